import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { pickList } from '../prep/pick-list.js';
import { chemicalFacts, type KnownSubstance } from './chemical-facts.js';
import { substancesByName } from './find-substance.js';
import type { HazardBand } from './hazard-bands.js';
import { saidStrength } from './said-strength.js';
import { strengthKey } from './strength.js';

const band = (from: number, to: number | null, unit: HazardBand['unit'], statements: string[]): HazardBand => ({
  from,
  to,
  unit,
  classification: '',
  signalWord: 'Warning',
  pictograms: [],
  statements,
  source: 'a hazard card',
});
const substance = (changes: Partial<KnownSubstance> & { name: string }): KnownSubstance & { aliases: string[] } => ({
  id: changes.name,
  aliases: [],
  formula: null,
  molarMass: null,
  state: 'solid',
  stockStrength: null,
  belowBands: 'not-classified',
  bands: [],
  ...changes,
});

const SUCROSE = substance({ name: 'Sucrose', formula: 'C12H22O11', molarMass: 342.3 });
const ALKALI = substance({
  name: 'Sodium hydroxide',
  formula: 'NaOH',
  molarMass: 40,
  bands: [
    band(0.12, 0.5, 'mol/dm3', ['H315']),
    band(0.5, null, 'mol/dm3', ['H314']),
    band(0.5, 2, '%', ['H315']),
    band(2, null, '%', ['H314']),
  ],
});
const ACID = substance({ name: 'Hydrochloric acid', formula: 'HCl', molarMass: 36.46, state: 'solution', stockStrength: 11.6 });
const PEROXIDE = substance({ name: 'Hydrogen peroxide', formula: 'H2O2', molarMass: 34.01, state: 'solution' });
const THIOSULFATE = substance({ name: 'Sodium thiosulfate-5-water', formula: 'Na2S2O3·5H2O', molarMass: 248.17 });
const SPIRIT = substance({
  name: 'Ethanol',
  formula: 'C2H5OH',
  molarMass: 46.07,
  state: 'liquid',
  bands: [band(100, null, '%', ['H225'])],
});
const find = substancesByName([SUCROSE, ALKALI, ACID, PEROXIDE, THIOSULFATE, SPIRIT]);

const facts = (name: string, strength: number | string | null, quantity = 600, unit: string | null = 'cm3') =>
  chemicalFacts(find, {
    name,
    kind: 'chemical',
    unit,
    quantity,
    concentration: typeof strength === 'number' ? strength : null,
    concentrationText: typeof strength === 'string' ? strength : null,
  });

describe('what is known of a chemical', () => {
  it.each([
    ['Sucrose', 1, 600, { grams: 205, madeUpTo: 600 }],
    ['Sucrose', 0, 600, { grams: 0 }],
    ['Sodium thiosulfate-5-water', '40 g/dm³', 2500, { grams: 100 }],
    ['Hydrochloric acid', 0.1, 1650, { grams: null, volume: 14.2, stock: { name: 'Hydrochloric acid', concentration: 11.6 } }],
    ['Hydrochloric acid', 11.6, 100, { volume: 100 }],
  ])('%s %s: %s cm3 is made up of %j', (name, strength, quantity, makeUp) => {
    expect(facts(name, strength, quantity)).toMatchObject({ makeUp, noMakeUp: null });
  });

  it.each([
    ['Sucrose', null, 'no-strength'],
    ['Sucrose', 'saturated', 'in-words'],
    ['Sucrose', '1 %, made the same day', 'in-words'],
    ['Starch', 0.1, 'unknown-substance'],
    ['Hydrogen peroxide', 0.5, 'no-stock'],
    ['Hydrogen peroxide', '20 vol', 'no-stock'],
    ['Hydrochloric acid', 12, 'stock-too-weak'],
    ['Hydrochloric acid', 'concentrated', 'as-it-comes'],
    ['Benedict’s solution', 'as bought', 'as-it-comes'],
    ['Ethanol', null, 'as-it-comes'],
  ])('%s %s has no sum: %s', (name, strength, noMakeUp) => {
    expect(facts(name, strength)).toMatchObject({ makeUp: null, noMakeUp });
  });

  it('has no sum and no reason where nothing is made up, and nothing at all of what is no chemical', () => {
    expect(facts('Sucrose', null, 5, 'g')).toMatchObject({ makeUp: null, noMakeUp: null });
    expect(
      chemicalFacts(find, { name: 'Sucrose', kind: 'consumable', unit: null, quantity: 2, concentration: null, concentrationText: null }),
    ).toBeNull();
  });

  it.each([
    ['Sodium hydroxide', 0.1, 'not-classified'],
    ['Sodium hydroxide', 0.12, 'H315'],
    ['Sodium hydroxide', 0.5, 'H314'],
    ['Sodium hydroxide', '1 %', 'H315'],
    ['Sodium hydroxide', '4 g/dm3', 'not-classified'],
    ['Sodium hydroxide', '20 g/dm3', 'H314'],
    ['Sodium hydroxide', '0.4 M', 'H315'],
    ['Sodium hydroxide', 'strong', 'not-known'],
    ['Sodium hydroxide', null, 'not-known'],
    ['Ethanol', null, 'H225'],
    ['Ethanol', 'absolute', 'H225'],
    ['Ethanol', '50 %', 'not-classified'],
    ['Sucrose', 1, 'not-known'],
    ['Starch', 1, 'not-known'],
  ])('%s %s is %s', (name, strength, expected) => {
    const hazard = facts(name, strength)?.hazard;
    expect(hazard?.band?.statements.join() ?? hazard?.kind).toBe(expected);
  });

  it('has exactly the band whose strengths hold the line’s, whatever the bands are', () => {
    const ends = fc
      .uniqueArray(fc.integer({ min: 1, max: 1000 }), { minLength: 2, maxLength: 6 })
      .map((all) => [...all].sort((one, other) => one - other));
    fc.assert(
      fc.property(ends, fc.integer({ min: 0, max: 1200 }), fc.boolean(), (starts, at, isKnown) => {
        const bands = starts.map((from, index) =>
          band(from / 100, starts[index + 1] === undefined ? null : (starts[index + 1] ?? 0) / 100, 'mol/dm3', [`H3${index}0`]),
        );
        const one = substance({ name: 'X', bands, belowBands: isKnown ? 'not-classified' : 'not-known' });
        const hazard = chemicalFacts(() => one, {
          name: 'X',
          kind: 'chemical',
          unit: 'cm3',
          quantity: 1,
          concentration: at / 100,
          concentrationText: null,
        })?.hazard;
        const holds = bands.filter(({ from, to }) => from <= at / 100 && (to === null || at / 100 < to));
        expect(holds.length).toBeLessThanOrEqual(1);
        expect(hazard).toEqual(holds[0] ? { kind: 'band', band: holds[0] } : { kind: one.belowBands, band: null });
      }),
    );
  });

  it('sums each strength of random requests alone: the mass of a total is that of its lines, to three figures', () => {
    const line = fc.record({
      requisitionId: fc.constantFrom('r1', 'r2', 'r3'),
      concentration: fc.constantFrom(null, 0.1, 0.25, 0.5, 1, 2),
      concentrationText: fc.constantFrom(null, '40 g/dm3'),
      needed: fc.integer({ min: 1, max: 40 }).map((times) => times * 50),
    });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const asked = lines.map((one) => ({ ...one, location: null, name: 'Sucrose', unit: 'cm3', kind: 'chemical' as const }));
        for (const item of pickList(asked).flatMap(({ items }) => items)) {
          const its = asked.filter((one) => strengthKey(one) === strengthKey(item));
          expect(item.quantity).toBe(its.reduce((sum, { needed }) => sum + needed, 0));
          const of = (quantity: number) => chemicalFacts(find, { ...item, quantity })?.makeUp?.grams ?? 0;
          const parts = its.reduce((sum, { needed }) => sum + of(needed), 0);
          if (parts > 0) expect(of(item.quantity) / parts).toBeCloseTo(1, 1.9);
        }
      }),
    );
  });
});

describe('a strength in words', () => {
  it.each([
    ['1 %', '%', 1],
    ['0,5 %, made the same day', '%', 0.5],
    ['40 g/dm³', 'g/dm3', 40],
    ['5 g per litre', 'g/dm3', 5],
    ['0.1 M', 'mol/dm3', 0.1],
    ['2 mol dm-3', 'mol/dm3', 2],
    ['undiluted', '%', 100],
    ['Glacial', '%', 100],
  ])('%s is in %s: %s', (concentrationText, unit, value) => {
    expect(saidStrength({ concentration: null, concentrationText })).toEqual({ unit, value });
  });

  it.each(['saturated', 'as bought', 'pH 4, 5, 6, 7 and 8', '20 vol', 'with indicator', '10 ml', '5 g', '3 metres', '200 %', ''])(
    'cannot be told from %p',
    (concentrationText) => {
      expect(saidStrength({ concentration: null, concentrationText })).toBeNull();
    },
  );

  it('is read of hydrogen peroxide by the oxygen that it gives', () => {
    expect(saidStrength({ concentration: null, concentrationText: '20 vol' }, 'H2O2')).toEqual({ unit: 'mol/dm3', value: 1.786 });
  });
});
