import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compileCalendar } from '@app/shared';
import { newId } from '../core/ids/index.js';
import { nextLookMs } from './next-look.js';

const HOUR_MS = 3_600_000;
const calendar = compileCalendar(
  {
    terms: [{ name: 'Autumn', from: '2026-10-01', to: '2026-12-18' }],
    closures: [],
    periods: [{ name: 'P1', start: '09:00', end: '10:00' }],
    cycle: { kind: 'weeks', labels: [] },
    firstWeekday: 1,
  },
  'Europe/London',
);
const LAST_MS = Temporal.Instant.from('2026-11-03T18:00:00Z').epochMilliseconds;
const ms = (instant: string) => Temporal.Instant.from(instant).epochMilliseconds;

describe('the next look at time that passes', () => {
  it('comes within an hour while people work, at the same minute of every hour', () => {
    const hour = fc.integer({ min: ms('2026-11-03T06:00:00Z'), max: ms('2026-11-03T17:59:59Z') });
    fc.assert(
      fc.property(fc.uuid(), hour, (school, now) => {
        const next = nextLookMs(school, calendar, now);
        expect(next).toBeGreaterThan(now);
        expect(next - now).toBeLessThanOrEqual(HOUR_MS);
        if (next < LAST_MS) expect(nextLookMs(school, calendar, next)).toBe(next + HOUR_MS);
      }),
    );
  });

  it('of an evening comes before seven of the next teaching day', () => {
    const [friday, monday] = [ms('2026-11-06T19:00:00Z'), ms('2026-11-09T06:00:00Z')];
    for (let times = 0; times < 50; times++) {
      const next = nextLookMs(newId(), calendar, friday);
      expect(next).toBeGreaterThanOrEqual(monday);
      expect(next).toBeLessThan(monday + HOUR_MS);
    }
  });

  /** A look is some four transactions: ten a second are 150 looks a minute. */
  it.each([
    ['ids by time', newId],
    ['ids of chance', randomUUID],
  ])('of 3,500 schools (%s) are at most 150 in any minute', (_how, makeId) => {
    const from = ms('2026-11-03T08:59:59Z');
    const looks = Map.groupBy(
      Array.from({ length: 3500 }, () => nextLookMs(makeId(), calendar, from)),
      (at) => Math.floor((at - from) / 60_000),
    );
    expect(Math.max(...[...looks.values()].map(({ length }) => length))).toBeLessThanOrEqual(150);
    expect([...looks.values()].flat()).toHaveLength(3500);
  });
});
