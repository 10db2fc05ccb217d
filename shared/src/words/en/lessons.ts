import type { LessonState } from '../../calendar/lesson-state.js';
import { dateAt } from '../../time/instant.js';
import { type At, msOf } from '../at.js';
import { number } from './counts.js';
import { day } from './dates.js';
import { late, type Lateness, work } from './durations.js';

/** What a lesson is to its teacher, in a word or two; its look never says it alone. */
export const states: Record<LessonState, string> = {
  unanswered: 'unanswered',
  'nothing-needed': 'nothing needed',
  'not-asked': 'not asked for',
  draft: 'draft',
  waiting: 'sent, not accepted yet',
  queried: 'Question for you',
  accepted: 'accepted',
  short: 'short',
  late: 'late',
  ready: 'ready',
  done: 'done',
  declined: 'declined',
};

/** Says a lesson's state, with how late where it is late and that is known: '4 school days late', '40 min late'. */
export function state(of: LessonState, by: Lateness): string {
  return of === 'late' && by.minutesLate ? late(by) : states[of];
}

/** Says what is asked for at a lesson: its first request, and how many more. */
export function asked(title: string, more: number): string {
  return more > 0 ? `${title} and ${number(more)} more` : title;
}

/** Says which of a lesson's teachers are away: 'Ada Holt is away', 'Ada Holt and Ben Bram are away'. */
export function away(names: readonly string[]): string {
  return `${listed(names)} ${names.length === 1 ? 'is' : 'are'} away`;
}

/** What is another of a lesson, by names and wall times. */
export interface ChangedFacts {
  kind: 'room' | 'time' | 'cover' | 'cancelled' | 'room-closed';
  room: string | null;
  start: string | null;
  end: string | null;
  teacher: string | null;
  before: { room: string | null; teacher: string | null };
}

/** Says what is another of a lesson: 'in Lab 3, not Lab 1', 'at 14:00 to 15:00', 'taken by Ben Bram for Ada Holt'. */
export function changed({ kind, room, start, end, teacher, before }: ChangedFacts): string {
  switch (kind) {
    case 'cancelled':
      return 'called off';
    case 'cover':
      return `taken by ${teacher ?? 'somebody else'}${before.teacher === null ? '' : ` for ${before.teacher}`}`;
    case 'time':
      return `at ${start} to ${end}`;
    case 'room-closed':
      return `${room} is closed, and it has no other room yet`;
    default:
      return `${room === null ? 'without a room' : `in ${room}`}${before.room === null || before.room === room ? '' : `, not ${before.room}`}`;
  }
}

/** Opens what changes a lesson. */
export const change = 'Change this lesson';

/** Marks what is another of a lesson on a list: 'moved to 14:00', 'covered by Ben Bram', 'called off', 'other room: Lab 2'. */
export function changeMark({ kind, room, start, teacher }: Pick<ChangedFacts, 'kind' | 'room' | 'start' | 'teacher'>): string {
  switch (kind) {
    case 'cancelled':
      return 'called off';
    case 'cover':
      return `covered by ${teacher ?? 'somebody else'}`;
    case 'time':
      return `moved to ${start}`;
    case 'room-closed':
      return `${room} is closed`;
    default:
      return room === null ? 'no room' : `other room: ${room}`;
  }
}

/** Names a lesson's periods: 'P3', 'P3–4' for a lesson of several, 'Reg–P1' where they are called by different words. */
export function periods(first: string, last: string | null | undefined): string {
  if (!last || last === first) return first;
  const [from, to] = [first, last].map((name) => /^(.*?)(?<!\d)(\d+)$/.exec(name));
  return from && to && from[1] === to[1] ? `${first}–${to[2]}` : `${first}–${last}`;
}

/** A lesson's first period and, of one of several, its last. */
export interface Periods {
  period: string;
  /** Null for a lesson of one; not there in what was kept before lessons of several were told by both. */
  lastPeriod?: string | null;
}

/** Says who teaches a lesson beside the first teacher: 'with Ben Bram'. */
export function besides(names: readonly string[]): string {
  return `with ${listed(names)}`;
}

/** Names whose request it is, and who has the lesson too: 'Ada Holt', 'Ada Holt with Ben Bram'. */
export function whose(teacher: string, others: readonly (string | { name: string })[] = []): string {
  const names = others.map((other) => (typeof other === 'string' ? other : other.name));
  return names.length === 0 ? teacher : `${teacher} ${besides(names)}`;
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** Says until when what was set up stays out: 'out until Wed 25 Nov'. */
export function outUntil(until: At, timeZone: string): string {
  return `out until ${day(dateAt(msOf(until), timeZone))}`;
}

/** Says that a technician helps in the lesson, and for how long: 'technician there 15 min'. */
export function helped(minutes: number): string {
  return `technician there ${work(minutes)}`;
}
