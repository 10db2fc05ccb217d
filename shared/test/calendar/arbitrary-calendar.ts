import fc from 'fast-check';
import type { CalendarShape, ClosureShape, CycleShape, PeriodShape, TermShape } from '../../src/calendar/calendar.shape.js';
import type { PolicyRule } from '../../src/calendar/policy.js';
import { shift } from './day-by-day.js';

export const zones = fc.constantFrom('Europe/London', 'America/New_York', 'Asia/Kolkata');

const START = '2026-08-24';
export const dates = fc.integer({ min: -20, max: 330 }).map((days) => shift(START, days));
export const wallTimes = fc
  .integer({ min: 0, max: 24 * 12 - 1 })
  .map((fives) => `${String(Math.floor(fives / 12)).padStart(2, '0')}:${String((fives % 12) * 5).padStart(2, '0')}`);

const terms: fc.Arbitrary<TermShape[]> = fc
  .array(fc.record({ gap: fc.integer({ min: -3, max: 25 }), days: fc.integer({ min: 1, max: 80 }) }), { minLength: 1, maxLength: 4 })
  .map((spans) => {
    let from = START;
    return spans.map(({ gap, days }, place) => {
      from = shift(from, Math.max(gap, -place));
      const term = { name: `Term ${place + 1}`, from, to: shift(from, days - 1) };
      from = shift(term.to, 1);
      return term;
    });
  });

const closures: fc.Arbitrary<ClosureShape[]> = fc.array(
  fc
    .record({ from: dates, days: fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 16 })) })
    .map(({ from, days }) => ({ from, to: shift(from, days - 1), kind: 'holiday' as const, name: 'Closed' })),
  { maxLength: 6 },
);

const weekdays = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 7 });

/** Distinct starts keep the order of a day's periods beyond dispute. */
const periods: fc.Arbitrary<PeriodShape[]> = fc
  .uniqueArray(
    fc.record({ at: fc.integer({ min: 0, max: 22 * 4 }), quarters: fc.integer({ min: 1, max: 7 }), weekdays: fc.option(weekdays) }),
    {
      minLength: 1,
      maxLength: 6,
      selector: ({ at }) => at,
    },
  )
  .map((slots) =>
    slots.map(({ at, quarters, weekdays: days }, place) => ({
      name: `P${place}`,
      start: quarter(at),
      end: quarter(at + quarters),
      ...(days === null ? {} : { weekdays: days }),
    })),
  );

const quarter = (count: number) => `${String(Math.floor(count / 4)).padStart(2, '0')}:${String((count % 4) * 15).padStart(2, '0')}`;

const cycles: fc.Arbitrary<CycleShape> = fc
  .record({
    rotating: fc.boolean(),
    length: fc.integer({ min: 0, max: 6 }),
    overrides: fc.uniqueArray(dates, { maxLength: 3 }),
    seed: fc.nat(),
  })
  .map(({ rotating, length, overrides, seed }) => {
    const labels = Array.from({ length: rotating ? Math.max(1, length) : Math.min(length, 4) }, (_, place) =>
      rotating ? `Day ${place + 1}` : 'ABCD'.charAt(place),
    );
    const changes = overrides.map((week, place) => ({ week, label: labels[(seed + place) % labels.length] ?? '' }));
    return {
      kind: rotating ? 'rotating' : 'weeks',
      labels,
      overrides: labels.length ? changes.sort((a, b) => (a.week < b.week ? -1 : 1)) : [],
    };
  });

/** School years with holidays in any place, terms that meet or overlap, weekends that teach, and clock changes on teaching days. */
export const calendars: fc.Arbitrary<CalendarShape> = fc
  .record({ terms, closures, periods, cycle: cycles, firstWeekday: fc.constantFrom(undefined, 1, 6, 7) })
  .map(({ firstWeekday, ...body }) => ({ ...body, ...(firstWeekday === undefined ? {} : { firstWeekday }) }));

export const policies: fc.Arbitrary<PolicyRule> = fc.oneof(
  fc.record({
    from: fc.constant('2026-01-01'),
    kind: fc.constant('weekly' as const),
    weekday: fc.integer({ min: 1, max: 7 }),
    time: wallTimes,
    weeksBefore: fc.integer({ min: 0, max: 4 }),
  }),
  fc.record(
    { from: fc.constant('2026-01-01'), kind: fc.constant('notice' as const), schoolDays: fc.integer({ min: 0, max: 12 }), time: wallTimes },
    { requiredKeys: ['from', 'kind', 'schoolDays'] },
  ),
);
