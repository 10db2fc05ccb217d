import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { en } from './en.js';
import { numberIn } from './testing/minutes-in.js';

describe('a shortage in English', () => {
  it('says how many are missing, exactly where some are, and never that it fits', () => {
    fc.assert(
      fc.property(fc.nat(3000), (short) => {
        const said = en.standing.line({ late: false, minutesLate: 0, deadline: null, short, minutesOver: null, judged: true });
        expect(numberIn(/Kit is short by ([\d,]+)\./.exec(said)?.[1] ?? '0')).toBe(short);
        expect(said.includes('Fits')).toBe(short === 0);
      }),
    );
  });

  it('says how many are free of how many a line needs', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999 }), fc.nat(999), (needed, free) => {
        const [, needs, there] = /^needs (.+), (.+) free$/.exec(en.kit.needs(en.quantities.amount(needed, null), free)) ?? [];
        expect([numberIn(needs), there === 'none' ? 0 : numberIn(there)]).toEqual([needed, free]);
      }),
    );
  });
});
