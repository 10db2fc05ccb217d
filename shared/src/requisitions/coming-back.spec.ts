import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { countedOut, minutesForNothing, notBack } from './coming-back.js';
import { REQUISITION_STATUSES } from './statuses.js';

const ids = fc.constantFrom('a', 'b', 'c');
const line = fc
  .record({ apparatusId: fc.option(ids), needed: fc.integer({ min: 0, max: 80 }).map((quarters) => quarters / 4), lacks: fc.nat(20) })
  .map(({ apparatusId, needed, lacks }) => ({
    apparatusId,
    name: `Thing ${apparatusId}`,
    needed,
    short: Math.min(lacks, Math.ceil(needed)),
  }));
const lines = fc.array(line, { maxLength: 8 });

/** One piece after the other, as somebody lays them on the bench. */
function onTheBench(of: readonly { apparatusId: string | null; needed: number; short: number }[]): string[] {
  const pieces: string[] = [];
  for (const { apparatusId, needed, short } of of)
    for (let piece = short; piece < needed; piece++) if (apparatusId !== null) pieces.push(apparatusId);
  return pieces.sort();
}

describe('what went out', () => {
  it('is what is laid on the bench piece by piece, each apparatus once', () => {
    fc.assert(
      fc.property(lines, (of) => {
        const out = countedOut(of);
        expect(new Set(out.map(({ apparatusId }) => apparatusId)).size).toBe(out.length);
        expect(out.flatMap(({ apparatusId, quantity }) => Array<string>(quantity).fill(apparatusId)).sort()).toEqual(onTheBench(of));
      }),
    );
  });
});

describe('what did not come back', () => {
  it('makes with what came back all that went out, and of what nobody counted nothing is missing', () => {
    fc.assert(
      fc.property(lines, fc.dictionary(ids, fc.nat(30)), (of, counted) => {
        const out = countedOut(of);
        const back = new Map(Object.entries(counted));
        const gone = new Map(notBack(out, back).map(({ apparatusId, quantity }) => [apparatusId, quantity]));
        for (const { apparatusId, quantity } of out) {
          const came = back.get(apparatusId);
          if (came === undefined || came >= quantity) expect(gone.has(apparatusId)).toBe(false);
          else expect((gone.get(apparatusId) ?? 0) + came).toBe(quantity);
        }
        expect([...gone.keys()].every((id) => out.some(({ apparatusId }) => apparatusId === id))).toBe(true);
      }),
    );
  });
});

describe('minutes for nothing', () => {
  const task = (kind: string, doneAt: string | null, actualMinutes: number | null = null) => ({ kind, minutes: 40, actualMinutes, doneAt });
  const done = '2026-11-18T09:00:00Z';

  it('are those of preparing what was cancelled or not used', () => {
    const tasks = [task('prepare', done), task('deliver', done), task('clear', null)];
    for (const status of REQUISITION_STATUSES)
      expect(minutesForNothing({ status, outcome: null, tasks })).toBe(status === 'cancelled' ? 40 : null);
    expect(minutesForNothing({ status: 'cleared', outcome: 'not-used', tasks })).toBe(40);
    for (const outcome of ['used', 'partly-used', 'never-made', null])
      expect(minutesForNothing({ status: 'cleared', outcome, tasks })).toBeNull();
  });

  it('are those that were taken, where somebody said, and none where nothing was made', () => {
    const of = (prepare: ReturnType<typeof task>) => minutesForNothing({ status: 'cancelled', outcome: null, tasks: [prepare] });
    expect([of(task('prepare', done, 25)), of(task('prepare', null, 25)), of(task('prepare', done, 0))]).toEqual([25, null, null]);
  });
});
