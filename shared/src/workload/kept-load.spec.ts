import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { capacityCurve } from './capacity.js';
import { KeptLoad } from './kept-load.js';
import { type JudgedSet, nearPart, tryAgainst, type Work } from './over-line.js';

const MINUTE = 60_000;
const VIEW = 40;
const RUNS = 300;
const PARTS = [
  { fromMs: -Infinity, toMs: Infinity },
  { fromMs: 8 * MINUTE, toMs: 30 * MINUTE },
  { fromMs: 20 * MINUTE, toMs: 70 * MINUTE },
];
const FIXED: Record<string, number> = { heat: 6, light: 2 };

const anyWork: fc.Arbitrary<Work> = fc
  .tuple(
    fc.nat(VIEW - 1),
    fc.integer({ min: 1, max: 18 }),
    fc.nat(16),
    fc.constantFrom(null, null, 'heat', 'light'),
    fc.constantFrom('art', 'food'),
  )
  .map(([from, length, halves, batch, departmentId]) => ({
    departmentId,
    fromMs: from * MINUTE,
    dueMs: (from + length) * MINUTE,
    minutes: halves / 2,
    batch,
    fixedMinutes: batch ? FIXED[batch]! : 0,
  }));
const anyRequest = fc.tuple(fc.array(anyWork, { minLength: 1, maxLength: 4 }), fc.nat(PARTS.length - 1), fc.boolean());
const anyTeam = fc.uniqueArray(fc.nat(VIEW + 20), { minLength: 2, maxLength: 8 }).map((bounds) => {
  const ascending = bounds.sort((one, other) => one - other);
  return ascending.slice(1).flatMap((to, at) => (at % 2 ? [] : [{ fromMs: ascending[at]! * MINUTE, toMs: to * MINUTE }]));
});

function setsOf(art: { fromMs: number; toMs: number }[], food: { fromMs: number; toMs: number }[]): JudgedSet[] {
  return [
    { departmentIds: new Set(['art']), curve: capacityCurve([art]) },
    { departmentIds: new Set(['food']), curve: capacityCurve([food]) },
    { departmentIds: new Set(['art', 'food']), curve: capacityCurve([art, food]) },
  ];
}

describe('what is kept of a line', () => {
  it('answers each trial as a sweep over all that is kept does, in the same stretch, also once it keeps a grid', () => {
    let overs = 0;
    fc.assert(
      fc.property(anyTeam, anyTeam, fc.array(anyRequest, { maxLength: 20 }), (art, food, requests) => {
        const sets = setsOf(art, food);
        const load = new KeptLoad(requests.flatMap(([work]) => work));
        // often enough that each part has its grid before anything is kept
        for (const part of PARTS) for (let trial = 0; trial < 9; trial++) load.tried([], sets, part);
        const kept: Work[] = [];
        for (const [work, at, isKept] of requests) {
          const near = PARTS[at]!;
          const own = nearPart(work, near);
          const over = load.tried(own, sets, near);
          expect(over).toEqual(tryAgainst(nearPart(kept, near), own, sets));
          if (over) overs++;
          if (!isKept) continue;
          for (const one of work) load.add(one);
          kept.push(...work);
        }
      }),
      { numRuns: RUNS },
    );
    expect(overs).toBeGreaterThan(RUNS);
  });
});
