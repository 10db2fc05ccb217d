import type { WhatIfBody } from '@app/shared/contracts';
import { isIsoDate, isWallTime, POLICY_LIMITS, WHAT_IF_LIMITS } from '@app/shared/rules';
import type { PageWords } from '@app/shared/words';

/** What is tried, as its form holds it; numbers are text while they are typed, and empty where all stays as it was. */
export interface WhatIfDraft {
  from: string;
  to: string;
  technicians: string;
  practicalsADay: string;
  turnaroundMinutes: string;
  policy: 'same' | 'notice' | 'weekly';
  schoolDays: string;
  weekday: number;
  weeksBefore: string;
  time: string;
}

/** A draft of some dates that tries nothing yet. */
export function draftOf(dates: { from: string; to: string }): WhatIfDraft {
  return {
    ...dates,
    technicians: '',
    practicalsADay: '',
    turnaroundMinutes: '',
    policy: 'same',
    schoolDays: '5',
    weekday: 4,
    weeksBefore: '1',
    time: '',
  };
}

/** Whether anything of it is other than it was. */
export function triesSomething({ technicians, practicalsADay, turnaroundMinutes, policy }: WhatIfDraft): boolean {
  return [technicians, practicalsADay, turnaroundMinutes].some((text) => text.trim() !== '') || policy !== 'same';
}

/** What is missing or no number, by the server's name of the field. */
export function wrongIn(draft: WhatIfDraft, { forms }: PageWords): Record<string, string> {
  const wrong: Record<string, string> = {};
  const number = (field: string, text: string, most: number, isNeeded: boolean): void => {
    if (text.trim() === '' && !isNeeded) return;
    if (!/^\d+$/.test(text.trim()) || Number(text) > most) wrong[field] = forms.wholeNumber(most);
  };
  for (const field of ['from', 'to'] as const) if (!isIsoDate(draft[field])) wrong[field] = forms.dateMissing;
  for (const field of ['technicians', 'practicalsADay', 'turnaroundMinutes'] as const)
    number(field, draft[field], WHAT_IF_LIMITS[field], false);
  const { policy, schoolDays, weeksBefore, time } = draft;
  if (policy === 'notice') number('policy.schoolDays', schoolDays, POLICY_LIMITS.schoolDays, true);
  if (policy === 'weekly') number('policy.weeksBefore', weeksBefore, POLICY_LIMITS.weeksBefore, true);
  if (policy === 'weekly' ? !isWallTime(time) : policy === 'notice' && time !== '' && !isWallTime(time))
    wrong['policy.time'] = forms.timeMissing;
  return wrong;
}

/** What is tried, as the server takes it. */
export function bodyOf(draft: WhatIfDraft, departmentId: string): WhatIfBody {
  const { from, to, technicians, practicalsADay, turnaroundMinutes, policy, schoolDays, weekday, weeksBefore, time } = draft;
  const at = time === '' ? {} : { time };
  return {
    from,
    to,
    departmentId,
    ...(technicians.trim() && { technicians: Number(technicians) }),
    ...(practicalsADay.trim() && { practicalsADay: Number(practicalsADay) }),
    ...(turnaroundMinutes.trim() && { turnaroundMinutes: Number(turnaroundMinutes) }),
    ...(policy === 'notice' && { policy: { kind: policy, schoolDays: Number(schoolDays), ...at } }),
    ...(policy === 'weekly' && { policy: { kind: policy, weekday, weeksBefore: Number(weeksBefore), ...at } }),
  };
}
