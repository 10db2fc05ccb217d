import type { IsoDate } from './dates.js';
import { addDays, easterSunday, lastWeekday, nthWeekday, weekdayOnOrAfter, weekdayOnOrBefore } from './dates.js';

export interface SeedTerm {
  name: string;
  from: IsoDate;
  to: IsoDate;
}

export interface SeedClosure {
  from: IsoDate;
  to: IsoDate;
  kind: 'holiday' | 'inset' | 'bank-holiday' | 'other';
  name: string;
}

const MONDAY = 1;
const WEDNESDAY = 3;
const FRIDAY = 5;

/** The bank holidays of England from January to June, by their usual rules (the others are never in term); one-off changes are not known here. */
export function bankHolidays(year: number): { date: IsoDate; name: string }[] {
  const easter = easterSunday(year);
  return [
    { date: weekdayOnOrAfter(`${year}-01-01`, MONDAY, FRIDAY), name: 'New Year’s Day' },
    { date: addDays(easter, -2), name: 'Good Friday' },
    { date: addDays(easter, 1), name: 'Easter Monday' },
    { date: nthWeekday(year, 5, MONDAY, 1), name: 'Early May bank holiday' },
    { date: lastWeekday(year, 5, MONDAY), name: 'Spring bank holiday' },
  ];
}

/**
 * The terms and closures of the school year that begins in September of `year`, by rule: autumn from the first weekday of September to
 * the Friday before Christmas week, spring from the first weekday after 2 January to the Friday before Holy Week (or Maundy Thursday when Easter is in March), two weeks of
 * holiday, summer to the Wednesday nearest 21 July; a half-term week in each, five INSET days, and the bank holidays that fall in term.
 */
export function academicYear(year: number): { terms: SeedTerm[]; closures: SeedClosure[] } {
  const next = year + 1;
  const easter = easterSunday(next);
  const autumn = { from: weekdayOnOrAfter(`${year}-09-01`, MONDAY, FRIDAY), to: weekdayOnOrBefore(`${year}-12-20`, FRIDAY) };
  const springEnd = easter < `${next}-04-01` ? addDays(easter, -3) : addDays(easter, -9);
  const spring = { from: weekdayOnOrAfter(`${next}-01-03`, MONDAY, FRIDAY), to: springEnd };
  const summer = {
    from: addDays(weekdayOnOrAfter(springEnd, MONDAY), 14),
    to: weekdayOnOrBefore(`${next}-07-24`, WEDNESDAY),
  };
  const label = `${year}–${String(next).slice(2)}`;
  const terms: SeedTerm[] = [
    { name: `Autumn ${label}`, ...autumn },
    { name: `Spring ${label}`, ...spring },
    { name: `Summer ${label}`, ...summer },
  ];

  const autumnHalf = lastWeekday(year, 10, MONDAY);
  const halves = [autumnHalf, nthWeekday(next, 2, MONDAY, 3), lastWeekday(next, 5, MONDAY)];
  const insetDays = [
    autumn.from,
    weekdayOnOrAfter(addDays(autumn.from, 1), MONDAY, FRIDAY),
    addDays(autumnHalf, 7),
    firstWorkday(spring.from, next),
    lastWeekday(next, 6, FRIDAY),
  ];
  const inTerm = (date: IsoDate) => terms.some((term) => term.from <= date && date <= term.to);
  const inHalf = (date: IsoDate) => halves.some((monday) => monday <= date && date <= addDays(monday, 4));
  const holidays = bankHolidays(next).filter(({ date }) => inTerm(date) && !inHalf(date));
  const closures: SeedClosure[] = [
    ...halves.map((monday) => ({ from: monday, to: addDays(monday, 4), kind: 'holiday' as const, name: 'Half term' })),
    ...insetDays.map((date) => ({ from: date, to: date, kind: 'inset' as const, name: 'INSET day' })),
    ...holidays.map(({ date, name }) => ({ from: date, to: date, kind: 'bank-holiday' as const, name })),
  ];
  return { terms, closures: closures.sort((one, other) => one.from.localeCompare(other.from)) };
}

/** The day itself, or the one after when it is a bank holiday. */
function firstWorkday(date: IsoDate, year: number): IsoDate {
  return bankHolidays(year).some((holiday) => holiday.date === date) ? addDays(date, 1) : date;
}
