import { number } from './counts.js';

/** Says how much of a list is shown: 'Showing 50 of 356'. */
export function showing(shown: number, total: number): string {
  return `Showing ${number(shown)} of ${number(total)}`;
}

/** Says of a part of a list that goes by lessons how much it is. */
export function firstByLesson(shown: number, total: number): string {
  return `Here are the first ${number(shown)} of ${number(total)}, by lesson.`;
}

/** Says how much is shown of what was found by a few letters, which more of them narrow: 'Showing 8 of 41: type more'. */
export function typeMore(shown: number, total: number): string {
  return `${showing(shown, total)}: type more`;
}

/** Says the same before a letter is typed; `suited`: they are those of one class. */
export function typeLetters(shown: number, total: number, suited: boolean): string {
  return `${showing(shown, total)}${suited ? ' for this class' : ''}: type a few letters`;
}

/** Says aloud how many practicals were found, and of how many: '3 practicals found', '41 practicals found, 8 shown'. */
export function practicalsFound(shown: number, total: number): string {
  if (total > shown) return `${number(total)} practicals found, ${number(shown)} shown`;
  return shown === 1 ? '1 practical found' : `${number(shown)} practicals found`;
}
