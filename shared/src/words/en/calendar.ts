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
