import type { RequisitionOutcome } from '../../requisitions/closing.js';
import type { IsoDate } from '../../time/iso-date.js';
import { counted } from './counts.js';
import { day } from './dates.js';
import { type Periods, periods, whose } from './lessons.js';

export const heading = 'Over, not closed';
export const why = 'Their lessons are over and nobody has ticked anything. What became of them?';
export const allNeverMade = 'Close all as never made';

/** What became of a request, as the button says it that closes it so. */
export const outcomes: Record<RequisitionOutcome, string> = {
  used: 'Used',
  'partly-used': 'Partly used',
  'not-used': 'Not used',
  'never-made': 'Never made',
};

/** The lesson that a request was for, with whose it was. */
interface Held extends Periods {
  group: string;
  date: IsoDate;
  room: string | null;
  teacher: { name: string };
  otherTeachers?: readonly { name: string }[];
}

/** Says which lesson a request was for: '10P, Thu 19 Nov P3, North 1, Rosa Holt'. */
export function lesson(of: Held): string {
  const place = `${day(of.date)} ${periods(of.period, of.lastPeriod)}`;
  return [of.group, place, of.room, whose(of.teacher.name, of.otherTeachers)].filter(Boolean).join(', ');
}

/** Says that one was closed, and as what. */
export function closed(title: string, outcome: RequisitionOutcome): string {
  return `${title}: closed, ${outcomes[outcome].toLowerCase()}.`;
}

/** Says how many were closed at once. */
export function closedAll(count: number): string {
  return `${counted(count, 'request')} closed as never made.`;
}

/** Asks on a lesson that is over what became of what was asked for. */
export const howItWent = 'How did it go?';

/** Says what became of a request that is closed: 'partly used', 'not known what became of it'. */
export function became(outcome: string | null): string {
  return outcomes[outcome as RequisitionOutcome]?.toLowerCase() ?? 'not known what became of it';
}
