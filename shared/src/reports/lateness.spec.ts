import { describe, expect, it } from '@jest/globals';
import { lateRate } from './lateness.js';

describe('late rate', () => {
  it('counts the excused among the late but not in the rate', () => {
    expect(lateRate({ asked: 4, late: 2, excused: 1 })).toBe(0.25);
    expect(lateRate({ asked: 4, late: 2, excused: 2 })).toBe(0);
  });

  it('is no figure where nothing was asked', () => {
    expect(lateRate({ asked: 0, late: 0, excused: 0 })).toBeNull();
  });

  it('refuses counts that cannot be, rather than answer a rate below none', () => {
    expect(() => lateRate({ asked: 4, late: 1, excused: 2 })).toThrow(RangeError);
    expect(() => lateRate({ asked: 1, late: 2, excused: 0 })).toThrow(RangeError);
  });
});
