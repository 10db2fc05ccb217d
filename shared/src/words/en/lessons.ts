import type { LessonState } from '../../calendar/lesson-state.js';
import { number } from './counts.js';
import { span } from './durations.js';

/** What a lesson is to its teacher, in a word or two; its look never says it alone. */
export const states: Record<LessonState, string> = {
  unanswered: 'unanswered',
  'nothing-needed': 'nothing needed',
  'not-asked': 'not asked for',
  draft: 'draft',
  waiting: 'waiting',
  queried: 'queried',
  accepted: 'accepted',
  short: 'short',
  late: 'late',
  ready: 'ready',
  done: 'done',
  declined: 'declined',
};

/** Says a lesson's state, with how late where it is late and that is known: 'late 40 min'. */
export function state(of: LessonState, minutesLate: number): string {
  return of === 'late' && minutesLate > 0 ? lateBy(minutesLate) : states[of];
}

/** Says what is asked for at a lesson: its first request, and how many more. */
export function asked(title: string, more: number): string {
  return more > 0 ? `${title} and ${number(more)} more` : title;
}

/** Says how late something came: 'late 1 day 3 h'. */
export function lateBy(minutes: number): string {
  return `late ${span(minutes)}`;
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
