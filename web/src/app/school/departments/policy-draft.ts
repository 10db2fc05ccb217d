import type { PolicyBody } from '@app/shared/contracts';
import { DEFAULT_POLICY, isIsoDate, isWallTime, noticeTerms, POLICY_LIMITS, weeklyTerms } from '@app/shared/rules';
import type { PageWords } from '@app/shared/words';

/** A policy as its form holds it; numbers are text while they are typed. */
export interface PolicyDraft {
  from: string;
  kind: PolicyBody['kind'];
  weekday: number;
  time: string;
  weeksBefore: string;
  schoolDays: string;
  blockWithinHours: string;
}

/** The policy in the form: what it leaves out is the default's, and what the other kind would ask for stands ready. */
export function policyDraft(policy: PolicyBody | null, today: string): PolicyDraft {
  const weekly = weeklyTerms(policy ?? DEFAULT_POLICY);
  return {
    from: today,
    kind: (policy ?? DEFAULT_POLICY).kind,
    weekday: weekly.weekday,
    time: policy?.kind === 'notice' ? (policy.time ?? '') : weekly.time,
    weeksBefore: String(weekly.weeksBefore),
    schoolDays: String(noticeTerms(policy ?? DEFAULT_POLICY).schoolDays),
    blockWithinHours: policy?.blockWithinHours === undefined ? '' : String(policy.blockWithinHours),
  };
}

/** What is missing or no number, by field. */
export function wrongIn(draft: PolicyDraft, { forms }: PageWords): Record<string, string> {
  const wrong: Record<string, string> = {};
  const numberIn = (field: keyof typeof POLICY_LIMITS): void => {
    const text = draft[field].trim();
    if (!/^\d+$/.test(text) || Number(text) > POLICY_LIMITS[field]) wrong[field] = forms.wholeNumber(POLICY_LIMITS[field]);
  };
  if (!isIsoDate(draft.from)) wrong['from'] = forms.dateMissing;
  if ((draft.kind === 'weekly' || draft.time !== '') && !isWallTime(draft.time)) wrong['time'] = forms.timeMissing;
  numberIn(draft.kind === 'weekly' ? 'weeksBefore' : 'schoolDays');
  if (draft.blockWithinHours.trim() !== '') numberIn('blockWithinHours');
  return wrong;
}

/** The policy as the server takes it: only what its kind asks for. */
export function policyBody(draft: PolicyDraft): PolicyBody {
  return {
    from: draft.from,
    kind: draft.kind,
    ...(draft.kind === 'weekly'
      ? { weekday: draft.weekday, weeksBefore: Number(draft.weeksBefore) }
      : { schoolDays: Number(draft.schoolDays) }),
    ...(draft.time && { time: draft.time }),
    ...(draft.blockWithinHours.trim() && { blockWithinHours: Number(draft.blockWithinHours) }),
  };
}
