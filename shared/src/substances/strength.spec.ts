import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { strengthKey, strengthsInOrder, type Strength } from './strength.js';

const molar = (concentration: number): Strength => ({ concentration, concentrationText: null });
const words = (concentrationText: string): Strength => ({ concentration: null, concentrationText });

describe('the strength of a chemical', () => {
  it.each<[string, Strength, Strength, boolean]>([
    ['two concentrations', molar(0.25), molar(0.5), false],
    ['one concentration twice', molar(0.25), molar(0.25), true],
    ['nothing said and pure water', { concentration: null, concentrationText: null }, molar(0), false],
    ['nothing said and blanks', { concentration: null, concentrationText: null }, words('  '), true],
    ['words that differ in blanks and case', words('1 % Fresh'), words(' 1%\u00a0fresh'), true],
    ['words that differ in a figure', words('1 %'), words('10 %'), false],
    ['words with a concentration and without', { concentration: 1, concentrationText: 'fresh' }, words('fresh'), false],
  ])('compares %s', (_, one, other, isOne) => {
    expect(strengthKey(one) === strengthKey(other)).toBe(isOne);
  });

  it('has an order that agrees with what is equal', () => {
    const any = fc.record({
      concentration: fc.constantFrom(null, 0, 0.05, 0.25, 1, 2),
      concentrationText: fc.constantFrom(null, ' ', '1 %', '1%', '10 %', '9 %', 'Fresh', 'fresh'),
    });
    fc.assert(
      fc.property(any, any, (one, other) => {
        expect(Math.sign(strengthsInOrder(one, other))).toBe(-Math.sign(strengthsInOrder(other, one)) + 0);
        expect(strengthsInOrder(one, other) === 0).toBe(strengthKey(one) === strengthKey(other));
      }),
    );
  });
});
