import type { Duty, DutyBody } from '@app/shared/contracts';
import type { DutyFunction } from '@app/shared/rules';

/** How often a duty comes back, as a form asks it; `rule`: in words of its own. */
export const REPEATS = ['once', 'daily', 'weekly', 'fortnightly', 'monthly', 'rule'] as const;
export type Repeat = (typeof REPEATS)[number];

/** A duty as it is typed. */
export interface DutyDraft {
  title: string;
  function: DutyFunction;
  minutes: string;
  repeat: Repeat;
  date: string;
  rrule: string;
  start: string;
  end: string;
  assigneeId: string;
}

const RULES: Partial<Record<Repeat, string>> = {
  daily: 'FREQ=DAILY',
  weekly: 'FREQ=WEEKLY',
  fortnightly: 'FREQ=WEEKLY;INTERVAL=2',
  monthly: 'FREQ=MONTHLY',
};

function repeatOf(rrule: string | null): Repeat {
  if (rrule === null) return 'once';
  return REPEATS.find((one) => RULES[one] === rrule) ?? 'rule';
}

/** Writes a duty as a form shows it; a new one comes back every week from a day on. */
export function dutyDraft(duty: Duty | null, today: string): DutyDraft {
  return {
    title: duty?.title ?? '',
    function: duty?.function ?? 'maintenance',
    minutes: duty ? String(duty.minutes) : '30',
    repeat: duty ? repeatOf(duty.rrule) : 'weekly',
    date: duty?.date ?? duty?.from ?? today,
    rrule: duty?.rrule ?? '',
    start: duty?.window.start ?? '09:00',
    end: duty?.window.end ?? '12:00',
    assigneeId: duty?.assigneeId ?? '',
  };
}

/** Makes what is sent of a form: a weekly or monthly duty comes back on the day on which it begins. */
export function dutyBody(draft: DutyDraft): DutyBody {
  const rrule = draft.repeat === 'rule' ? draft.rrule.trim() : RULES[draft.repeat];
  return {
    title: draft.title,
    function: draft.function,
    minutes: Number(draft.minutes.trim() || NaN),
    window: { start: draft.start, end: draft.end },
    assigneeId: draft.assigneeId || null,
    ...(draft.repeat === 'once' ? { date: draft.date } : { rrule: rrule ?? '', from: draft.date }),
  };
}
