/** 'YYYY-MM-DD'. */
export type IsoDate = string;

/** 1 = Monday … 7 = Sunday. */
export const weekdayOf = (date: IsoDate): number => Temporal.PlainDate.from(date).dayOfWeek;

export const addDays = (date: IsoDate, days: number): IsoDate => Temporal.PlainDate.from(date).add({ days }).toString();

/** Minutes of wall time since 1970, so that two wall times can be subtracted; a clock change between them is not counted. */
export function wallMinutes(date: IsoDate, time: string): number {
  const days = Temporal.PlainDate.from('1970-01-01').until(date).days;
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return days * MINUTES_PER_DAY + hours * 60 + minutes;
}

export const MINUTES_PER_DAY = 1440;

/** The Monday of the date's week. */
export const mondayOf = (date: IsoDate): IsoDate => addDays(date, 1 - weekdayOf(date));

/** The first date, `date` included, whose weekday is between `first` and `last` (both included, `last` is `first` unless given). */
export function weekdayOnOrAfter(date: IsoDate, first: number, last = first): IsoDate {
  let day = date;
  while (weekdayOf(day) < first || weekdayOf(day) > last) day = addDays(day, 1);
  return day;
}

/** The last date, `date` included, with that weekday. */
export const weekdayOnOrBefore = (date: IsoDate, weekday: number): IsoDate => addDays(date, -((weekdayOf(date) - weekday + 7) % 7));

/** The n-th such weekday of a month. */
export function nthWeekday(year: number, month: number, weekday: number, n: number): IsoDate {
  const first = Temporal.PlainDate.from({ year, month, day: 1 }).toString();
  return addDays(weekdayOnOrAfter(first, weekday), 7 * (n - 1));
}

/** The last such weekday of a month. */
export function lastWeekday(year: number, month: number, weekday: number): IsoDate {
  const first = Temporal.PlainDate.from({ year, month, day: 1 });
  return weekdayOnOrBefore(first.with({ day: first.daysInMonth }).toString(), weekday);
}

/** Easter Sunday of the Gregorian calendar, by the anonymous algorithm that Nature printed in 1876. */
export function easterSunday(year: number): IsoDate {
  const a = year % 19;
  const century = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(century / 4);
  const e = century % 4;
  const f = Math.floor((century + 8) / 25);
  const g = Math.floor((century - f + 1) / 3);
  const h = (19 * a + century - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31);
  const day = ((h + l - 7 * m + 114) % 31) + 1;
  return Temporal.PlainDate.from({ year, month, day }).toString();
}
