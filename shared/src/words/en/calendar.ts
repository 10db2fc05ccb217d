import { counted } from './counts.js';
import { day, dayFrom, longWeekday } from './dates.js';

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

export const addTerm = 'Add term';
export const addClosure = 'Add days without lessons';
export const addPeriod = 'Add period';
export const addOverride = 'Reset week letter';
export const cycle = 'Timetable cycle';
export const repeats = 'The timetable repeats';
export const cycles = {
  same: 'every week',
  weeks: 'over two weeks or more (A, B)',
  rotating: 'over numbered days (Day 1 to Day 6)',
} as const;
export const usualHint = 'A beginning to put right: your school’s own dates and times may differ.';
export const nation = 'Bank holidays of';
export const nations = { 'england-and-wales': 'England and Wales', scotland: 'Scotland', 'northern-ireland': 'Northern Ireland' } as const;
export const bankHolidaysWhy =
  'Worked out by rule; a day proclaimed for one year only is not among them. Compare with gov.uk/bank-holidays.';

/** Shows or hides the terms and days that are over. */
export function over(count: number, shown: boolean): string {
  return `${shown ? 'Hide' : 'Show'} the ${counted(count, 'term or day', 'terms and days')} that ${count === 1 ? 'is' : 'are'} over`;
}

/** Offers the usual terms of a school year: 'Fill in usual terms of 2026/27'. */
export function usualTerms(year: number): string {
  return `Fill in usual terms of ${year}/${String((year + 1) % 100).padStart(2, '0')}`;
}

/** Says in which terms no half term stands. */
export function noHalfTerm(terms: readonly string[]): string {
  const names = terms.map((name) => name.trim()).filter(Boolean);
  return `No half term yet${names.length > 0 ? ` in ${names.join(', ')}` : ''}. Week letters and deadlines are wrong around a holiday that is missing.`;
}

/** Offers half terms by their dates: 'Put in Mon 26 to Fri 30 Oct'. */
export function usualHalfTerms(halves: readonly { from: string; to: string }[], today: string): string {
  return `Put in ${halves.map(({ from, to }) => `${day(from)} to ${dayFrom(to, today)}`).join('; ')}`;
}

/** Offers a usual day: '5 periods of 60 minutes, from 08:50'. */
export function usualBells({ periods, minutes, starts }: { periods: number; minutes: number; starts: readonly string[] }): string {
  return `${counted(periods, 'period')} of ${minutes} minutes, from ${starts[0] ?? ''}`;
}

export const usualBellsLead = 'Start with a usual day and put its times right:';

/** Offers bank holidays by how many there are. */
export function putInBankHolidays(count: number): string {
  return count === 1 ? 'Put in the bank holiday in these terms' : `Put in the ${counted(count, 'bank holiday')} in these terms`;
}

/** Says that bank holidays stand in the form now. */
export function bankHolidaysIn(count: number): string {
  return `${counted(count, 'bank holiday')} put in. Save the calendar to keep ${count === 1 ? 'it' : 'them'}.`;
}
