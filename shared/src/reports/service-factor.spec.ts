import { describe, expect, it } from '@jest/globals';
import { factorForPoints, hoursWanted, POINT_BANDS, serviceFactor, weeklyHours } from './service-factor.js';

describe('service factor', () => {
  it('wants 115.5 hours at 0.70 and 107.25 at 0.65 for 165 taught hours', () => {
    expect(hoursWanted(165, 0.7)).toBe(115.5);
    expect(hoursWanted(165, 0.65)).toBe(107.25);
  });

  it('is 0.44 for 73 technician hours over 165 taught', () => {
    expect(serviceFactor(73, 165)).toBeCloseTo(0.44, 2);
  });

  it('is no figure where nothing is taught', () => {
    expect(serviceFactor(73, 0)).toBeNull();
  });

  it('counts each week of a fortnight half', () => {
    expect(weeklyHours([160, 170])).toBe(165);
    expect(weeklyHours([165])).toBe(165);
    expect(weeklyHours([])).toBeNull();
  });

  it.each([
    [10, 0.65],
    [16, 0.65],
    [17, 0.7],
    [23, 0.7],
    [24, 0.77],
    [30, 0.77],
    [31, 0.8],
    [37, 0.8],
    [38, 0.85],
    [43, 0.85],
    [44, 0.9],
    [49, 0.9],
  ])('is, for %i points, %d', (points, factor) => {
    expect(factorForPoints(points)).toMatchObject({ factor, orMore: false });
  });

  it('is above 0.90 beyond 49 points, and nothing is said below 10', () => {
    expect(factorForPoints(50)).toMatchObject({ factor: 0.9, orMore: true });
    expect(factorForPoints(120)).toMatchObject({ factor: 0.9, orMore: true });
    expect(factorForPoints(9)).toBeNull();
  });

  it('has bands that follow one another without a gap', () => {
    POINT_BANDS.slice(1).forEach((band, index) => expect(band.from).toBe((POINT_BANDS[index]?.to ?? 0) + 1));
  });
});
