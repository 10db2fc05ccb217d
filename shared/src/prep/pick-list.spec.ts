import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { pickList, type PickLine } from './pick-list.js';

const line = (changes: Partial<PickLine>): PickLine => ({
  requisitionId: 'r1',
  location: 'Shelf 2',
  name: 'Beaker',
  unit: null,
  kind: 'apparatus',
  needed: 1,
  ...changes,
});

describe('what to pick from where', () => {
  it('adds up what is needed of one thing from one place', () => {
    const lines = [line({ needed: 15 }), line({ needed: 10, requisitionId: 'r2', short: 3 }), line({ needed: 2, requisitionId: 'r2' })];
    expect(pickList(lines)).toEqual([
      {
        location: 'Shelf 2',
        items: [{ name: 'Beaker', quantity: 27, unit: null, kind: 'apparatus', short: 3, requisitionIds: ['r1', 'r2'] }],
      },
    ]);
  });

  it('goes by place as people count shelves, then by name, with things of no place last', () => {
    const places = pickList([
      line({ location: null }),
      line({ location: 'Shelf 10' }),
      line({ location: 'Shelf 2', name: 'Tongs' }),
      line({ location: 'Shelf 2', name: 'beaker' }),
    ]);
    expect(places.map(({ location, items }) => [location, items.map(({ name }) => name)])).toEqual([
      ['Shelf 2', ['beaker', 'Tongs']],
      ['Shelf 10', ['Beaker']],
      [null, ['Beaker']],
    ]);
  });

  it('keeps amounts in different units apart', () => {
    const [place] = pickList([line({ name: 'Salt', unit: 'g', needed: 5 }), line({ name: 'Salt', unit: 'cm3', needed: 50 })]);
    expect(place?.items.map(({ quantity, unit }) => [quantity, unit])).toEqual([
      [50, 'cm3'],
      [5, 'g'],
    ]);
  });

  it('leaves out what nothing is needed of', () => {
    expect(pickList([line({ needed: 0 })])).toEqual([]);
  });

  it('adds tenths without a tail', () => {
    expect(pickList([line({ unit: 'g', needed: 0.1 }), line({ unit: 'g', needed: 0.2 })])[0]?.items[0]?.quantity).toBe(0.3);
  });

  it('loses nothing and names each thing once in each place', () => {
    const anyLine = fc.record({
      location: fc.constantFrom(null, 'A', 'B'),
      name: fc.constantFrom('x', 'y'),
      unit: fc.constantFrom(null, 'g'),
      needed: fc.nat(20),
    });
    fc.assert(
      fc.property(fc.array(anyLine, { maxLength: 20 }), (changes) => {
        const lines = changes.map(line);
        const items = pickList(lines).flatMap(({ location, items: there }) => there.map((item) => ({ ...item, location })));
        const keys = items.map(({ location, name, unit }) => JSON.stringify([location, name, unit]));
        expect(new Set(keys).size).toBe(keys.length);
        expect(items.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(lines.reduce((sum, { needed }) => sum + needed, 0));
      }),
    );
  });
});
