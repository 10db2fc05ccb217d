import fc from 'fast-check';
import { LABEL_SHEETS, layOut } from './label-sheets';

const A4 = { width: 210, height: 297 };

describe('labels on sheets', () => {
  it('begin where the sheet is still whole, and go on on the next', () => {
    const [sheet] = LABEL_SHEETS;
    if (!sheet) throw new Error('no sheet');
    const pages = layOut(['a', 'b', 'c'], sheet, 20);
    expect(pages.map((page) => page.map(({ one }) => one))).toEqual([['a', 'b'], ['c']]);
    expect(pages[0]?.[0]).toMatchObject({ left: 73.2, top: expect.closeTo(243.7) });
    expect(pages[1]?.[0]).toMatchObject({ left: 7.2, top: 15.1 });
  });
  it('are none for no labels', () => {
    for (const sheet of LABEL_SHEETS) expect(layOut([], sheet, 3)).toEqual([]);
  });
  it('lie within the paper, each once, in their order, and none on another', () => {
    fc.assert(
      fc.property(fc.constantFrom(...LABEL_SHEETS), fc.nat(100), fc.integer({ min: -5, max: 60 }), (sheet, count, from) => {
        const labels = Array.from({ length: count }, (_, index) => index);
        const pages = layOut(labels, sheet, from);
        expect(pages.flat().map(({ one }) => one)).toEqual(labels);
        for (const page of pages) {
          expect(page.length).toBeLessThanOrEqual(sheet.across * sheet.down);
          expect(new Set(page.map(({ left, top }) => `${left} ${top}`)).size).toBe(page.length);
          for (const { left, top } of page) {
            expect(left + sheet.width).toBeLessThanOrEqual(A4.width);
            expect(top + sheet.height).toBeLessThanOrEqual(A4.height);
          }
        }
      }),
    );
  });
  it('do not touch each other', () => {
    for (const { width, height, stepX, stepY } of LABEL_SHEETS) {
      expect(stepX).toBeGreaterThanOrEqual(width);
      expect(stepY).toBeGreaterThanOrEqual(height);
    }
  });
});
