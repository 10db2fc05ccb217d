import { describe, expect, it } from '@jest/globals';
import type { Strength } from '../../substances/strength.js';
import { named, strength } from './strengths.js';

const molar = (concentration: number): Strength => ({ concentration, concentrationText: null });
const words = (concentrationText: string): Strength => ({ concentration: null, concentrationText });

describe('a name with its strength', () => {
  it.each<[string | null, Strength]>([
    ['0.25 mol/dm³', molar(0.25)],
    ['1 mol/dm³', molar(1)],
    ['0.000001 mol/dm³', molar(0.000001)],
    ['0 mol/dm³', molar(0)],
    ['5 %, made the same day', words(' 5 %, made the same day ')],
    ['2 mol/dm³, with indicator', { concentration: 2, concentrationText: 'with indicator' }],
    [null, words(' ')],
    [null, {} as Strength],
    [null, { concentration: null, concentrationText: null }],
  ])('says %s', (said, of) => {
    expect(strength(of)).toBe(said);
    expect(named({ name: 'Sucrose', ...of })).toBe(said === null ? 'Sucrose' : `Sucrose ${said}`);
  });
});
