import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { calendars, dates, policies, zones } from '../../test/calendar/arbitrary-calendar.js';
import * as slow from '../../test/calendar/day-by-day.js';
import { compileCalendar } from './compile-calendar.js';
import { deadlineFor } from './deadlines.js';
import { lessonOn, lessonsBetween } from './lessons.js';
import type { EntryRule } from './lessons.js';

/** A lesson to ask about: a teaching day and one of its periods, chosen by two numbers. */
const choices = fc.record({ day: fc.nat(), period: fc.nat() });

describe('the compiled calendar against a walk day by day', () => {
  it('has the same teaching days, in order, in weeks that begin on the first weekday', () => {
    fc.assert(
      fc.property(calendars, zones, (body, zone) => {
        const { days } = compileCalendar(body, zone);
        expect(days.map((day) => day.date)).toEqual(slow.teachingDates(body));
        expect(days.map((day) => day.index)).toEqual([...days.keys()]);
        expect(days.map((day) => slow.shift(day.week, (day.weekday - slow.firstWeekday(body) + 7) % 7))).toEqual(
          days.map((day) => day.date),
        );
        const weeks = [...new Set(days.map((day) => day.week))];
        expect(days.map((day) => day.weekIndex)).toEqual(days.map((day) => weeks.indexOf(day.week)));
      }),
      { numRuns: 60 },
    );
  });

  it('gives each day the same label and cycle day', () => {
    fc.assert(
      fc.property(calendars, fc.array(fc.nat(), { minLength: 3, maxLength: 3 }), (body, chosen) => {
        const { days } = compileCalendar(body, 'Europe/London');
        for (const choice of chosen) {
          const day = days[choice % days.length];
          if (!day) continue;
          expect(day.cycleDay).toBe(slow.cycleDayOn(body, day.date));
          expect(day.weekLabel).toBe(body.cycle.kind === 'weeks' ? slow.labelOn(body, day.date) : null);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('has the same periods at the same instants, and days that run from midnight to midnight', () => {
    fc.assert(
      fc.property(calendars, zones, (body, zone) => {
        for (const day of compileCalendar(body, zone).days) {
          const expected = slow.periodsOn(body, day.date).map((period) => {
            const startMs = slow.wallMs(day.date, period.start, zone);
            return { name: period.name, startMs, endMs: Math.max(startMs, slow.wallMs(day.date, period.end, zone)) };
          });
          expect(day.periods.map(({ name, startMs, endMs }) => ({ name, startMs, endMs }))).toEqual(expected);
          expect([day.startMs, day.endMs]).toEqual([
            slow.wallMs(day.date, '00:00', zone),
            slow.wallMs(slow.shift(day.date, 1), '00:00', zone),
          ]);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('counts the same teaching days before and after any date', () => {
    fc.assert(
      fc.property(calendars, dates, fc.integer({ min: 1, max: 40 }), (body, date, count) => {
        const calendar = compileCalendar(body, 'Europe/London');
        expect(calendar.before(date, count)?.date).toBe(slow.walk(body, date, count, -1));
        expect(calendar.after(date, count)?.date).toBe(slow.walk(body, date, count, 1));
      }),
      { numRuns: 300 },
    );
  });

  it('finds the same teaching days between any two dates', () => {
    fc.assert(
      fc.property(calendars, dates, dates, (body, from, to) => {
        const between = compileCalendar(body, 'Europe/London').daysBetween(from, to);
        expect(between.map((day) => day.date)).toEqual(slow.teachingDates(body).filter((date) => from <= date && date <= to));
      }),
      { numRuns: 150 },
    );
  });
});

describe('deadlines against a walk day by day', () => {
  it.each(['weekly', 'notice'])('%s policies close at the same instant, with and without a lead time', (kind) => {
    const ofKind = policies.filter((policy) => policy.kind === kind);
    fc.assert(
      fc.property(calendars, zones, ofKind, choices, fc.integer({ min: 0, max: 15 }), (body, zone, policy, choice, lead) => {
        const calendar = compileCalendar(body, zone);
        fc.pre(calendar.days.length > 0);
        const { date } = calendar.days[choice.day % calendar.days.length] ?? { date: '' };
        const held = slow.periodsOn(body, date);
        const period = held[choice.period % held.length];
        fc.pre(period !== undefined);
        const expected = slow.deadlineMs(body, zone, policy, date, period, lead);
        const lesson = { date, period: period.name };
        expect(deadlineFor(calendar, [policy], lesson, lead).deadlineMs).toBe(expected);
        expect(deadlineFor(calendar, [policy], lesson, lead).deadlineMs).toBe(expected);
      }),
      { numRuns: 400 },
    );
  });

  it('more notice never closes later, as far as the calendar reaches', () => {
    fc.assert(
      fc.property(calendars, choices, fc.integer({ min: 0, max: 10 }), (body, choice, schoolDays) => {
        const calendar = compileCalendar(body, 'Europe/London');
        fc.pre(calendar.days.length > 0);
        const day = calendar.days[choice.day % calendar.days.length];
        const period = day?.periods[choice.period % day.periods.length]?.name;
        fc.pre(day !== undefined && period !== undefined && schoolDays + 1 <= day.index);
        const closing = (days: number) =>
          deadlineFor(calendar, [{ from: '2026-01-01', kind: 'notice', schoolDays: days, time: '12:00' }], { date: day.date, period })
            .deadlineMs;
        expect(closing(schoolDays + 1)).toBeLessThanOrEqual(closing(schoolDays));
      }),
      { numRuns: 150 },
    );
  });
});

describe('lessons against a walk day by day', () => {
  const cycleDays = fc.constantFrom('Mon', 'tue', 'Sat', 'Sun', 'A Mon', 'B Mon', 'a wed', 'C Thu', 'D Fri', 'Day 1', 'day 4', 'Day 6');
  const entries: fc.Arbitrary<EntryRule[]> = fc.uniqueArray(
    fc.record({
      id: fc.uuid(),
      cycleDay: cycleDays,
      period: fc.constantFrom('P0', 'P1', 'P2', 'P9'),
      lastPeriod: fc.constant(null),
      schedule: fc.constant(null),
      joinedTo: fc.constant(null),
      joinedFrom: fc.constant(null),
      validFrom: fc.option(dates),
      validTo: fc.option(dates),
    }),
    { maxLength: 12, selector: (entry) => entry.id },
  );

  it('are the same, in the same order, and each is found by its date alone', () => {
    fc.assert(
      fc.property(calendars, zones, entries, dates, dates, (body, zone, asked, from, to) => {
        const calendar = compileCalendar(body, zone);
        const lessons = lessonsBetween(calendar, asked, from, to);
        expect(lessons.map((lesson) => lesson.id)).toEqual(slow.lessonIds(body, zone, asked, from, to));
        for (const lesson of lessons) expect(lessonOn(calendar, lesson.entry, lesson.date)).toEqual(lesson);
        for (const entry of asked) expect(lessonOn(calendar, entry, from)?.id).toBe(slow.lessonIds(body, zone, [entry], from, from)[0]);
      }),
      { numRuns: 150 },
    );
  });
});
