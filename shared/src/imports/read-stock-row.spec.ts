import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { StockAnswer } from './alike-rows.js';
import { nearNames, readStockRow, type StockNames } from './read-stock-row.js';
import type { StockColumn } from './read-stock.js';

const KNOWN = ['Copper(II) sulfate', 'Sodium chloride', 'Sodium chlorite', 'Sucrose', 'Zinc'];
const names: StockNames = {
  isSubstance: (name) => KNOWN.some((one) => one.toLowerCase() === name.toLowerCase()),
  near: nearNames(KNOWN),
};
type Cells = Partial<Record<StockColumn, string>>;
const faultOf = (cells: Cells, answer?: StockAnswer): string => {
  const came = readStockRow(cells, names, answer);
  return 'fault' in came ? `${came.fault} ${came.column}` : 'clear';
};
const readOf = (cells: Cells, answer?: StockAnswer) => {
  const came = readStockRow(cells, names, answer);
  if ('fault' in came) throw new Error(came.fault);
  return came.read;
};

describe('a row that is asked about', () => {
  it.each<[string, Cells, string, StockAnswer, object]>([
    ['-', { name: 'Zinc', amount: '-' }, 'amount-unclear amount', { amount: '500g' }, { amount: 500, unit: 'g' }],
    [
      'an answer with its unit in place of the cell’s',
      { name: 'Zinc', amount: '-', unit: 'g' },
      'amount-unclear amount',
      { amount: '0,5 kg' },
      { amount: 500, unit: 'g' },
    ],
    ['no unit', { name: 'Zinc', amount: '2,5' }, 'unit-unclear unit', { unit: 'kg' }, { amount: 2500, unit: 'g' }],
    ['bottles', { name: 'Zinc', kind: 'chemical', amount: '3 bottles' }, 'unit-unclear amount', { amount: '1.5 kg' }, { amount: 1500 }],
    [
      'no kind',
      { name: 'Stuff', amount: '2 l' },
      'kind-unclear kind',
      { kind: 'consumable' },
      { kind: 'consumable', amount: 2000, unit: 'cm3' },
    ],
    [
      'a slip',
      { name: 'Sodum chloride', kind: 'chemical', amount: '5g' },
      'name-unsure name',
      { name: 'Sodium chloride' },
      { name: 'Sodium chloride' },
    ],
    [
      'no slip, as it is said',
      { name: 'Sodum chloride', kind: 'chemical', amount: '5g' },
      'name-unsure name',
      { name: 'Sodum chloride' },
      { name: 'Sodum chloride' },
    ],
    ['a date', { name: 'Zinc', amount: '5g', expires: 'soon' }, 'date-unclear expires', { expires: 'Dec 2027' }, { expires: '2027-12-31' }],
    ['no date', { name: 'Zinc', amount: '5g', expires: 'soon' }, 'date-unclear expires', { expires: '-' }, { expires: null }],
    [
      'a strength',
      { name: 'Sucrose', amount: '1 l', concentration: '5?' },
      'strength-unclear concentration',
      { concentration: '0.5 mol/dm3' },
      { concentration: 0.5 },
    ],
    ['a price', { name: 'Zinc', amount: '5g', price: 'cheap' }, 'price-unclear price', { price: '£4,50' }, { price: 4.5 }],
    ['no name', { name: '', amount: 'x15' }, 'no-name name', { name: 'Splints' }, { name: 'Splints', amount: 15 }],
  ])('%s', (_, cells, fault, answer, read) => {
    expect(faultOf(cells)).toBe(fault);
    expect(readOf(cells, answer)).toMatchObject(read);
  });

  it('is asked the next thing once the first is answered', () => {
    const cells = { name: 'Sodum chloride', kind: 'chemical', amount: '?', expires: 'soon' };
    expect(faultOf(cells)).toBe('amount-unclear amount');
    expect(faultOf(cells, { amount: '5' })).toBe('unit-unclear unit');
    expect(faultOf(cells, { amount: '5', unit: 'g' })).toBe('name-unsure name');
    expect(faultOf(cells, { amount: '5', unit: 'g', name: 'Sodium chloride' })).toBe('date-unclear expires');
    expect(faultOf(cells, { amount: '5', unit: 'g', name: 'Sodium chloride', expires: '-' })).toBe('clear');
  });

  it('never takes a level for one in the unit of an answer', () => {
    const cells = { name: 'Zinc', amount: '-', unit: 'g', reorderLevel: '100' };
    expect(readOf(cells, { amount: '0.5 kg' })).toMatchObject({ amount: 500, reorderLevel: 100 });
  });

  it('says which chemicals a name may be, and the name itself', () => {
    const came = readStockRow({ name: 'Sodium chlorid', kind: 'chemical', amount: '5g' }, names);
    expect(came).toMatchObject({ choices: ['Sodium chloride', 'Sodium chlorite', 'Sodium chlorid'] });
  });
});

it('takes what a person chooses of what is offered, wherever something is offered', () => {
  const cell = fc.constantFrom(
    '',
    '-',
    '?',
    '5',
    '2.5 L',
    '500g',
    'x15',
    '2,5',
    'soon',
    'Dec 2027',
    'Zinc',
    'Sodum chloride',
    'chemical',
    '3 bottles',
    '20 vol',
  );
  const row = fc.record({
    name: cell,
    kind: cell,
    amount: cell,
    unit: cell,
    concentration: cell,
    expires: cell,
    reorderLevel: cell,
    price: cell,
  });
  fc.assert(
    fc.property(row, fc.nat(), (cells, pick) => {
      const came = readStockRow(cells, names);
      if (!('fault' in came) || came.choices.length === 0) return;
      const choice = came.choices[pick % came.choices.length] ?? '';
      const after = readStockRow(cells, names, { [came.column]: choice });
      // another thing may be asked then, the same never again
      expect('fault' in after ? after.fault : 'clear').not.toBe(came.fault);
    }),
  );
});
