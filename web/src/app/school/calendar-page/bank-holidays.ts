import type { Closure } from '@app/shared/contracts';

/**
 * The bank holidays of England and Wales in a year, by rule: New Year's Day, Good Friday, Easter Monday, the first and last
 * Monday of May, the last Monday of August, Christmas Day and Boxing Day. One that falls on a weekend moves to the next weekday
 * that is not one itself. Days proclaimed for one year only are not in it: compare with gov.uk/bank-holidays.
 */
export function bankHolidays(year: number): { date: string; name: string }[] {
  const easter = easterOf(year);
  const may = Temporal.PlainDate.from({ year, month: 5, day: 1 });
  const christmas = Temporal.PlainDate.from({ year, month: 12, day: 25 });
  const [first, second] = weekdaysFrom(christmas);
  // on a Sunday, Boxing Day keeps its Monday and Christmas Day moves past it
  const onSunday = christmas.dayOfWeek === 7;
  return [
    { date: weekdaysFrom(Temporal.PlainDate.from({ year, month: 1, day: 1 }))[0], name: 'New Year’s Day' },
    { date: easter.subtract({ days: 2 }), name: 'Good Friday' },
    { date: easter.add({ days: 1 }), name: 'Easter Monday' },
    { date: mondayFrom(may), name: 'Early May bank holiday' },
    { date: mondayFrom(may.with({ day: 25 })), name: 'Spring bank holiday' },
    { date: mondayFrom(Temporal.PlainDate.from({ year, month: 8, day: 25 })), name: 'Summer bank holiday' },
    { date: onSunday ? second : first, name: 'Christmas Day' },
    { date: onSunday ? first : second, name: 'Boxing Day' },
  ].map(({ date, name }) => ({ date: date.toString(), name }));
}

/** Those that fall into a term on a day that nothing closes yet. */
export function bankHolidaysIn(
  terms: readonly { from: string; to: string }[],
  closures: readonly { from: string; to: string }[],
): Closure[] {
  const years = terms
    .flatMap(({ from, to }) => [from, to].map((date) => Number(date.slice(0, 4))))
    .filter((year) => year > 1900 && year < 2200);
  const found: Closure[] = [];
  for (let year = Math.min(...years); year <= Math.max(...years); year++)
    for (const { date, name } of bankHolidays(year)) {
      const isIn = (range: { from: string; to: string }): boolean => range.from <= date && date <= range.to;
      if (terms.some(isIn) && !closures.some(isIn)) found.push({ from: date, to: date, kind: 'bank-holiday', name });
    }
  return found;
}

/** The date itself, or the Monday after where it is at a weekend; and the weekday after that. */
function weekdaysFrom(date: Temporal.PlainDate): [Temporal.PlainDate, Temporal.PlainDate] {
  const first = date.dayOfWeek > 5 ? date.add({ days: 8 - date.dayOfWeek }) : date;
  return [first, first.add({ days: first.dayOfWeek === 5 ? 3 : 1 })];
}

function mondayFrom(date: Temporal.PlainDate): Temporal.PlainDate {
  return date.add({ days: (8 - date.dayOfWeek) % 7 });
}

/** Easter Sunday in the Gregorian calendar, by the anonymous algorithm (Nature, 20 April 1876). */
function easterOf(year: number): Temporal.PlainDate {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return Temporal.PlainDate.from({ year, month: Math.floor(n / 31), day: (n % 31) + 1 });
}
