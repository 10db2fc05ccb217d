import type { OccasionBody, OccasionView } from '@app/shared/contracts';
import { addDays, isIsoDate, type OccasionKind, weekdayOf } from '@app/shared/rules';

/** How an occasion repeats, as a form asks it; `rule`: by one that a program wrote, which stays as it is. */
export const REPEATS = ['once', 'weekly', 'fortnightly', 'monthly-date', 'monthly-day', 'rule'] as const;
export type Repeat = (typeof REPEATS)[number];

/** An occasion as it is typed. */
export interface OccasionDraft {
  title: string;
  kind: OccasionKind;
  date: string;
  start: string;
  end: string;
  repeat: Repeat;
  until: string;
  rrule: string;
  skipNonTeaching: boolean;
  departmentId: string;
  teacherId: string;
  roomId: string;
  groupId: string;
  pupils: string;
}

const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
/** A rule ends within so many days. */
const DAYS_AT_MOST = 400;

/** Writes the rule of RFC 5545 of what is chosen, without its end; null for once. */
function stepOf(repeat: Repeat, date: string): string | null {
  const place = Math.ceil(Number(date.slice(8)) / 7);
  switch (repeat) {
    case 'weekly':
      return 'FREQ=WEEKLY';
    case 'fortnightly':
      return 'FREQ=WEEKLY;INTERVAL=2';
    case 'monthly-date':
      return 'FREQ=MONTHLY';
    case 'monthly-day':
      // not every month has a fifth
      return isIsoDate(date) ? `FREQ=MONTHLY;BYDAY=${place === 5 ? -1 : place}${DAYS[weekdayOf(date) - 1]}` : null;
    default:
      return null;
  }
}

/** Reads the end of a rule; null where it ends otherwise than by a date. */
function untilOf(rrule: string): { step: string; until: string } | null {
  const parts = rrule.toUpperCase().replace('RRULE:', '').split(';');
  const end = parts
    .find((part) => part.startsWith('UNTIL='))
    ?.slice(6)
    .replaceAll('-', '');
  const until = end && `${end.slice(0, 4)}-${end.slice(4, 6)}-${end.slice(6, 8)}`;
  return until && isIsoDate(until) ? { step: parts.filter((part) => part !== '' && !part.startsWith('UNTIL=')).join(';'), until } : null;
}

function repeatOf({ rrule, date }: OccasionView): Pick<OccasionDraft, 'repeat' | 'until' | 'rrule'> {
  if (rrule === null) return { repeat: 'once', until: '', rrule: '' };
  const read = untilOf(rrule);
  const repeat = read && REPEATS.find((one) => stepOf(one, date) === read.step);
  return repeat ? { repeat, until: read.until, rrule } : { repeat: 'rule', until: '', rrule };
}

/** Writes an occasion as a form shows it. */
export function draftOf(occasion: OccasionView): OccasionDraft {
  const { title, kind, date, start, end, skipNonTeaching, departmentId, teacher, room, group, pupils } = occasion;
  return {
    ...{ title, kind, date, start, end, skipNonTeaching, departmentId, ...repeatOf(occasion) },
    teacherId: teacher.id,
    roomId: room?.id ?? '',
    groupId: group?.id ?? '',
    pupils: pupils === null ? '' : String(pupils),
  };
}

/** Begins a new one: somebody's own, in a department. */
export function newDraft(teacherId: string, departmentId: string): OccasionDraft {
  return {
    ...{ title: '', kind: 'club', date: '', start: '', end: '', repeat: 'once', until: '', rrule: '', skipNonTeaching: true },
    ...{ departmentId, teacherId, roomId: '', groupId: '', pupils: '' },
  };
}

/** Makes the rule that is sent: by what is chosen, until the day that is typed; null for once. */
export function ruleOf({ repeat, date, until, rrule }: OccasionDraft): string | null {
  if (repeat === 'rule') return rrule;
  const step = stepOf(repeat, date);
  return step === null ? null : `${step};UNTIL=${until.replaceAll('-', '')}`;
}

/** Makes what is sent of a form. What skips days without teaching is what repeats: one date is held on the day that was chosen. */
export function bodyOf(draft: OccasionDraft): OccasionBody {
  const { title, kind, date, start, end, departmentId, teacherId, roomId, groupId, pupils } = draft;
  return {
    ...{ title, kind, date, start, end, departmentId, teacherId },
    roomId: roomId || null,
    groupId: groupId || null,
    pupils: pupils.trim() === '' ? null : Number(pupils.trim()),
    rrule: ruleOf(draft),
    skipNonTeaching: draft.repeat !== 'once' && draft.skipNonTeaching,
  };
}

/** Lists the dates of what is chosen up to a day, before days without teaching are left out; of a rule of its own the first alone. */
export function datesOf({ repeat, date, until }: OccasionDraft, to: string): string[] {
  if (!isIsoDate(date)) return [];
  const last = isIsoDate(until) && until < to ? until : to;
  if (repeat === 'once' || repeat === 'rule') return date <= to ? [date] : [];
  const steps = Array.from({ length: DAYS_AT_MOST }, (_, at) => addDays(date, at));
  return steps.filter((one) => one <= last && isOn(repeat, date, one));
}

function isOn(repeat: Repeat, first: string, one: string): boolean {
  if (repeat === 'monthly-date') return one.slice(8) === first.slice(8);
  if (weekdayOf(one) !== weekdayOf(first)) return false;
  const weeks = Temporal.PlainDate.from(first).until(one, { largestUnit: 'days' }).days / 7;
  if (repeat === 'weekly') return true;
  return repeat === 'fortnightly'
    ? weeks % 2 === 0
    : stepOf('monthly-day', one) === stepOf('monthly-day', first) || isSamePlace(first, one);
}

/** A fifth of its weekday is the last of its month, and so may a fourth be. */
function isSamePlace(first: string, one: string): boolean {
  const isLast = (date: string) => addDays(date, 7).slice(5, 7) !== date.slice(5, 7);
  return Math.ceil(Number(first.slice(8)) / 7) === 5 && isLast(one);
}
