import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { makeUpOf, type OnShelf } from '../substances/make-up.js';
import { strengthKey } from '../substances/strength.js';
import { type NeededLine, together } from './together.js';

const SUCROSE: OnShelf = { name: 'Sucrose', formula: 'C12H22O11', molarMass: 342.3, state: 'solid', stockStrength: null };
const ACID: OnShelf = { name: 'Hydrochloric acid', formula: 'HCl', molarMass: 36.46, state: 'solution', stockStrength: 11.6 };

function solution(of: OnShelf, concentration: number | null, needed: number, concentrationText: string | null = null): NeededLine {
  const line = { apparatusId: null, name: of.name, kind: 'chemical', unit: 'cm3', concentration, concentrationText, needed, short: 0 };
  return { ...line, makeUp: makeUpOf({ ...line, quantity: needed }, of).makeUp };
}

describe('the kit of classes that is made in one go', () => {
  it('is each thing once, with what each class has of it and the sum of the whole', () => {
    const beakers: NeededLine = {
      ...solution(SUCROSE, null, 5),
      name: 'Beaker',
      kind: 'apparatus',
      apparatusId: 'a',
      unit: null,
      makeUp: null,
    };
    const put = together([
      { of: '9X', lines: [beakers, solution(SUCROSE, 1, 300), solution(SUCROSE, 0.5, 100)] },
      { of: '10Y', lines: [solution(SUCROSE, 1, 300), { ...beakers, needed: 7, short: 2 }] },
    ]);
    expect(put).toMatchObject([
      {
        line: { name: 'Beaker', needed: 12, short: 2 },
        parts: [
          { of: '9X', needed: 5 },
          { of: '10Y', needed: 7 },
        ],
      },
      {
        line: { concentration: 1, needed: 600, makeUp: { grams: 205, madeUpTo: 600 } },
        parts: [
          { of: '9X', needed: 300 },
          { of: '10Y', needed: 300 },
        ],
      },
      { line: { concentration: 0.5, needed: 100, makeUp: { grams: 17.1, madeUpTo: 100 } }, parts: [{ of: '9X', needed: 100 }] },
    ]);
  });

  it('never adds two strengths, loses nothing, and has a sum that is true of its total', () => {
    const line = fc
      .tuple(fc.constantFrom(SUCROSE, ACID), fc.constantFrom(0.1, 0.25, 0.5, 1, 2), fc.constantFrom(50, 100, 150, 333.3))
      .map(([of, strong, cm3]) => solution(of, strong, cm3));
    const classes = fc.array(fc.record({ of: fc.constantFrom('9X', '10Y', '11Z'), lines: fc.array(line, { maxLength: 8 }) }), {
      maxLength: 4,
    });
    fc.assert(
      fc.property(classes, (asked) => {
        const put = together(asked);
        const all = asked.flatMap(({ lines }) => lines);
        expect(new Set(put.map(({ line: one }) => one.name + strengthKey(one))).size).toBe(put.length);
        for (const { line: one, parts } of put) {
          const same = all.filter((other) => other.name === one.name && strengthKey(other) === strengthKey(one));
          expect(one.needed).toBeCloseTo(
            same.reduce((sum, { needed }) => sum + needed, 0),
            6,
          );
          expect(parts.reduce((sum, { needed }) => sum + needed, 0)).toBeCloseTo(one.needed, 6);
          expect(one.makeUp).toEqual(makeUpOf({ ...one, quantity: one.needed }, one.name === 'Sucrose' ? SUCROSE : ACID).makeUp);
          expect(one.makeUp?.madeUpTo).toBe(one.needed);
        }
      }),
    );
  });
});
