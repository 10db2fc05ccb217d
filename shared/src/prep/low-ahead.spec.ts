import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { lowAhead } from './low-ahead.js';

const of = (stockId: string, there: number, takes: number) => ({ stock: { stockId, there, takes } });

describe('what is low for the next day', () => {
  it('is what is not there for it once today is made, all its strengths together', () => {
    expect(lowAhead([of('HCl', 100, 60)], [of('HCl', 100, 41), of('NaOH', 50, 50), {}])).toEqual([of('HCl', 100, 41)]);
    expect(lowAhead([], [of('HCl', 100, 60), of('HCl', 100, 60)])).toHaveLength(2);
    expect(lowAhead([of('HCl', 100, 160)], [{}])).toEqual([]);
  });

  it('is, of any two days, what taking one after the other would leave below nothing', () => {
    const there = { a: 10, b: 20 };
    const taking = fc
      .constantFrom<'a' | 'b'>('a', 'b')
      .chain((id) => fc.integer({ min: 1, max: 12 }).map((takes) => of(id, there[id], takes)));
    const days = fc.array(taking, { maxLength: 4 });
    fc.assert(
      fc.property(days, days, (now, ahead) => {
        const left = { ...there };
        for (const { stock } of [...now, ...ahead]) left[stock.stockId as 'a' | 'b'] -= stock.takes;
        expect(lowAhead(now, ahead)).toEqual(ahead.filter(({ stock }) => left[stock.stockId as 'a' | 'b'] < 0));
      }),
    );
  });
});
