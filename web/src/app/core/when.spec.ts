import { describe, expect, it } from '@jest/globals';
import { dateOf } from './when';

describe('the date of an instant', () => {
  it('is the school’s: an evening in London is the next morning in Kolkata', () => {
    expect(dateOf('2026-11-19T20:00:00Z', 'Europe/London')).toBe('2026-11-19');
    expect(dateOf('2026-11-19T20:00:00Z', 'Asia/Kolkata')).toBe('2026-11-20');
  });
});
