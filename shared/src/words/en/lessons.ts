import type { LessonState } from '../../calendar/lesson-state.js';
import { number } from './counts.js';
import { late, type Lateness } from './durations.js';

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
  return of === 'late' && by.minutesLate > 0 ? late(by) : states[of];
}

/** Says what is asked for at a lesson: its first request, and how many more. */
export function asked(title: string, more: number): string {
  return more > 0 ? `${title} and ${number(more)} more` : title;
}

/** Says which of a lesson's teachers are away: 'Ada Holt is away', 'Ada Holt and Ben Bram are away'. */
export function away(names: readonly string[]): string {
  return `${listed(names)} ${names.length === 1 ? 'is' : 'are'} away`;
}

/** Names a lesson's periods: 'P3', 'P3-P4' for a lesson of several. */
export function periods(first: string, last: string | null): string {
  return last === null ? first : `${first}-${last}`;
}

/** Says who teaches a lesson beside the first teacher: 'with Ben Bram'. */
export function besides(names: readonly string[]): string {
  return `with ${listed(names)}`;
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
