import { describe, expect, it } from '@jest/globals';
import { hazardAt, type HazardBand } from './hazard-bands.js';

const band = (from: number, to: number | null, classification: string): HazardBand => ({
  from,
  to,
  unit: 'mol/dm3',
  classification,
  signalWord: 'Warning',
  pictograms: [],
  statements: [],
  source: 'a hazard card',
});
const irritant = band(0.1, 0.5, 'irritant');
const corrosive = band(0.5, null, 'corrosive');

describe('the hazard at a concentration', () => {
  it('is the band that the concentration falls in, its lower end included', () => {
    expect(hazardAt([irritant, corrosive], 0.1)).toEqual({ kind: 'band', band: irritant });
    expect(hazardAt([irritant, corrosive], 0.49)).toEqual({ kind: 'band', band: irritant });
    expect(hazardAt([irritant, corrosive], 0.5)).toEqual({ kind: 'band', band: corrosive });
    expect(hazardAt([irritant, corrosive], 12)).toEqual({ kind: 'band', band: corrosive });
  });

  it('does not depend on the order in which bands are written', () => {
    expect(hazardAt([corrosive, irritant], 0.5)).toEqual({ kind: 'band', band: corrosive });
  });

  it('is the stronger of bands that overlap', () => {
    expect(hazardAt([band(0.1, 2, 'irritant'), corrosive], 1)).toEqual({ kind: 'band', band: corrosive });
  });

  it('is not classified below the lowest band', () => {
    expect(hazardAt([irritant, corrosive], 0.05)).toEqual({ kind: 'not-classified', band: null });
    expect(hazardAt([irritant, corrosive], 0)).toEqual({ kind: 'not-classified', band: null });
  });

  it('is unknown, never silently harmless, where nothing is known', () => {
    for (const bands of [null, undefined, []]) expect(hazardAt(bands, 1)).toEqual({ kind: 'not-known', band: null });
    for (const concentration of [null, undefined, Number.NaN, -1]) {
      expect(hazardAt([irritant], concentration)).toEqual({ kind: 'not-known', band: null });
    }
  });

  it('is unknown in a gap between bands and above the last one', () => {
    expect(hazardAt([band(0.1, 0.2, 'irritant'), corrosive], 0.3)).toEqual({ kind: 'not-known', band: null });
    expect(hazardAt([irritant], 0.6)).toEqual({ kind: 'not-known', band: null });
  });

  it('still counts the very top of a band where no other begins', () => {
    expect(hazardAt([irritant], 0.5)).toEqual({ kind: 'band', band: irritant });
  });
});
