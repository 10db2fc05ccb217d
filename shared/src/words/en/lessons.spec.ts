import { describe, expect, it } from '@jest/globals';
import { periods, whose } from './lessons.js';

describe('the periods of a lesson', () => {
  it.each([
    ['P3', null, 'P3'],
    ['P3', undefined, 'P3'],
    ['P3', 'P3', 'P3'],
    ['P3', 'P4', 'P3–4'],
    ['3', '4', '3–4'],
    ['Period 9', 'Period 10', 'Period 9–10'],
    ['P3', 'Twilight', 'P3–Twilight'],
    ['Mon1', 'Tue2', 'Mon1–Tue2'],
    ['Lunch', 'Club', 'Lunch–Club'],
  ])('%s to %s are called %s', (first, last, called) => {
    expect(periods(first, last)).toBe(called);
  });
});

describe('who has a lesson', () => {
  it('is its teacher, with whoever else has it', () => {
    expect(whose('Ada Holt')).toBe('Ada Holt');
    expect(whose('Ada Holt', ['Ben Bram', { name: 'Cy Kerr' }])).toBe('Ada Holt with Ben Bram and Cy Kerr');
  });
});
