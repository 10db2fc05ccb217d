import { describe, expect, it } from '@jest/globals';
import { isoInstant } from '../time/instant.js';
import { compileCalendar } from './compile-calendar.js';
import { deadlineFor } from './deadlines.js';
import type { CalendarShape, PeriodShape } from './calendar.shape.js';

const MORNING: PeriodShape = { name: 'P1', start: '08:50', end: '09:50' };
const year = (change: Partial<CalendarShape> = {}): CalendarShape => ({
  terms: [{ name: 'Autumn', from: '2026-09-01', to: '2026-12-18' }],
  closures: [],
  periods: [MORNING],
  cycle: { kind: 'weeks', labels: [] },
  ...change,
});
const london = (change?: Partial<CalendarShape>) => compileCalendar(year(change), 'Europe/London');
const datesOf = (calendar: ReturnType<typeof london>, from: string, to: string) => calendar.daysBetween(from, to).map((day) => day.date);

describe('teaching days', () => {
  it('are weekdays in a term, its first and last day included', () => {
    const { days } = london();
    expect([days[0]?.date, days.at(-1)?.date]).toEqual(['2026-09-01', '2026-12-18']);
    expect(london().day('2026-09-05')).toBeUndefined();
  });

  it('leave out a closure from its first day to its last', () => {
    const calendar = london({ closures: [{ from: '2026-10-26', to: '2026-10-30', kind: 'holiday', name: 'Half term' }] });
    expect(datesOf(calendar, '2026-10-22', '2026-11-03')).toEqual(['2026-10-22', '2026-10-23', '2026-11-02', '2026-11-03']);
  });

  it('include Saturday when a period names it, beside periods that name no day', () => {
    const calendar = london({ periods: [MORNING, { name: 'S1', start: '09:00', end: '10:00', weekdays: [6] }] });
    expect(datesOf(calendar, '2026-09-03', '2026-09-08')).toEqual(['2026-09-03', '2026-09-04', '2026-09-05', '2026-09-07', '2026-09-08']);
    expect(calendar.day('2026-09-05')?.periods.map((period) => period.name)).toEqual(['S1']);
    expect(calendar.day('2026-09-04')?.periods.map((period) => period.name)).toEqual(['P1']);
  });

  it('run from Sunday to Thursday when the periods say so', () => {
    const calendar = london({ periods: [{ ...MORNING, weekdays: [7, 1, 2, 3, 4] }] });
    expect(datesOf(calendar, '2026-09-03', '2026-09-07')).toEqual(['2026-09-03', '2026-09-06', '2026-09-07']);
    expect(calendar.before('2026-09-06', 1)?.date).toBe('2026-09-03');
  });

  it('count once where terms overlap, in the term that started first', () => {
    const terms = [
      { name: 'Second', from: '2026-09-03', to: '2026-09-08' },
      { name: 'First', from: '2026-09-01', to: '2026-09-04' },
    ];
    expect(london({ terms }).days.map((day) => `${day.date} ${day.term}`)).toEqual([
      '2026-09-01 First',
      '2026-09-02 First',
      '2026-09-03 First',
      '2026-09-04 First',
      '2026-09-07 Second',
      '2026-09-08 Second',
    ]);
  });

  it('are none in a calendar without terms', () => {
    const calendar = london({ terms: [] });
    expect(calendar.days).toEqual([]);
    expect(calendar.before('2026-09-02', 1)).toBeUndefined();
  });
});

describe('a day of the calendar', () => {
  it('has its periods in order of start, a Friday with its own times', () => {
    const calendar = london({
      periods: [{ name: 'P2', start: '10:00', end: '11:00' }, MORNING, { name: 'P2', start: '09:50', end: '10:30', weekdays: [5] }],
    });
    const times = (date: string) => calendar.day(date)?.periods.map(({ name, start, end }) => `${name} ${start}-${end}`);
    expect(times('2026-09-03')).toEqual(['P1 08:50-09:50', 'P2 10:00-11:00']);
    expect(times('2026-09-04')).toEqual(['P1 08:50-09:50', 'P2 09:50-10:30']);
  });

  it('carries its instants when it is copied or written as JSON', () => {
    const day = london().day('2026-09-01');
    expect({ ...day }.startMs).toBe(Temporal.Instant.from('2026-08-31T23:00Z').epochMilliseconds);
    expect(JSON.parse(JSON.stringify(day))).toMatchObject({ date: '2026-09-01', periods: [{ name: 'P1', start: '08:50' }] });
  });

  it.each([
    ['Europe/London', '2026-10-25', 25],
    ['Europe/London', '2026-03-29', 23],
    ['America/New_York', '2026-11-01', 25],
    ['Asia/Kolkata', '2026-10-25', 24],
    ['Africa/Cairo', '2026-04-24', 23],
  ])('is as long in %s on %s as the clock change makes it: %d hours', (zone, date, hours) => {
    const calendar = compileCalendar(
      year({ terms: [{ name: 'Year', from: '2026-01-01', to: '2026-12-31' }], periods: [{ ...MORNING, weekdays: [1, 2, 3, 4, 5, 6, 7] }] }),
      zone,
    );
    const day = calendar.day(date);
    expect(((day?.endMs ?? 0) - (day?.startMs ?? 0)) / 3_600_000).toBe(hours);
    expect(calendar.after(date, 1)?.startMs).toBe(day?.endMs);
  });
});

describe('wall times on the days when clocks change', () => {
  const everyDay = { terms: [{ name: 'Year', from: '2026-01-01', to: '2026-12-31' }] };
  const night = (start: string, end: string) => ({ ...everyDay, periods: [{ name: 'P1', start, end, weekdays: [1, 2, 3, 4, 5, 6, 7] }] });

  it.each([
    ['Europe/London', '2026-03-29', '01:30', '2026-03-29T01:30:00Z', 'skipped: an hour later'],
    ['Europe/London', '2026-10-25', '01:30', '2026-10-25T00:30:00Z', 'repeated: the first'],
    ['America/New_York', '2026-03-08', '02:30', '2026-03-08T07:30:00Z', 'skipped: an hour later'],
    ['America/New_York', '2026-11-01', '01:30', '2026-11-01T05:30:00Z', 'repeated: the first'],
    ['Asia/Kolkata', '2026-03-29', '01:30', '2026-03-28T20:00:00Z', 'no change'],
    ['Europe/London', '2026-03-29', '12:00', '2026-03-29T11:00:00Z', 'after the change'],
  ])('%s %s %s is %s (%s)', (zone, date, time, expected) => {
    const calendar = compileCalendar(year(night('22:00', '23:00')), zone);
    expect(isoInstant(calendar.instantMs(date, time))).toBe(expected);
    expect(isoInstant(compileCalendar(year({ ...everyDay, terms: [] }), zone).instantMs(date, time))).toBe(expected);
    const [weekday, next] = [Temporal.PlainDate.from(date).dayOfWeek, Temporal.PlainDate.from(date).add({ days: 7 }).toString()];
    const policy = { from: '2026-01-01', kind: 'weekly' as const, weekday, time, weeksBefore: 1 };
    expect(isoInstant(deadlineFor(calendar, [policy], { date: next, period: 'P1' }).deadlineMs)).toBe(expected);
    const notice = { from: '2026-01-01', kind: 'notice' as const, schoolDays: 1, time };
    expect(isoInstant(deadlineFor(calendar, [notice], { date: calendar.after(date, 1)?.date ?? '', period: 'P1' }).deadlineMs)).toBe(
      expected,
    );
  });

  it('make a period that the spring change swallows empty, never negative', () => {
    const period = compileCalendar(year(night('01:30', '02:00')), 'Europe/London').day('2026-03-29')?.periods[0];
    expect(period?.endMs).toBe(period?.startMs);
  });
});

describe('closures between two dates', () => {
  const calendar = london({
    closures: [
      { from: '2026-11-02', to: '2026-11-02', kind: 'inset', name: 'INSET' },
      { from: '2026-10-26', to: '2026-10-30', kind: 'holiday', name: 'Half term' },
    ],
  });

  it('are those that touch either end, in order', () => {
    expect(calendar.closuresBetween('2026-10-30', '2026-11-02').map((closure) => closure.name)).toEqual(['Half term', 'INSET']);
    expect(calendar.closuresBetween('2026-10-31', '2026-11-01')).toEqual([]);
  });
});

describe('a calendar that makes no sense is refused with its reason', () => {
  it.each([
    [
      { terms: [{ name: 'Autumn', from: '2026-12-18', to: '2026-09-01' }] },
      "Term 'Autumn' ends (2026-09-01) before it starts (2026-12-18).",
    ],
    [
      { terms: [{ name: 'Autumn', from: '2026-02-30', to: '2026-09-01' }] },
      "Term 'Autumn' has no date: '2026-02-30'. Write it as 2026-11-23.",
    ],
    [
      { terms: [{ name: 'Long', from: '1999-09-01', to: '2099-07-20' }] },
      'The terms run from 1999-09-01 to 2099-07-20: a calendar holds at most 12 years. Leave the oldest ones out.',
    ],
    [{ periods: [{ name: 'P1', start: '09:50', end: '08:50' }] }, "Period 'P1' ends (08:50) before it starts (09:50)."],
    [{ periods: [{ name: 'P1', start: '9:50', end: '10:50' }] }, "Period 'P1' has no time: '9:50'. Write it as 08:50."],
    [{ periods: [{ ...MORNING, weekdays: [0] }] }, "Period 'P1' names weekday 0: 1 is Monday and 7 is Sunday."],
  ])('%j', (change, message) => {
    expect(() => london(change)).toThrow(new RangeError(message));
  });

  it('for a zone that does not exist', () => {
    expect(() => compileCalendar(year(), 'Europe/Londinium')).toThrow(
      new RangeError("There is no time zone 'Europe/Londinium'. Use a name such as Europe/London."),
    );
  });
});
