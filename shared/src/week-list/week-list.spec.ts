import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseInstantMs } from '../time/instant.js';
import { closesAtMs } from './closes-at.js';
import { gather, type WeekLine, type WeekStock } from './gather.js';
import { readCut } from './read-cut.js';

const at = parseInstantMs;
const PLAIN = { concentration: null, concentrationText: null };
const line = (name: string, quantity: number, more: Partial<WeekLine<string>> = {}): WeekLine<string> => ({
  ...{ name, quantity, unit: null, isLate: false, lesson: '8B', ...PLAIN, ...more },
});
const kept = (name: string, amount: number, more: Partial<WeekStock> = {}): WeekStock => ({
  ...{ name, amount, unit: null, expires: null, supplier: null, location: '', ...PLAIN, ...more },
});

describe('when the shopping for a week closes', () => {
  it.each([
    ['2026-11-23', 4, '12:00', '2026-11-19T12:00:00Z'],
    ['2026-11-23', 5, '15:30', '2026-11-20T15:30:00Z'],
    ['2026-11-23', 1, '09:00', '2026-11-16T09:00:00Z'],
    ['2026-11-23', 7, '20:00', '2026-11-22T20:00:00Z'],
    // the clocks go back on Sunday 25 October
    ['2026-10-26', 5, '12:00', '2026-10-23T11:00:00Z'],
    ['2026-11-22', 7, '08:00', '2026-11-15T08:00:00Z'],
  ])('the week of %s on weekday %s at %s: %s', (week, weekday, time, closes) => {
    expect(closesAtMs(week, { weekday, time }, 'Europe/London')).toBe(at(closes));
  });
});

describe('a size in the name of a line', () => {
  it.each([
    ['Pine 12 mm, front and back, 150 × 200 mm', ['Pine 12 mm', 200, 150, null, 'front and back']],
    ['Acrylic sheet, 300 × 400 mm', ['Acrylic sheet', 400, 300, null, null]],
    ['MDF 6 mm 20x30cm', ['MDF 6 mm', 300, 200, null, null]],
    ['Pine, 2 x 1 m', ['Pine', 2000, 1000, null, null]],
    ['Oak block 40 x 40 x 90', ['Oak block', 90, 40, 40, null]],
    ['Plastic sheet, A4', ['Plastic sheet', 297, 210, null, null]],
    ['Steel strip, handle, 2,5 x 20 mm, drilled', ['Steel strip', 20, 2.5, null, 'handle, drilled']],
  ])('%s', (name, [material, length, width, thickness, part]) => {
    expect(readCut(name)).toEqual({ material, length, width, thickness, part });
  });
  it.each(['Panel pin 25 mm', 'Torch kit', '150 × 200 mm', 'Pine 0 × 20 mm', 'Battery AA4', '3 x box of pins'])('none in %s', (name) => {
    expect(readCut(name)).toBeNull();
  });
});

describe('what a week needs', () => {
  it('is summed by thing, beside what is there and in date, with what came too late', () => {
    const lines = [
      line('Strong flour', 4000, { unit: 'g' }),
      line('strong  flour', 3000, { unit: 'g', lesson: '7A', isLate: true }),
      line('Dried yeast sachet', 18),
      line('Milk', 2, { unit: 'box' }),
      line('Milk', 500, { unit: 'cm3' }),
    ];
    const shelf = [
      kept('Strong flour', 1500, { unit: 'g', supplier: 'Grocers', location: 'Dry shelf' }),
      kept('Strong flour', 900, { unit: 'g', expires: '2026-11-09' }),
      kept('Dried yeast sachet', 48),
    ];
    const { items, cuts } = gather(lines, shelf, '2026-11-10');
    expect(cuts).toEqual([]);
    expect(items.map(({ name, unit, needed, late, there, toBuy }) => [name, unit, needed, late, there, toBuy])).toEqual([
      ['Dried yeast sachet', null, 18, 0, 48, 0],
      ['Milk', 'box', 2, 0, 0, 2],
      ['Milk', 'cm3', 500, 0, 0, 500],
      ['Strong flour', 'g', 7000, 3000, 1500, 5500],
    ]);
    expect(items[3]).toMatchObject({ supplier: 'Grocers', location: 'Dry shelf' });
    expect(items[3]?.lessons).toEqual([
      { lesson: '8B', quantity: 4000, isLate: false },
      { lesson: '7A', quantity: 3000, isLate: true },
    ]);
  });

  it('is a cutting list by material and size, largest first; what is kept in stock is fetched, not cut', () => {
    const lines = [
      line('Pine 12 mm, roof, 150 × 175 mm', 26),
      line('Pine 12 mm, sides, 125 × 200 mm', 52),
      line('Pine 12 mm, front, 200 x 125', 10, { lesson: '9C' }),
      line('Acrylic sheet, 300 × 400 mm', 4),
    ];
    const { items, cuts } = gather(lines, [kept('Acrylic sheet, 300 × 400 mm', 9)], '2026-11-10');
    expect(
      cuts.map(({ material, length, width, pieces, squareMetres, parts }) => [material, length, width, pieces, squareMetres, parts]),
    ).toEqual([
      ['Pine 12 mm', 200, 125, 62, 1.55, ['sides', 'front']],
      ['Pine 12 mm', 175, 150, 26, 0.6825, ['roof']],
    ]);
    expect(items.map(({ name, toBuy }) => [name, toBuy])).toEqual([['Acrylic sheet, 300 × 400 mm', 0]]);
  });

  it('loses and adds nothing: by thing it is the plain sum, what is to buy and there cover it, and of what is late no more than all', () => {
    const names = fc.constantFrom('Flour', 'flour', 'Egg', 'Pine, 10 x 20', 'Pine, 20 x 10 mm', 'MDF, 10 x 20');
    const units = fc.constantFrom(null, 'g');
    const lines = fc.array(fc.record({ name: names, unit: units, quantity: fc.integer({ min: 1, max: 500 }), isLate: fc.boolean() }), {
      maxLength: 12,
    });
    const shelf = fc.array(fc.record({ name: names, unit: units, amount: fc.integer({ min: 0, max: 500 }), old: fc.boolean() }), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(lines, shelf, (asked, there) => {
        const rows = there.map(({ name, unit, amount, old }) => kept(name, amount, { unit, expires: old ? '2026-11-09' : null }));
        const found = gather(
          asked.map(({ name, unit, quantity, isLate }) => line(name, quantity, { unit, isLate })),
          rows,
          '2026-11-10',
        );
        const sum = (all: readonly number[]) => all.reduce((one, other) => one + other, 0);
        expect(sum([...found.items.map(({ needed }) => needed), ...found.cuts.map(({ pieces }) => pieces)])).toBe(
          sum(asked.map(({ quantity }) => quantity)),
        );
        for (const item of found.items) {
          const same = (one: { name: string; unit: string | null }) =>
            one.name.toLowerCase() === item.name.toLowerCase() && one.unit === item.unit;
          expect(item.needed).toBe(sum(asked.filter(same).map(({ quantity }) => quantity)));
          expect(item.there).toBe(sum(there.filter((one) => same(one) && !one.old).map(({ amount }) => amount)));
          expect(item.toBuy).toBe(Math.max(0, item.needed - item.there));
          expect(item.late).toBeLessThanOrEqual(item.needed);
          expect(sum(item.lessons.map(({ quantity }) => quantity))).toBe(item.needed);
        }
        for (const cut of found.cuts) expect(cut.squareMetres).toBeCloseTo((cut.pieces * cut.length * cut.width) / 1e6, 5);
      }),
    );
  });
});
