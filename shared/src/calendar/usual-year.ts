import { addDays, type IsoDate, isIsoDate, weekdayOf } from '../time/iso-date.js';

/** A named stretch of days, both included. */
export interface NamedDays {
  name: string;
  from: IsoDate;
  to: IsoDate;
}

/** A term as long as this has a half term in it; shorter ones are halves themselves. */
const LONG_TERM_DAYS = 63;
/** A break of at least so many days, weekend included. */
const BREAK_DAYS = 5;

/** Easter Sunday of a year in the Gregorian calendar, by the anonymous algorithm (Nature, 20 April 1876). */
export function easterSunday(year: number): IsoDate {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return Temporal.PlainDate.from({ year, month: Math.floor(n / 31), day: (n % 31) + 1 }).toString();
}

/** The year in which the school year of a date began: from August on it is that year's. */
export function schoolYearOf(date: IsoDate): number {
  const { year, month } = Temporal.PlainDate.from(date);
  return month >= 8 ? year : year - 1;
}

/**
 * The terms that most schools of England and Wales have about these dates in a school year: a beginning to be put right, never the
 * school's own.
 */
export function usualTerms(year: number): NamedDays[] {
  const goodFriday = addDays(easterSunday(year + 1), -2);
  const april = `${year + 1}-04-01`;
  // two weeks off about Easter, and about the beginning of April where Easter is late
  const lastBefore = goodFriday > `${year + 1}-04-12` ? onOrBefore(addDays(april, 5), 5) : addDays(goodFriday, -1);
  const summer = addDays(onOrBefore(lastBefore, 1), 21);
  return [
    { name: 'Autumn term', from: onOrAfterWeekday(`${year}-09-01`), to: onOrBefore(`${year}-12-20`, 5) },
    { name: 'Spring term', from: onOrAfter(`${year + 1}-01-03`, 1), to: lastBefore },
    {
      name: 'Summer term',
      from: weekdayOf(summer) === 1 && summer === addDays(easterSunday(year + 1), 1) ? addDays(summer, 1) : summer,
      to: onOrAfter(`${year + 1}-07-20`, 3),
    },
  ];
}

/** The half terms that long terms have about these dates: the last week of October, the third of February, the last of May. */
function usualHalfTerms(year: number): NamedDays[] {
  const week = (monday: IsoDate): NamedDays => ({ name: 'Half term', from: monday, to: addDays(monday, 4) });
  return [week(onOrBefore(`${year}-10-31`, 1)), week(onOrAfter(`${year + 1}-02-15`, 1)), week(onOrBefore(`${year + 1}-05-31`, 1))];
}

/** Long terms in which nothing closes the school for some days: their half term is missing. Dates that are none yet count for nothing. */
export function withoutHalfTerm<Term extends NamedDays>(
  terms: readonly Term[],
  closures: readonly { from: IsoDate; to: IsoDate }[],
): Term[] {
  const breaks = closures.filter(({ from, to }) => isIsoDate(from) && isIsoDate(to) && addDays(from, BREAK_DAYS - 1) <= to);
  return terms.filter(({ from, to }) => {
    if (!isIsoDate(from) || !isIsoDate(to) || addDays(from, LONG_TERM_DAYS) > to) return false;
    return !breaks.some((one) => one.from > from && one.to < to);
  });
}

/** The usual half terms for the terms that have none. */
export function halfTermsFor(terms: readonly NamedDays[], closures: readonly { from: IsoDate; to: IsoDate }[]): NamedDays[] {
  const without = withoutHalfTerm(terms, closures);
  const years = [...new Set(without.flatMap(({ from, to }) => [schoolYearOf(from), schoolYearOf(to)]))];
  return years
    .flatMap(usualHalfTerms)
    .filter((half) => without.some((term) => term.from < half.from && half.to < term.to))
    .filter((half) => !closures.some(({ from, to }) => isIsoDate(from) && from <= half.to && half.from <= (isIsoDate(to) ? to : from)));
}

/** A day of so many periods, to begin with. */
export interface UsualBells {
  periods: number;
  minutes: number;
  starts: readonly string[];
}

/** The days that many schools have: so many periods of so many minutes, with a break and lunch between them. */
export const USUAL_BELLS: readonly UsualBells[] = [
  { periods: 5, minutes: 60, starts: ['08:50', '09:50', '11:10', '12:10', '14:00'] },
  { periods: 6, minutes: 50, starts: ['08:50', '09:40', '10:50', '11:40', '13:20', '14:10'] },
  { periods: 6, minutes: 55, starts: ['08:40', '09:35', '10:50', '11:45', '13:30', '14:25'] },
];

/** The periods of a usual day by name, start and end. */
export function periodsOf({ starts, minutes }: UsualBells): { name: string; start: string; end: string }[] {
  return starts.map((start, at) => {
    const end = Temporal.PlainTime.from(start).add({ minutes }).toString({ smallestUnit: 'minute' });
    return { name: `P${at + 1}`, start, end };
  });
}

/** The day from which deadlines may begin: the first day of teaching of the next week, else the next teaching day; null without one. */
export function nextTeachingWeek(teachingDays: readonly IsoDate[], today: IsoDate, firstWeekday: number): IsoDate | null {
  const coming = teachingDays.filter((date) => date > today).sort();
  const nextWeek = addDays(today, ((firstWeekday - weekdayOf(today) + 6) % 7) + 1);
  return coming.find((date) => date >= nextWeek) ?? coming[0] ?? null;
}

function onOrBefore(date: IsoDate, weekday: number): IsoDate {
  return addDays(date, -((weekdayOf(date) - weekday + 7) % 7));
}

function onOrAfter(date: IsoDate, weekday: number): IsoDate {
  return addDays(date, (weekday - weekdayOf(date) + 7) % 7);
}

function onOrAfterWeekday(date: IsoDate): IsoDate {
  return weekdayOf(date) > 5 ? onOrAfter(date, 1) : date;
}
