import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { toBuyOf } from './shopping.js';

const TODAY = '2026-11-10';
const level = (amount: number, reorderLevel: number | null = null, expires: string | null = null) => ({ amount, reorderLevel, expires });

describe('what has to be bought', () => {
  it.each([
    ['enough', level(500), 200, null],
    ['just enough', level(200), 200, null],
    ['too little', level(200), 600, { needed: 600, there: 200, toBuy: 400, why: ['needed'] }],
    ['low, none needed', level(50, 100), 0, { needed: 0, there: 50, toBuy: 50, why: ['low'] }],
    ['at its level', level(100, 100), 0, null],
    ['low, and needed more', level(50, 100), 300, { needed: 300, there: 50, toBuy: 250, why: ['needed', 'low'] }],
    ['out of date, and needed', level(500, null, '2026-11-09'), 200, { needed: 200, there: 0, toBuy: 200, why: ['needed', 'expired'] }],
    ['out of date, not asked for', level(500, null, '2026-11-09'), 0, { needed: 0, there: 0, toBuy: 500, why: ['expired'] }],
    ['out of date on the day', level(500, null, TODAY), 200, null],
    ['out of date with a level', level(500, 100, '2026-11-09'), 0, { needed: 0, there: 0, toBuy: 100, why: ['expired'] }],
    ['none there, none needed', level(0), 0, null],
    ['out of date and used up', level(0, null, '2026-11-09'), 0, null],
    ['in tenths', level(0.1), 0.3, { needed: 0.3, there: 0.1, toBuy: 0.2, why: ['needed'] }],
  ] as const)('of what is %s', (_what, stock, needed, bought) => {
    expect(toBuyOf(stock, needed, TODAY)).toEqual(bought);
  });

  it('serves the need and the level, and is listed only with a reason', () => {
    const amounts = fc.integer({ min: 0, max: 5000 });
    const levels = fc.record({
      amount: amounts,
      reorderLevel: fc.option(amounts),
      expires: fc.constantFrom(null, '2026-11-09', '2026-12-01'),
    });
    fc.assert(
      fc.property(levels, amounts, (stock, needed) => {
        const bought = toBuyOf(stock, needed, TODAY);
        const isExpired = stock.expires === '2026-11-09';
        const usable = (isExpired ? 0 : stock.amount) + (bought?.toBuy ?? 0);
        expect(usable).toBeGreaterThanOrEqual(needed);
        if (stock.reorderLevel !== null && (stock.amount < stock.reorderLevel || isExpired))
          expect(usable).toBeGreaterThanOrEqual(stock.reorderLevel);
        if (bought) expect(bought.why.length).toBeGreaterThan(0);
      }),
    );
  });
});
