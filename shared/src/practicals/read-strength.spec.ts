import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { strength } from '../words/en/strengths.js';
import { readStrength } from './read-strength.js';
import { strengthKey, type Strength } from '../substances/strength.js';

const molar = (concentration: number, concentrationText: string | null = null): Strength => ({ concentration, concentrationText });
const words = (concentrationText: string): Strength => ({ concentration: null, concentrationText });

describe('a strength typed in one box', () => {
  it.each<[string, Strength | null]>([
    ['', null],
    ['  ', null],
    ['0.5', molar(0.5)],
    ['.5', molar(0.5)],
    ['0,5', molar(0.5)],
    ['0·5 M', molar(0.5)],
    ['0.5 M', molar(0.5)],
    ['0.5M', molar(0.5)],
    ['0.5 m', molar(0.5)],
    ['0.5 mol/dm3', molar(0.5)],
    ['0.5 mol/dm³', molar(0.5)],
    ['0.5 mol dm-3', molar(0.5)],
    ['0.5 mol dm⁻³', molar(0.5)],
    ['0.5 mol/l', molar(0.5)],
    ['0.5 mol/litre', molar(0.5)],
    ['0.5 Mol', molar(0.5)],
    ['2 molar', molar(2)],
    ['5 mM', molar(0.005)],
    ['5 mmol/dm3', molar(0.005)],
    ['0 mol/dm3', molar(0)],
    ['2 mol/dm³, with indicator', molar(2, 'with indicator')],
    ['2 M with indicator', molar(2, 'with indicator')],
    ['18', molar(18)],
    ['20', words('20')],
    ['20 vol', words('20 vol')],
    ['1 %', words('1 %')],
    ['1%', words('1%')],
    ['saturated', words('saturated')],
    ['1 mg/dm3', words('1 mg/dm3')],
    ['2 g/dm3', words('2 g/dm3')],
    ['1,000', words('1,000')],
    ['1,000 M', words('1,000 M')],
    ['250 M', words('250 M')],
    ['1-2 M', words('1-2 M')],
    ['1 in 10', words('1 in 10')],
    ['0.5 mol/kg', words('0.5 mol/kg')],
    ['0.0000001 M', words('0.0000001 M')],
    ['5 MM', words('5 MM')],
    ['10 minutes old', words('10 minutes old')],
    ['2 methylene', words('2 methylene')],
  ])('reads %p', (written, expected) => {
    expect(readStrength(written)).toEqual(expected);
  });

  it('reads back every strength as it is said', () => {
    const any = fc.oneof(
      fc.integer({ min: 0, max: 100_000_000 }).map((millionths) => molar(millionths / 1_000_000)),
      fc
        .tuple(fc.integer({ min: 0, max: 100_000 }), fc.constantFrom('with indicator', 'fresh', 'in 70 % ethanol'))
        .map(([thousandths, text]) => molar(thousandths / 1000, text)),
      fc.constantFrom('20 vol', '1 %', 'saturated', 'concentrated', '5 %, made the same day', '2 g/dm³').map(words),
    );
    fc.assert(
      fc.property(any, (one) => {
        expect(strengthKey(readStrength(strength(one) ?? '') ?? molar(-1))).toBe(strengthKey(one));
      }),
      { numRuns: 2000 },
    );
  });

  it('keeps what it does not read letter for letter, and never makes a number of words', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), (written) => {
        const read = readStrength(written);
        if (read === null) expect(written.trim()).toBe('');
        else if (read.concentration === null) expect(read.concentrationText).toBe(written.normalize('NFC').replace(/\s+/gu, ' ').trim());
        else expect(written).toMatch(/\d/);
      }),
      { numRuns: 2000 },
    );
  });
});
