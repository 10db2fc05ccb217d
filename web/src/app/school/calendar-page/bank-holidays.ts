import type { Closure } from '@app/shared/contracts';
import { easterSunday } from '@app/shared/rules';

/** The parts of the United Kingdom with bank holidays of their own. */
export const NATIONS = ['england-and-wales', 'scotland', 'northern-ireland'] as const;
export type Nation = (typeof NATIONS)[number];

/** One by rule, or two days that follow each other and never share a weekday. */
type Rule = (year: number) => { date: string; name: string }[];

const one =
  (name: string, on: (year: number) => Temporal.PlainDate): Rule =>
  (year) => [{ date: weekdaysFrom(on(year))[0].toString(), name }];
const day = (year: number, month: number, date: number): Temporal.PlainDate => Temporal.PlainDate.from({ year, month, day: date });
const easter = (year: number): Temporal.PlainDate => Temporal.PlainDate.from(easterSunday(year));

const GOOD_FRIDAY = one('Good Friday', (year) => easter(year).subtract({ days: 2 }));
const EASTER_MONDAY = one('Easter Monday', (year) => easter(year).add({ days: 1 }));
const EARLY_MAY = one('Early May bank holiday', (year) => mondayFrom(day(year, 5, 1)));
const SPRING = one('Spring bank holiday', (year) => mondayFrom(day(year, 5, 25)));
const SUMMER = one('Summer bank holiday', (year) => mondayFrom(day(year, 8, 25)));
const NEW_YEAR = one('New Year’s Day', (year) => day(year, 1, 1));
const CHRISTMAS = two('Christmas Day', 'Boxing Day', (year) => day(year, 12, 25));

const RULES: Readonly<Record<Nation, readonly Rule[]>> = {
  'england-and-wales': [NEW_YEAR, GOOD_FRIDAY, EASTER_MONDAY, EARLY_MAY, SPRING, SUMMER, CHRISTMAS],
  scotland: [
    two('New Year’s Day', '2nd January', (year) => day(year, 1, 1)),
    GOOD_FRIDAY,
    EARLY_MAY,
    SPRING,
    one('Summer bank holiday', (year) => mondayFrom(day(year, 8, 1))),
    one('St Andrew’s Day', (year) => day(year, 11, 30)),
    CHRISTMAS,
  ],
  'northern-ireland': [
    NEW_YEAR,
    one('St Patrick’s Day', (year) => day(year, 3, 17)),
    GOOD_FRIDAY,
    EASTER_MONDAY,
    EARLY_MAY,
    SPRING,
    one('Battle of the Boyne (Orangemen’s Day)', (year) => day(year, 7, 12)),
    SUMMER,
    CHRISTMAS,
  ],
};

/**
 * The bank holidays of a part of the United Kingdom in a year, by rule. One that falls on a weekend moves to the next weekday that is
 * not one itself. Days proclaimed for one year only are not in it: compare with gov.uk/bank-holidays.
 */
export function bankHolidays(year: number, nation: Nation = 'england-and-wales'): { date: string; name: string }[] {
  return RULES[nation].flatMap((rule) => rule(year));
}

/** Those that fall into a term on a day that nothing closes yet. */
export function bankHolidaysIn(
  terms: readonly { from: string; to: string }[],
  closures: readonly { from: string; to: string }[],
  nation: Nation = 'england-and-wales',
): Closure[] {
  const years = terms
    .flatMap(({ from, to }) => [from, to].map((date) => Number(date.slice(0, 4))))
    .filter((year) => year > 1900 && year < 2200);
  const found: Closure[] = [];
  for (let year = Math.min(...years); year <= Math.max(...years); year++)
    for (const { date, name } of bankHolidays(year, nation)) {
      const isIn = (range: { from: string; to: string }): boolean => range.from <= date && date <= (range.to || range.from);
      if (terms.some(isIn) && !closures.some(isIn)) found.push({ from: date, to: date, kind: 'bank-holiday', name });
    }
  return found;
}

/** Two days in a row: where the first is on a Sunday, the second keeps its Monday and the first moves past it. */
function two(first: string, second: string, on: (year: number) => Temporal.PlainDate): Rule {
  return (year) => {
    const [moved, next] = weekdaysFrom(on(year)).map(String) as [string, string];
    const onSunday = on(year).dayOfWeek === 7;
    return [
      { date: onSunday ? next : moved, name: first },
      { date: onSunday ? moved : next, name: second },
    ];
  };
}

/** The date itself, or the Monday after where it is at a weekend; and the weekday after that. */
function weekdaysFrom(date: Temporal.PlainDate): [Temporal.PlainDate, Temporal.PlainDate] {
  const first = date.dayOfWeek > 5 ? date.add({ days: 8 - date.dayOfWeek }) : date;
  return [first, first.add({ days: first.dayOfWeek === 5 ? 3 : 1 })];
}

function mondayFrom(date: Temporal.PlainDate): Temporal.PlainDate {
  return date.add({ days: (8 - date.dayOfWeek) % 7 });
}
