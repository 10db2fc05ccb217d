import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { capacityCurve, type Segment } from './capacity.js';

const MINUTE = 60_000;
const MINUTES_IN_VIEW = 80;

/** Disjoint segments of one technician, some of which touch. */
const anyTechnician: fc.Arbitrary<Segment[]> = fc.uniqueArray(fc.nat(MINUTES_IN_VIEW), { maxLength: 10 }).map((bounds) => {
  const ascending = bounds.sort((one, other) => one - other);
  return ascending
    .slice(1)
    .flatMap((to, index) => ((to + index) % 3 === 0 ? [] : [{ fromMs: ascending[index]! * MINUTE, toMs: to * MINUTE }]));
});
const anyTeam = fc.array(anyTechnician, { maxLength: 4 });
const anyInterval = fc
  .tuple(fc.nat(MINUTES_IN_VIEW), fc.nat(MINUTES_IN_VIEW))
  .map(([one, other]) => ({ fromMs: Math.min(one, other) * MINUTE, toMs: Math.max(one, other) * MINUTE }));

/** How many people work in each minute from `fromMs` on. */
function peopleEachMinute(team: readonly Segment[][], fromMs: number, toMs: number): number[] {
  const people: number[] = [];
  for (let nowMs = fromMs; nowMs < toMs; nowMs += MINUTE) {
    people.push(team.flat().filter((segment) => segment.fromMs <= nowMs && nowMs < segment.toMs).length);
  }
  return people;
}

describe("a team's working time", () => {
  it('counts two people who work at once as two', () => {
    const hour = { fromMs: 0, toMs: 60 * MINUTE };
    expect(capacityCurve([[hour], [hour]]).minutes(0, 120 * MINUTE)).toBe(120);
  });

  it('is nothing without people and in no time', () => {
    const nobody = capacityCurve([]);
    expect(nobody.minutes(0, MINUTE)).toBe(0);
    expect(nobody.firstWorking(0, MINUTE)).toBeNull();
    expect(nobody.lastWorking(0, MINUTE)).toBeNull();
    expect(capacityCurve([[{ fromMs: 0, toMs: 10 * MINUTE }]]).minutes(5 * MINUTE, 5 * MINUTE)).toBe(0);
  });

  it('is what a count of people minute by minute comes to', () => {
    fc.assert(
      fc.property(anyTeam, anyInterval, (team, { fromMs, toMs }) => {
        const people = peopleEachMinute(team, fromMs, toMs);
        const curve = capacityCurve(team);
        expect(curve.minutes(fromMs, toMs)).toBe(people.reduce((sum, count) => sum + count, 0));

        const first = people.findIndex((count) => count > 0);
        const last = people.findLastIndex((count) => count > 0);
        expect(curve.firstWorking(fromMs, toMs)).toBe(first < 0 ? null : fromMs + first * MINUTE);
        expect(curve.lastWorking(fromMs, toMs)).toBe(last < 0 ? null : fromMs + (last + 1) * MINUTE);
      }),
      { numRuns: 500 },
    );
  });

  it('adds up over neighbouring stretches', () => {
    fc.assert(
      fc.property(anyTeam, anyInterval, fc.nat(MINUTES_IN_VIEW), (team, { fromMs, toMs }, minute) => {
        const curve = capacityCurve(team);
        const middleMs = Math.min(Math.max(minute * MINUTE, fromMs), toMs);
        expect(curve.minutes(fromMs, middleMs) + curve.minutes(middleMs, toMs)).toBeCloseTo(curve.minutes(fromMs, toMs), 9);
      }),
    );
  });
});
