import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { kitLine, kitLineLacks } from './kit-line.js';

const BLANK = {
  apparatusId: null,
  stockId: null,
  name: 'Paper',
  kind: 'consumable',
  perClass: 0,
  perSet: 0,
  perPupil: 0,
  spare: 0,
  unit: null,
  concentration: null,
  concentrationText: null,
  roundTo: null,
  overage: null,
  pictograms: null,
  statements: null,
};

describe('a line of a kit list', () => {
  it('is a consumable of which nothing is asked, where nothing else is said', () => {
    expect(kitLine({ name: ' Paper ', unit: null })).toEqual(BLANK);
  });

  it('keeps what is said, and nothing that is no part of a line', () => {
    const said = {
      name: 'Sucrose',
      kind: 'chemical',
      perSet: 5,
      unit: 'cm3',
      concentration: 0,
      overage: 0,
      location: 'Shelf',
      short: 2,
    } as const;
    expect(kitLine(said)).toEqual({ ...BLANK, name: 'Sucrose', kind: 'chemical', perSet: 5, unit: 'cm3', concentration: 0, overage: 0 });
  });

  it('is called as its apparatus is, whatever else was said', () => {
    const line = kitLine({ apparatusId: 'a1', name: 'Old name', kind: 'chemical', perClass: 1 }, { name: 'Microscope' });
    expect(line).toEqual({ ...BLANK, apparatusId: 'a1', name: 'Microscope', kind: 'apparatus', perClass: 1 });
  });

  it('lacks a name, or a quantity, or nothing', () => {
    expect(kitLineLacks(kitLine({ name: '  ', perSet: 1 }))).toBe('name');
    expect(kitLineLacks(kitLine({ name: 'Paper' }))).toBe('quantity');
    expect(kitLineLacks(kitLine({ name: 'Paper', spare: 1 }))).toBeNull();
  });

  it('is complete: completing it again changes nothing', () => {
    const amount = fc.option(fc.nat(100));
    const words = fc.record({
      name: fc.option(fc.string()),
      perClass: amount,
      perSet: amount,
      spare: amount,
      overage: amount,
      unit: fc.constantFrom('g', null),
    });
    fc.assert(fc.property(words, (said) => expect(kitLine(kitLine(said))).toEqual(kitLine(said))));
  });
});
