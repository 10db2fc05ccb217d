import fc from 'fast-check';
import { saidStrength } from '../substances/said-strength.js';
import { strength as inWords } from '../words/en/strengths.js';
import { strengthInName } from './named-strength.js';

const molar = (concentration: number) => ({ concentration, concentrationText: null });
const text = (concentrationText: string) => ({ concentration: null, concentrationText });

describe('a strength in a name', () => {
  it.each([
    ['Sodium hydroxide 2 mol/dm3', 'Sodium hydroxide', molar(2)],
    ['NaOH 2M', 'NaOH', molar(2)],
    ['2M NaOH', 'NaOH', molar(2)],
    ['2 M of NaOH', 'NaOH', molar(2)],
    ['NaOH, 0.5 mol dm-3', 'NaOH', molar(0.5)],
    ['NaOH (0.5 mol dm⁻³)', 'NaOH', molar(0.5)],
    ['Sucrose 0·25 mol/dm³ solution', 'Sucrose solution', molar(0.25)],
    ['Copper(II) sulfate-5-water 1 molar', 'Copper(II) sulfate-5-water', molar(1)],
    ['Iodine 5 mM', 'Iodine', molar(0.005)],
    ['HCl .1M', 'HCl', molar(0.1)],
    ['Lead nitrate 0.1 M', 'Lead nitrate', molar(0.1)],
  ])('of %j is read', (written, name, strength) => {
    expect(strengthInName(written)).toEqual({ name, strength });
    expect(strengthInName(written, true)).toEqual({ name, strength });
  });

  it.each([
    ['Hydrogen peroxide 20 vol', 'Hydrogen peroxide', text('20 vol')],
    ['Ethanol 70%', 'Ethanol', text('70%')],
    ['70 % ethanol', 'ethanol', text('70 %')],
    ['Sodium thiosulfate 40 g/dm3', 'Sodium thiosulfate', text('40 g/dm3')],
  ])('of %j is read where it is measured', (written, name, strength) => {
    expect(strengthInName(written, true)).toEqual({ name, strength });
    expect(strengthInName(written)).toBeNull();
  });

  it.each([
    ['NaOH 0.1-0.5 M', '0.5 M'],
    ['NaOH 0.1 to 0.5 M', '0.5 M'],
    ['2 M or 1 M HCl', '2 M, 1 M'],
    ['HCl 2M or 1', '2M'],
    ['NaOH 250 M', '250 M'],
    ['NaOH 1,000 M', '1,000 M'],
    ['NaOH 2m', '2m'],
    ['NaOH 2', '2'],
    ['NaOH 2 mol', '2 mol'],
  ])('of %j is asked about', (written, unclear) => {
    expect(strengthInName(written, true)).toEqual({ unclear });
  });

  it.each(['NaOH', 'Buffer pH 7', 'Copper(II) sulfate-5-water', 'Vitamin B12', '2M', '10 cm3', 'Magnesium'])(
    'there is none in %j',
    (written) => {
      expect(strengthInName(written, true)).toBeNull();
    },
  );

  it.each(['Cable 2 M', 'Rope, 5 M', 'Ruler 1M', '2 m rulers', '10 lamps 12 V', 'Cotton 100 %', 'Beaker 250 ml', 'M6 bolt'])(
    'is not seen in %j, which is a thing',
    (written) => {
      expect(strengthInName(written)).toBeNull();
    },
  );

  it('is read back from every name with its strength, and never as another', () => {
    const name = fc.constantFrom('NaOH', 'Sodium hydroxide', 'Copper(II) sulfate-5-water', '2-hydroxybenzoic acid', 'Benedict’s solution');
    const any = fc.oneof(
      fc.integer({ min: 1, max: 18_000 }).map((thousandths) => molar(thousandths / 1000)),
      fc.constantFrom('20 vol', '1 %', '2 g/dm³').map(text),
    );
    fc.assert(
      fc.property(name, any, fc.boolean(), (called, strength, isBefore) => {
        const said = inWords(strength) ?? '';
        expect(strengthInName(isBefore ? `${said} ${called}` : `${called} ${said}`, true)).toEqual({ name: called, strength });
      }),
    );
  });

  it('that is read is one that stands in the name', () => {
    const piece = fc.constantFrom('NaOH', '2', '0.5', 'M', 'm', 'mol/dm3', '-', 'to', '%', 'vol', ',', 'or', '(', ')');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), fc.boolean(), (pieces, isMeasured) => {
        const read = strengthInName(pieces.join(' '), isMeasured);
        if (!read || 'unclear' in read) return;
        const numbers = pieces.filter((one) => /\d/.test(one));
        const value = saidStrength(read.strength)?.value ?? Number.parseFloat(read.strength.concentrationText ?? '');
        expect(numbers).toContain(String(value));
        expect(read.name).toMatch(/\p{L}/u);
      }),
      { numRuns: 2000 },
    );
  });
});
