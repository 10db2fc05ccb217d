import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { makeUpOf } from '../../substances/make-up.js';
import { bandNotKnown, bandRange, hazard, madeFrom, makeUp, noMakeUp, notClassified, subscripts } from './substances.js';

const SUCROSE = { name: 'Sucrose', formula: 'C12H22O11', molarMass: 342.3, state: 'solid', stockStrength: null } as const;
const ACID = { name: 'Hydrochloric acid', formula: 'HCl', molarMass: 36.46, state: 'solution', stockStrength: 11.6 } as const;
const total = (concentration: number, quantity: number) =>
  ({ kind: 'chemical', unit: 'cm3', concentration, concentrationText: null, quantity }) as const;

describe('a make-up sum', () => {
  it('says the mass of the solid or the volume of the stock, and always what it is made up to', () => {
    const solid = makeUpOf(total(1, 600), SUCROSE).makeUp;
    expect(solid && makeUp(solid)).toBe('205 g, made up to 600 cm³');
    expect(solid && madeFrom(solid)).toBe('Sucrose, C₁₂H₂₂O₁₁, 342.3 g/mol');
    const diluted = makeUpOf(total(0.1, 1650), ACID).makeUp;
    expect(diluted && makeUp(diluted)).toBe('14.2 cm³ of 11.6 mol/dm³, made up to 1.65 dm³');
    expect(diluted && madeFrom(diluted)).toBe('Hydrochloric acid, HCl, check the strength on the label');
  });

  it('is true of the numbers beside it, whatever they are', () => {
    const figure = fc.integer({ min: 1, max: 200_000 }).map((whole) => whole / 1000);
    fc.assert(
      fc.property(figure, fc.integer({ min: 1, max: 20_000 }), (concentration, quantity) => {
        const { makeUp: sum, noMakeUp: why } = makeUpOf(total(concentration, quantity), SUCROSE);
        expect(why).toBe(concentration * 342.3 > 1000 ? 'more-than-water' : null);
        if (!sum) return;
        const [, grams = '', volume = '', unit] = /^([\d.,]+) g, made up to ([\d.,]+) (cm³|dm³)$/.exec(sum ? makeUp(sum) : '') ?? [];
        const plain = (text: string) => Number(text.replaceAll(',', ''));
        const cm3 = plain(volume) * (unit === 'dm³' ? 1000 : 1);
        expect(cm3).toBeCloseTo(quantity, 6);
        expect(plain(grams) / ((concentration * cm3 * 342.3) / 1000)).toBeCloseTo(1, 2);
      }),
    );
  });

  it('says why there is none', () => {
    expect(noMakeUp('unknown-substance')).toBe('No sum: not on the list of substances');
    expect(makeUpOf(total(100, 600), SUCROSE)).toEqual({ makeUp: null, noMakeUp: 'more-than-water' });
    expect(makeUpOf({ ...total(1, 600), concentration: null, concentrationText: '1200 g/dm³' }, SUCROSE).noMakeUp).toBe('more-than-water');
    expect(noMakeUp('more-than-water')).toBe('No sum: it would weigh more than the water it is to be dissolved in. Check the strength');
  });
});

describe('a hazard', () => {
  const band = { signalWord: 'Warning', classification: 'Skin Irrit. 2', statements: ['H315', 'H319'] } as const;
  it('is said at its strength, and never left out', () => {
    expect(hazard({ kind: 'band', band: { ...band, statements: [...band.statements] } })).toBe(
      'Warning: causes skin irritation, causes serious eye irritation',
    );
    expect(hazard({ kind: 'band', band: { ...band, statements: [] } })).toBe('Warning: Skin Irrit. 2');
    expect(hazard({ kind: 'band', band: { signalWord: null, classification: '', statements: ['H412'] } })).toBe(
      'Harmful to aquatic life with long lasting effects',
    );
    expect(hazard({ kind: 'not-classified', band: null })).toBe(notClassified);
    expect(hazard({ kind: 'not-known', band: null })).toBe(bandNotKnown);
  });

  it('is said for its strengths', () => {
    expect(bandRange({ from: 0.5, to: 2, unit: 'mol/dm3' })).toBe('0.5 to below 2 mol/dm³');
    expect(bandRange({ from: 2, to: null, unit: 'mol/dm3' })).toBe('from 2 mol/dm³');
    expect(bandRange({ from: 100, to: null, unit: '%' })).toBe('undiluted');
    expect(bandRange({ from: 0, to: 5, unit: '%' })).toBe('below 5 %');
  });
});

describe('a formula', () => {
  it('has small counts, and a hydrate’s own number as it is', () => {
    expect(subscripts('CuSO4·5H2O')).toBe('CuSO₄·5H₂O');
    expect(subscripts('Al2(SO4)3')).toBe('Al₂(SO₄)₃');
  });
});
