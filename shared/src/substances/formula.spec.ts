import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ATOMIC_WEIGHTS } from './atomic-weights.js';
import { molarMassOf, readFormula } from './formula.js';

const atoms = (formula: string) => Object.fromEntries(readFormula(formula) ?? []);
const ELEMENTS = Object.keys(ATOMIC_WEIGHTS);

/** A formula as a tree, from which both its text and its atoms follow. */
type Tree = { element: string; count: number }[] | { inside: Tree; count: number; bracket: '(' | '[' };
const count = fc.integer({ min: 1, max: 30 });
const flat = fc.array(fc.record({ element: fc.constantFrom(...ELEMENTS), count }), { minLength: 1, maxLength: 4 });
const tree: fc.Arbitrary<Tree> = fc.oneof(flat, fc.record({ inside: flat, count, bracket: fc.constantFrom('(' as const, '[' as const) }));

const figure = (times: number) => (times === 1 ? '' : String(times));
const written = (part: Tree): string =>
  Array.isArray(part)
    ? part.map(({ element, count: times }) => element + figure(times)).join('')
    : `${part.bracket}${written(part.inside)}${part.bracket === '(' ? ')' : ']'}${figure(part.count)}`;
function counted(part: Tree, times: number, into: Map<string, number>): Map<string, number> {
  if (!Array.isArray(part)) return counted(part.inside, times * part.count, into);
  for (const { element, count: each } of part) into.set(element, (into.get(element) ?? 0) + each * times);
  return into;
}

describe('a formula', () => {
  it('is read with its hydrate, its brackets and its small figures', () => {
    expect(atoms('CuSO4·5H2O')).toEqual({ Cu: 1, S: 1, O: 9, H: 10 });
    for (const same of ['CuSO4.5H2O', 'CuSO₄·5H₂O', 'CuSO4 * 5 H2O', 'CuSO4•5H2O']) expect(atoms(same)).toEqual(atoms('CuSO4·5H2O'));
    expect(atoms('Al2(SO4)3')).toEqual({ Al: 2, S: 3, O: 12 });
    expect(atoms('K4[Fe(CN)6]·3H2O')).toEqual({ K: 4, Fe: 1, C: 6, N: 6, H: 6, O: 3 });
    expect(atoms('(CaSO4)2·H2O')).toEqual({ Ca: 2, S: 2, O: 9, H: 2 });
  });

  it.each(['', '·', 'cuso4', 'Xx2', '(SO4', 'SO4)', '(SO4]', '()2', '2', 'H0', '0H2O', 'H2O·', 'Na+', 'C6H5-OH', 'x'.repeat(121)])(
    'is not read from %p',
    (text) => {
      expect(readFormula(text)).toBeNull();
      expect(molarMassOf(text)).toBeNull();
    },
  );

  it('has the mass of its atoms: by hand, from the weights of the table', () => {
    // Cu 63.546 + S 32.06 + 9 O 143.991 + 10 H 10.08 = 249.677
    expect(molarMassOf('CuSO4·5H2O')).toBe(249.68);
    // 12 C 144.132 + 22 H 22.176 + 11 O 175.989 = 342.297
    expect(molarMassOf('C12H22O11')).toBe(342.3);
    // Na 22.99 + O 15.999 + H 1.008 = 39.997
    expect(molarMassOf('NaOH')).toBe(40);
  });

  it('reads whatever it writes, and its mass is the sum of its atoms', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ part: tree, times: count }), { minLength: 1, maxLength: 3 }), (parts) => {
        const text = parts.map(({ part, times }) => figure(times) + written(part)).join('·');
        fc.pre(text.length <= 120);
        const expected = new Map<string, number>();
        for (const { part, times } of parts) counted(part, times, expected);
        expect(new Map(readFormula(text) ?? [])).toEqual(expected);
        const mass = [...expected].reduce((sum, [element, times]) => sum + (ATOMIC_WEIGHTS[element] ?? 0) * times, 0);
        expect(molarMassOf(text)).toBeCloseTo(mass, 1.9);
      }),
    );
  });

  it('never throws, whatever is typed', () => {
    fc.assert(fc.property(fc.string(), (text) => void molarMassOf(text)));
  });
});
