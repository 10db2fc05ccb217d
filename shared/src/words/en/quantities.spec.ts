import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { amount } from './quantities.js';

describe('an amount', () => {
  it.each<[number, string | null, string]>([
    [3, null, '3'],
    [1500, null, '1,500'],
    [10, 'cm3', '10 cm³'],
    [999.5, 'cm3', '999.5 cm³'],
    [1000, 'cm3', '1 dm³'],
    [1650, 'cm3', '1.65 dm³'],
    [5900, 'cm³', '5.9 dm³'],
    [1234.567, 'cm3', '1.234567 dm³'],
    [2, 'dm3', '2 dm³'],
    [205, 'g', '205 g'],
  ])('%p %p is said as %p', (quantity, unit, said) => {
    expect(amount(quantity, unit)).toBe(said);
  });

  it('is the very volume that it says, and never a thousand of cm³', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000_000 }), (thousandths) => {
        const quantity = thousandths / 1000;
        const [, figure = '', unit] = /^([\d.,]+) (cm³|dm³)$/.exec(amount(quantity, 'cm3')) ?? [];
        const value = Number(figure.replaceAll(',', ''));
        expect(unit === 'dm³' ? value * 1000 : value).toBeCloseTo(quantity, 9);
        expect(unit).toBe(quantity >= 1000 ? 'dm³' : 'cm³');
      }),
    );
  });
});
