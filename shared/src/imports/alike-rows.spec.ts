import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ALIKE, type AlikeRow, settleAlike } from './alike-rows.js';
import type { StockRead } from './read-stock.js';

const read = (name: string, amount: number): StockRead => ({
  ...{ name, kind: 'consumable', amount, unit: null, concentration: null, concentrationText: null },
  ...{ location: null, expires: null, reorderLevel: null, supplier: null, price: null },
});
const keyOf = ({ name }: StockRead): string => name;

const list = fc
  .array(
    fc.record({
      name: fc.constantFrom('splints', 'foil', 'wool'),
      amount: fc.integer({ min: 0, max: 6_000_000 }),
      alike: fc.option(fc.constantFrom(...ALIKE), { nil: undefined }),
    }),
    { maxLength: 14 },
  )
  .map((rows) => rows.map(({ name, amount, alike }, at): AlikeRow => ({ row: at + 2, read: read(name, amount), alike })));

/** The same, thing by thing and slowly: everything that was said of a thing, from the top of the file down. */
function slowly(rows: readonly AlikeRow[]): { stands: Record<string, [number, number]>; twice: [number, number][]; left: number } {
  const stands: Record<string, [number, number]> = {};
  const twice: [number, number][] = [];
  let left = 0;
  for (const name of new Set(rows.map((one) => one.read.name))) {
    const [first, ...rest] = rows.filter((one) => one.read.name === name);
    if (!first) continue;
    let [row, amount] = [first.row, first.read.amount];
    for (const one of rest) {
      if (one.alike === undefined || (one.alike === 'together' && amount + one.read.amount > 10_000_000)) twice.push([one.row, row]);
      if (one.alike === 'first') left += 1;
      if (one.alike === 'this') [row, amount] = [one.row, one.read.amount];
      if (one.alike === 'together' && amount + one.read.amount <= 10_000_000) amount += one.read.amount;
    }
    stands[name] = [row, amount];
  }
  return { stands, twice: twice.sort((one, other) => one[0] - other[0]), left };
}

it('settles rows that say the same as a person said, and asks about the others', () => {
  fc.assert(
    fc.property(list, (rows) => {
      const { rows: settled, twice, left } = settleAlike(rows, keyOf);
      const stands = Object.fromEntries(settled.map(({ row, read: one }) => [one.name, [row, one.amount]]));
      expect({ stands, twice: twice.map(({ row, of }) => [row, of]), left }).toEqual(slowly(rows));
    }),
  );
});
