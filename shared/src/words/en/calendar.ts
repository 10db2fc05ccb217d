import { counted } from './counts.js';
import { longWeekday } from './dates.js';

/** Says that two periods without a schedule are at once: 'P3 Lower is at the same time as P3 on Mondays to Fridays.' */
export function atOnce(first: string, second: string, weekdays: readonly number[]): string {
  return `${second} is at the same time as ${first} on ${everyOf(weekdays)}.`;
}

/** Lists weekdays as plurals, a run of three or more by its ends: 'Mondays to Fridays', 'Mondays and Fridays'. */
export function everyOf(weekdays: readonly number[]): string {
  const names = weekdays.map((weekday) => `${longWeekday(weekday)}s`);
  const [first = '', last = ''] = [names[0], names.at(-1)];
  const isRun = weekdays.every((weekday, at) => at === 0 || weekday === (weekdays[at - 1] ?? 0) + 1);
  if (names.length > 2 && isRun) return `${first} to ${last}`;
  return names.length < 2 ? first : `${names.slice(0, -1).join(', ')} and ${last}`;
}

export const secondBells = 'Is this a second set of bells?';
export const secondBellsWhy =
  'Lower and upper school may have their own. Name it and each class follows its own times; otherwise put the times right.';
export const nameOfBells = 'Name of these bells';
export const nameOfBellsHint = 'Such as Lower school';
/** Labels the name of the bells on a period. */
export const bells = 'Bells';
export const weekBegins = 'A week begins on';
export const doubles = 'Two periods in a row are one lesson';
export const doublesWhy =
  'Of one class with the same teacher, room and subject, with no break between them. Where a request stands at the second of two, they stay two until it is done.';

/** Labels the step that makes periods a second set of bells: 'Yes, these 2 periods go by them'. */
export function theyAreBells(count: number): string {
  return count === 1 ? 'Yes, this period goes by them' : `Yes, these ${counted(count, 'period')} go by them`;
}

/** Offers what the teaching days say of the week's first day: 'Sunday, as the periods say'. */
export function asPeriodsSay(weekday: number): string {
  return `${longWeekday(weekday)}, as the periods say`;
}

/** Says that doubles are joined from now on, or are not. */
export function doublesSaid(joined: boolean): string {
  return joined ? 'Two periods in a row are one lesson now.' : 'Two periods in a row are two lessons now.';
}
