import { describe, expect, it } from '@jest/globals';
import { lateRate } from './lateness.js';

const onTime = { late: false, excused: false };
const late = { late: true, excused: false };
const excused = { late: true, excused: true };

describe('late rate', () => {
  it('counts the excused among the late but not in the rate', () => {
    expect(lateRate([onTime, onTime, late, excused])).toEqual({ asked: 4, late: 2, excused: 1, rate: 0.25 });
  });

  it('is no figure where nothing was asked', () => {
    expect(lateRate([])).toEqual({ asked: 0, late: 0, excused: 0, rate: null });
  });

  it('does not let an excuse on one that was on time make the rate negative', () => {
    expect(lateRate([{ late: false, excused: true }])).toEqual({ asked: 1, late: 0, excused: 0, rate: 0 });
  });
});
