import { describe, expect, it } from '@jest/globals';
import { kitLine } from './kit-line.js';
import { setsFor, traysFor } from './quantities.js';
import { workedOut } from './worked-out.js';

const SUCROSE = { substanceId: 's', name: 'Sucrose', formula: 'C12H22O11', molarMass: 342.3, state: 'solid' as const, stockStrength: null };

describe('a practical worked out for a class', () => {
  it('is the rule book’s: 30 pupils in pairs, 15 sets, 5 trays, 205 g of sucrose made up to 600 cm3', () => {
    const sets = setsFor(30, 2);
    expect([sets, traysFor(sets)]).toEqual([15, 5]);
    const lines = [
      { ...kitLine({ name: 'Sucrose', kind: 'chemical', unit: 'cm3', perSet: 36, concentration: 1 }), substanceId: 's' },
      { ...kitLine({ name: 'Beaker', kind: 'apparatus', perSet: 2, spare: 1 }), substanceId: null },
    ];
    expect(workedOut(lines, [SUCROSE], { sets, pupils: 30 })).toMatchObject([
      { needed: 600, makeUp: { grams: 205, madeUpTo: 600 }, noMakeUp: null },
      { needed: 31, makeUp: null, noMakeUp: null },
    ]);
  });
  it('says why there is no sum', () => {
    const unknown = { ...kitLine({ name: 'Mystery', kind: 'chemical', unit: 'cm3', perSet: 10, concentration: 1 }), substanceId: null };
    expect(workedOut([unknown], [SUCROSE], { sets: 1, pupils: 2 })).toMatchObject([{ makeUp: null, noMakeUp: 'unknown-substance' }]);
  });
  it('needs nothing of nobody', () => {
    const line = { ...kitLine({ name: 'Sucrose', kind: 'chemical', unit: 'cm3', perSet: 36, concentration: 1 }), substanceId: 's' };
    expect(workedOut([line], [SUCROSE], { sets: 0, pupils: 0 })).toMatchObject([{ needed: 0, makeUp: null }]);
  });
});
