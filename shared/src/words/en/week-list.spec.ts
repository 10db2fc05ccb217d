import { describe, expect, it } from '@jest/globals';
import { buy, forLesson, late, needed } from './week-list.js';

describe('what is to be bought for a week', () => {
  it.each([
    ['Buy 8 kg', 8000, 'g'],
    ['Buy 1.25 kg', 1250, 'g'],
    ['Buy 750 g', 750, 'g'],
    ['Buy 4 litres', 4000, 'cm3'],
    ['Buy 1 litre', 1000, 'cm3'],
    ['Buy 1.5 litres', 1500, 'cm3'],
    ['Buy 350 ml', 350, 'cm3'],
    ['Buy 1,200', 1200, null],
    ['Enough there', 0, 'g'],
  ])('is said as a shop sells it: %s', (said, toBuy, unit) => {
    expect(buy({ toBuy, unit })).toBe(said);
  });

  it('is said alike of the need, of what is there, of a lesson and of what came late', () => {
    expect(needed({ needed: 2000, there: 500, unit: 'g' })).toBe('2 kg needed, 500 g there');
    expect(forLesson('Fri 20 Nov', { title: 'Scones', period: 'P3', group: '8X/Fd1' }, 1500, 'cm3')).toBe(
      'Fri 20 Nov P3, 8X/Fd1, Scones: 1.5 litres',
    );
    expect(late(13, null)).toBe('13 asked after closing');
  });
});
