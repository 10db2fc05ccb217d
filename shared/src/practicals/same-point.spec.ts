import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isSamePoint, joinPoint, type OfPoint } from './same-point.js';

const said = fc.option(fc.constantFrom('P3.7', ' p3.7 ', 'RP3', 'Osmosis'), { nil: null });
const practical: fc.Arbitrary<OfPoint> = fc.record({
  title: fc.constantFrom('Springs', 'Osmosis', 'Waves'),
  subject: fc.constantFrom('Physics', 'Biology'),
  serves: said,
  required: said,
});

describe('the point of the curriculum that two practicals serve', () => {
  it('is the same once what is said to be written is written, and nothing is written over', () => {
    fc.assert(
      fc.property(practical, practical, (one, other) => {
        const joined = joinPoint(one, other);
        if (joined.kind === 'same') expect(isSamePoint(one, other)).toBe(true);
        if (joined.kind !== 'join') return;
        const written = (which: 'one' | 'other', of: OfPoint) => (joined.writes.includes(which) ? { ...of, serves: joined.serves } : of);
        expect(isSamePoint(written('one', one), written('other', other))).toBe(true);
        for (const which of joined.writes) {
          const { serves, required } = which === 'one' ? one : other;
          expect([serves, required]).toEqual([null, null]);
        }
      }),
    );
  });

  it('is nobody’s to guess where both serve one, or are of two subjects', () => {
    const of = (serves: string | null, subject = 'Physics') => ({ title: 'T', subject, serves, required: null });
    expect(joinPoint(of('P1'), of('P2'))).toEqual({ kind: 'points' });
    expect(joinPoint(of('P1'), of('P1', 'Biology'))).toEqual({ kind: 'subject' });
    expect(joinPoint(of('P1 '), of('p1'))).toEqual({ kind: 'same' });
  });
});
