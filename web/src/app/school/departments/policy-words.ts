import type { PolicyBody } from '@app/shared/contracts';
import { longWeekday, shortDay } from '../../core/when';

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

/** `by Thursday 12:00, 1 teaching week before the lesson’s` */
export function policyWords(policy: PolicyBody | null): string {
  if (!policy) return 'by Thursday 12:00, 1 teaching week before the lesson’s (the usual deadline)';
  const block = policy.blockWithinHours ? `; nothing within ${policy.blockWithinHours} h of the lesson` : '';
  if (policy.kind === 'weekly') {
    const weeks = policy.weeksBefore ?? 1;
    const when =
      weeks === 0 ? 'of the lesson’s own week' : `${weeks === 1 ? '1 teaching week' : `${weeks} teaching weeks`} before the lesson’s`;
    return `by ${longWeekday(policy.weekday ?? 4)} ${policy.time ?? '12:00'}, ${when}${block}`;
  }
  const days = policy.schoolDays ?? 3;
  return `${days === 1 ? '1 school day' : `${days} school days`} before the lesson, at ${policy.time ?? 'its own time'}${block}`;
}

/** A policy that begins later: `from Mon 4 Jan: …` */
export function comingWords(policies: readonly PolicyBody[], today: string): string[] {
  return policies.filter((policy) => policy.from > today).map((policy) => `from ${shortDay(policy.from)}: ${policyWords(policy)}`);
}

export function policyDraft(policy: PolicyBody | null, today: string): PolicyDraft {
  return {
    from: today,
    kind: policy?.kind ?? 'weekly',
    weekday: policy?.weekday ?? 4,
    time: policy?.time ?? (policy?.kind === 'notice' ? '' : '12:00'),
    weeksBefore: String(policy?.weeksBefore ?? 1),
    schoolDays: String(policy?.schoolDays ?? 3),
    blockWithinHours: policy?.blockWithinHours === undefined ? '' : String(policy.blockWithinHours),
  };
}

/** What is missing or no number, by field. */
export function wrongIn(draft: PolicyDraft): Record<string, string> {
  const wrong: Record<string, string> = {};
  const whole = (text: string, most: number): boolean => /^\d+$/.test(text.trim()) && Number(text) <= most;
  if (!draft.from) wrong['from'] = 'Give a date.';
  if (draft.kind === 'weekly' && !draft.time) wrong['time'] = 'Give a time.';
  if (draft.kind === 'weekly' && !whole(draft.weeksBefore, 20)) wrong['weeksBefore'] = 'Give a whole number from 0 to 20.';
  if (draft.kind === 'notice' && !whole(draft.schoolDays, 100)) wrong['schoolDays'] = 'Give a whole number from 0 to 100.';
  if (draft.blockWithinHours.trim() !== '' && !whole(draft.blockWithinHours, 1000))
    wrong['blockWithinHours'] = 'Give a whole number from 0 to 1000.';
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
