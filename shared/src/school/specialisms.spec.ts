import fc from 'fast-check';
import { hasLearnt, specialismsOf } from './specialisms.js';

const word = fc.constantFrom('Chemistry', 'chemistry', ' Physics', 'physics ', 'Kiln', '', ' ');

describe('hasLearnt', () => {
  it('goes by the words, however they are written', () => {
    expect(hasLearnt(['chemistry '], 'Chemistry')).toBe(true);
    expect(hasLearnt(['Physics'], 'Chemistry')).toBe(false);
    expect(hasLearnt([], 'Chemistry')).toBe(false);
  });

  it('lets everybody do what asks for nothing', () => {
    expect(hasLearnt([], null)).toBe(true);
  });
});

describe('specialismsOf', () => {
  it('keeps each once, and all that were named', () => {
    fc.assert(
      fc.property(fc.array(word), (named) => {
        const plain = (text: string) => text.trim().toLowerCase();
        const kept = specialismsOf(named);
        expect(new Set(kept.map(plain)).size).toBe(kept.length);
        expect(new Set(kept.map(plain))).toEqual(new Set(named.map(plain).filter(Boolean)));
        for (const one of named) expect(one.trim() === '' || hasLearnt(kept, one)).toBe(true);
      }),
    );
  });
});
