import { describe, expect, it } from '@jest/globals';
import { hazardOf, molarMassOf, substanceKey, substancesByName } from '@app/shared';
import fc from 'fast-check';
import { practicals } from '../library/index.js';
import { bandsOf, type SeedSubstance, substances } from './index.js';
import { labelOf } from './labels.js';

const withFormula = substances.filter((one): one is SeedSubstance & { formula: string } => one.formula !== undefined);
const known = substances.map((seed) => ({
  id: seed.key,
  name: seed.name,
  aliases: seed.aliases ?? [],
  formula: seed.formula ?? null,
  molarMass: seed.molarMass ?? null,
  state: seed.state,
  ...bandsOf(seed),
}));
const find = substancesByName(known);
const molar = (concentration: number) => ({ concentration, concentrationText: null, unit: 'cm3' });
const inWords = (concentrationText: string | null, unit = 'cm3') => ({ concentration: null, concentrationText, unit });
const says = (name: string, line: Parameters<typeof hazardOf>[1]) => {
  const { kind, band } = hazardOf(find(name), line);
  return band ? band.statements.join(' ') : kind;
};

describe('the shipped substances', () => {
  it('are more than a hundred and fifty, each with its own key, name and aliases', () => {
    expect(substances.length).toBeGreaterThan(150);
    const keys = substances.flatMap(({ key, name, aliases = [] }) =>
      [...new Set([name, ...aliases].map(substanceKey))].map((called) => `${called} -> ${key}`),
    );
    const called = keys.map((pair) => pair.split(' -> ')[0]);
    expect(keys.filter((pair) => called.filter((one) => one === pair.split(' -> ')[0]).length > 1)).toEqual([]);
    expect(new Set(substances.map(({ key }) => key)).size).toBe(substances.length);
  });

  it.each(withFormula.map((one) => [one.name, one] as const))('%s weighs what its atoms weigh', (_, { formula, molarMass }) => {
    expect(Math.abs((molarMassOf(formula) ?? 0) - (molarMass ?? 0))).toBeLessThanOrEqual(0.015);
  });

  it.each([
    ['Copper sulfate', 'CuSO4·5H2O'],
    ['Copper(II) sulphate solution', 'CuSO4·5H2O'],
    ['copper (ii) sulfate', 'CuSO4·5H2O'],
    ['Anhydrous copper(II) sulfate', 'CuSO4'],
    ['Sodium carbonate', 'Na2CO3'],
    ['Sodium carbonate-10-water', 'Na2CO3·10H2O'],
    ['Sodium thiosulfate solution', 'Na2S2O3·5H2O'],
    ['Iron(II) sulfate', 'FeSO4·7H2O'],
    ['Dilute hydrochloric acid', 'HCl'],
    ['Ferrous sulphate', 'FeSO4·7H2O'],
    ['ferric chloride solution', 'FeCl3·6H2O'],
    ['Cupric sulphate', 'CuSO4·5H2O'],
    ['NaCl', 'NaCl'],
    ['KMnO4', 'KMnO4'],
    ['FeSO4', 'FeSO4·7H2O'],
  ])('%s is %s, the form on the shelf', (name, formula) => {
    expect(find(name)?.formula).toBe(formula);
  });

  it.each(['CuSO4', 'Na2CO3', 'C6H12O6', 'S', 'K', 'Co', 'no'])(
    '%s is none of them: more than one has that formula, or it may be anything',
    (name) => {
      expect(find(name)).toBeNull();
    },
  );

  it('know the chemicals of the starter library that have a formula', () => {
    const asked = [...new Set(practicals.flatMap(({ lines }) => lines.filter(({ kind }) => kind === 'chemical').map(({ name }) => name)))];
    const mixed = [
      'Household acids and alkalis (six)',
      'Zinc granule, iron nail and copper piece',
      'Antiseptics to compare (three)',
      'Cresol red or phenolphthalein',
      'Sodium carbonate stop bath with indicator',
      'Water or ethanol as solvent',
      'Food colourings: four known, one unknown',
      'Chlorides of lithium, sodium, potassium, calcium and copper',
      'Water or glycerol for the thermometer hole',
      'Sugar solution of known density',
      'Water-based printing ink',
      'Screen printing ink',
    ];
    expect(asked.filter((name) => !find(name) && !mixed.includes(name))).toEqual([]);
  });
});

describe('the hazard bands that are shipped', () => {
  it.each([
    // limits of the entries: 25, 10 % HCl; 5, 15 % H2SO4; 5 % HNO3 and the generic 1 %; 0.5, 2, 5 % NaOH; in mol/dm3 by a density of 1
    ['Hydrochloric acid', molar(2), 'not-classified'],
    ['Hydrochloric acid', molar(2.7), 'H315 H319 H335'],
    ['Hydrochloric acid', molar(6.8), 'H314 H335'],
    ['Hydrochloric acid', inWords('concentrated'), 'H314 H335'],
    ['Sulfuric acid', molar(0.25), 'not-classified'],
    ['Sulfuric acid', molar(0.5), 'H315 H319'],
    ['Sulfuric acid', molar(1.5), 'H314'],
    ['Nitric acid', molar(0.1), 'not-classified'],
    ['Nitric acid', molar(0.4), 'H315 H319'],
    ['Nitric acid', molar(0.79), 'H314'],
    ['Sodium hydroxide', molar(0.1), 'not-classified'],
    ['Sodium hydroxide', molar(0.12), 'H315 H319'],
    ['Sodium hydroxide', molar(0.4), 'H315 H319'],
    ['Sodium hydroxide', molar(0.5), 'H314'],
    ['Sodium hydroxide', molar(2), 'H314'],
    ['Sodium hydroxide', inWords('1 %'), 'H315 H319'],
    ['Ammonia', molar(0.1), 'not-known'],
    ['Ammonia', molar(2.6), 'H314 H335'],
    ['Copper(II) sulfate', molar(0.005), 'not-classified'],
    ['Copper(II) sulfate', molar(0.5), 'H318 H400 H411'],
    ['Copper(II) sulfate', molar(1), 'H302 H318 H410'],
    ['Copper(II) sulfate', inWords(null, 'g'), 'H302 H318 H410'],
    ['Copper(II) chloride', molar(0.5), 'not-known'],
    ['Barium chloride', molar(0.1), 'not-classified'],
    ['Barium chloride', molar(0.25), 'H302'],
    ['Silver nitrate', molar(0.05), 'not-known'],
    ['Sodium carbonate', molar(0.5), 'not-classified'],
    ['Sodium carbonate-10-water', molar(0.5), 'not-classified'],
    ['Sodium carbonate', molar(0.95), 'H319'],
    ['Hydrogen peroxide', molar(0.5), 'not-classified'],
    ['Hydrogen peroxide', inWords('20 vol'), 'H319'],
    ['Hydrogen peroxide', inWords('100 vol'), 'not-known'],
    ['Ethanol', inWords('undiluted'), 'H225'],
    ['Ethanol', inWords('50 %'), 'not-known'],
    ['Ethanol', inWords(null), 'H225'],
    ['Ethanoic acid', inWords('glacial'), 'H226 H314'],
    ['Sodium', inWords(null, 'g'), 'H260 H314'],
    ['Sucrose', molar(1), 'not-known'],
    ['Water', inWords(null), 'not-classified'],
    ['Distilled water', inWords(null, 'dm3'), 'not-classified'],
    ['Starch', inWords(null, 'g'), 'not-known'],
    ['Amylase', inWords('1 %'), 'H334'],
    ['Magnesium ribbon', inWords(null), 'not-known'],
  ])('say of %s at %j: %s', (name, line, expected) => {
    expect(says(name, line)).toBe(expected);
  });

  it('name their source, follow one another without overlap and begin no higher than their limit in percent', () => {
    for (const { formula, ...seed } of known) {
      if (seed.id === 'water') continue;
      for (const unit of ['mol/dm3', '%'] as const) {
        const bands = seed.bands.filter((band) => band.unit === unit);
        for (const [index, { from, to, source, statements }] of bands.entries()) {
          expect([seed.name, source]).toEqual([
            seed.name,
            expect.stringMatching(/^Regulation \(EC\) No 1272\/2008.*index \d{3}-\d{3}-\d{2}-[\dX]/),
          ]);
          expect([seed.name, from, statements.length]).not.toEqual([seed.name, from, 0]);
          expect(to === null || to > from).toBe(true);
          const next = bands[index + 1];
          if (next) expect([seed.name, to !== null && to <= next.from]).toEqual([seed.name, true]);
        }
      }
      expect(formula === null || typeof formula === 'string').toBe(true);
    }
  });

  it('never get milder as a solution gets stronger: what is severe stays', () => {
    const severe = /^H3(?:14|18|01|11|31|40|50|60)/;
    fc.assert(
      fc.property(
        fc.constantFrom(...known),
        fc.double({ min: 0.001, max: 20, noNaN: true }),
        fc.double({ min: 0.001, max: 20, noNaN: true }),
        (one, a, b) => {
          const [weak, strong] = [hazardOf(one, molar(Math.min(a, b))), hazardOf(one, molar(Math.max(a, b)))];
          if (weak.kind === 'band' && weak.band.statements.some((code) => severe.test(code)))
            expect(strong.kind).not.toBe('not-classified');
          if (strong.kind === 'not-classified') expect(weak.kind).not.toBe('band');
        },
      ),
    );
  });
});

describe('a label', () => {
  it.each([
    // as Annex VI, Table 3 has them
    [
      ['Acute Tox. 4 H302', 'Eye Dam. 1 H318', 'Aquatic Acute 1 H400', 'Aquatic Chronic 1 H410'],
      'Danger',
      'GHS05 GHS07 GHS09',
      'H302 H318 H410',
    ],
    [['Skin Corr. 1B H314', 'STOT SE 3 H335'], 'Danger', 'GHS05 GHS07', 'H314 H335'],
    [['Acute Tox. 3 H301', 'Acute Tox. 4 H332'], 'Danger', 'GHS06', 'H301 H332'],
    [['STOT SE 3 H335', 'Eye Irrit. 2 H319'], 'Warning', 'GHS07', 'H319 H335'],
    [['Flam. Liq. 2 H225', 'STOT SE 3 H336', 'Eye Irrit. 2 H319'], 'Danger', 'GHS02 GHS07', 'H225 H319 H336'],
    [['STOT RE 2 H373', 'Aquatic Chronic 2 H411'], 'Warning', 'GHS08 GHS09', 'H373 H411'],
    [['Aquatic Chronic 2 H411'], null, 'GHS09', 'H411'],
    [['Aquatic Chronic 3 H412'], null, '', 'H412'],
    [['Resp. Sens. 1 H334'], 'Danger', 'GHS08', 'H334'],
    [['Water-react. 1 H260', 'Skin Corr. 1B H314'], 'Danger', 'GHS02 GHS05', 'H260 H314'],
    [
      ['Ox. Sol. 2 H272', 'Repr. 2 H361d', 'Acute Tox. 4 H302', 'Aquatic Acute 1 H400', 'Aquatic Chronic 1 H410'],
      'Danger',
      'GHS03 GHS07 GHS08 GHS09',
      'H272 H302 H361d H410',
    ],
    [['Ox. Sol. 3 H272', 'Acute Tox. 3 H301', 'Aquatic Acute 1 H400'], 'Danger', 'GHS03 GHS06 GHS09', 'H272 H301 H400'],
  ])('of %j says %s, %s, %s', (classes, signalWord, pictograms, statements) => {
    const label = labelOf(classes);
    expect([label.signalWord, label.pictograms.join(' '), label.statements.join(' ')]).toEqual([signalWord, pictograms, statements]);
  });
});
