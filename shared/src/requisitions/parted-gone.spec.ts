import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { partedGone } from './parted-gone.js';

describe('what did not come back', () => {
  it('is parted piece by piece: each other way takes what it may, and one stays with the first', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.array(fc.integer({ min: 1, max: 20 }), { maxLength: 4 }), (missing, others) => {
        const slow: number[] = [];
        let rest = missing;
        for (const wanted of others) {
          let part = 0;
          for (let piece = 0; piece < wanted; piece++) if (rest > 1) [part, rest] = [part + 1, rest - 1];
          if (part > 0) slow.push(part);
        }
        const parts = partedGone(missing, others);
        expect(parts).toEqual([rest, ...slow]);
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(missing);
      }),
    );
  });
});
