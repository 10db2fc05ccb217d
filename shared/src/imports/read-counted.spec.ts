import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readCounted } from './read-counted.js';

const SAND = { amount: 480, unit: 'g' };
const ACID = { amount: 2500, unit: 'cm3' };
const ETHANOL = { amount: 750, unit: 'cm3' };
const FILTERS = { amount: 3, unit: 'box' };
const SPLINTS = { amount: 200, unit: null };

describe('what is counted of a stock', () => {
  it.each([
    ['12', SAND, 12],
    ['2,5', SAND, 2.5],
    ['1.2 kg', SAND, 1200],
    ['500g', SAND, 500],
    ['1,500', SAND, 1500],
    ['0', SAND, 0],
    ['2.5 L', ACID, 2500],
    ['2.5 dm³', ACID, 2500],
    ['2400 cm3', ACID, 2400],
    ['700', ETHANOL, 700],
    ['0.7 l', ETHANOL, 700],
    ['4', FILTERS, 4],
    ['4 boxes', FILTERS, 4],
    ['1 Box', FILTERS, 1],
    ['x15', SPLINTS, 15],
    ['3 x 50', SPLINTS, 150],
  ])('is read: %s of %o', (typed, stock, amount) => {
    expect(readCounted(typed, stock)).toBe(amount);
  });

  it.each([
    ['2.5', ACID, 'unit'],
    ['2500', ACID, 'unit'],
    ['2 L', SAND, 'unit'],
    ['500 g', ACID, 'unit'],
    ['500 g', SPLINTS, 'unit'],
    ['4 packs', FILTERS, 'unit'],
    ['x15', SAND, 'unit'],
    ['-3', SAND, 'number'],
    ['about 20', SAND, 'number'],
    ['half', SAND, 'number'],
    ['', SAND, 'number'],
  ])('is asked about, never guessed: %s of %o', (typed, stock, asks) => {
    expect(readCounted(typed, stock)).toBe(asks);
  });

  it('is the same whichever of its units it is typed in', () => {
    const UNITS = { g: { g: 1, kg: 1000 }, cm3: { cm3: 1, ml: 1, l: 1000, 'dm³': 1000 } };
    fc.assert(
      fc.property(fc.constantFrom('g' as const, 'cm3' as const), fc.nat(99), fc.nat(9000), fc.nat(5000), (unit, at, typed, there) => {
        const [word = '', times = 0] = Object.entries(UNITS[unit])[at % Object.keys(UNITS[unit]).length] ?? [];
        expect(readCounted(`${typed} ${word}`, { amount: there, unit })).toBe(typed * times);
      }),
    );
  });
});
