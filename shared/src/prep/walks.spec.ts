import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { walks, type Move } from './walks.js';

const move = (id: string, kind: Move['kind'], fromMs: number, dueMs: number, more: Partial<Move> = {}): Move => ({
  ...{ id, kind, fromMs, dueMs },
  room: 'Lab 2',
  assigneeId: null,
  ...more,
});

describe('walks to a room', () => {
  it('bring back what a lesson left and take in what the next one needs, also where one ends as the other begins', () => {
    expect(walks([move('P2 back', 'collect', 1050, 1150), move('P3 in', 'deliver', 1040, 1110)])).toEqual([
      { back: ['P2 back'], in: ['P3 in'] },
    ]);
    expect(walks([move('P1 back', 'collect', 950, 1050), move('P2 in', 'deliver', 920, 950)])).toEqual([
      { back: ['P1 back'], in: ['P2 in'] },
    ]);
  });

  it('are two where the room, the person or the time is another', () => {
    const back = move('back', 'collect', 950, 1050);
    expect(walks([back, move('in', 'deliver', 920, 950, { room: 'Lab 3' })])).toEqual([]);
    expect(walks([back, move('in', 'deliver', 920, 950, { assigneeId: 'Anil' })])).toEqual([]);
    expect(walks([back, move('in', 'deliver', 1051, 1110)])).toEqual([]);
    expect(walks([back, move('in', 'deliver', 900, 949)])).toEqual([]);
    expect(walks([back, move('in', 'deliver', 920, 950)].map((one) => ({ ...one, room: null })))).toEqual([]);
  });

  it('take both things of one lesson together', () => {
    const all = [move('a', 'deliver', 920, 950), move('b', 'deliver', 920, 950), move('c', 'collect', 940, 1040)];
    expect(walks(all)).toEqual([{ back: ['c'], in: ['a', 'b'] }]);
  });

  it('are as many as there can be, each of one room and one person with an instant at which both acts may be done', () => {
    const spans = fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 4 }));
    const some = fc.array(fc.tuple(fc.constantFrom('deliver' as const, 'collect' as const), spans, fc.constantFrom('A', 'A', 'A', 'B')), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(some, (drawn) => {
        // each is an act of its own: no two begin or end at one instant
        const moves = drawn.map(([kind, [from, length], room], at) =>
          move(String(at), kind, from + at / 100, from + length + at / 100, { room }),
        );
        const byId = new Map(moves.map((one) => [one.id, one]));
        const found = walks(moves);
        for (const walk of found) {
          const [back, into] = [byId.get(walk.back[0] ?? ''), byId.get(walk.in[0] ?? '')];
          expect([back?.kind, into?.kind, back?.room]).toEqual(['collect', 'deliver', into?.room]);
          expect(back && into && meet(back, into)).toBe(true);
        }
        const used = found.flatMap((walk) => [...walk.back, ...walk.in]);
        expect(new Set(used).size).toBe(used.length);
        expect(found).toHaveLength(mostPairs(moves));
      }),
      { numRuns: 2000 },
    );
  });
});

function meet(one: Move, other: Move): boolean {
  return Math.max(one.fromMs, other.fromMs) <= Math.min(one.dueMs, other.dueMs);
}

/** Tries every way to put the first delivery with something that is brought back, or with nothing. */
function mostPairs(moves: readonly Move[]): number {
  const into = moves.find(({ kind }) => kind === 'deliver');
  if (!into) return 0;
  const rest = moves.filter((one) => one !== into);
  const ways = rest.filter((one) => one.kind === 'collect' && one.room === into.room && meet(one, into));
  return Math.max(mostPairs(rest), ...ways.map((taken) => 1 + mostPairs(rest.filter((one) => one !== taken))));
}
