import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parted } from './parted.js';

const SOFT = '\u00AD';
const said = (title: string) => parted(title).replaceAll(SOFT, '-');

describe('a title in a narrow column', () => {
  it.each([
    ['Temperature change in neutralisation', 'Temperature change in neutralisation'],
    ['Strength of an electromagnet', 'Strength of an electromagnet'],
    ['Food tests', 'Food tests'],
  ])('%s is the same without its soft hyphens', (title, whole) => {
    expect(parted(title).replaceAll(SOFT, '')).toBe(whole);
  });

  it('can break within long words and nowhere else', () => {
    expect(said('Temperature change in neutralisation')).toBe('Tempe-ra-ture change in neutra-li-sa-tion');
    expect(said('Photosynthesis')).toBe('Photo-synthesis');
    expect(said('Food tests')).toBe('Food tests');
  });

  it('loses no letter, and leaves four letters at each end of a word', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'aeiouaeiorstnlé'), minLength: 8, maxLength: 40 }), (title) => {
        expect(parted(title).replaceAll(SOFT, '')).toBe(title);
        for (const word of parted(title)
          .split(' ')
          .filter((one) => one.includes(SOFT))) {
          const parts = word.split(SOFT);
          expect(Math.min((parts.at(0) ?? '').length, (parts.at(-1) ?? '').length)).toBeGreaterThanOrEqual(4);
        }
      }),
    );
  });
});
