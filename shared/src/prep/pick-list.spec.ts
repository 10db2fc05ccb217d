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
  concentration: null,
  concentrationText: null,
  ...changes,
});

const solution = (changes: Partial<PickLine>) => line({ location: null, name: 'Sucrose', unit: 'cm3', kind: 'chemical', ...changes });

describe('what to pick from where', () => {
  it('adds up what is needed of one thing from one place', () => {
    const lines = [line({ needed: 15 }), line({ needed: 10, requisitionId: 'r2', short: 3 }), line({ needed: 2, requisitionId: 'r2' })];
    expect(pickList(lines)).toEqual([
      {
        location: 'Shelf 2',
        items: [
          {
            name: 'Beaker',
            concentration: null,
            concentrationText: null,
            quantity: 27,
            unit: null,
            kind: 'apparatus',
            short: 3,
            requisitionIds: ['r1', 'r2'],
          },
        ],
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

  it('keeps the strengths of a chemical apart, the weakest first and those in words last', () => {
    const [place] = pickList([
      solution({ concentrationText: 'saturated', needed: 20 }),
      solution({ concentration: 1, needed: 150 }),
      solution({ concentration: 0.25, needed: 100 }),
      solution({ needed: 5 }),
      solution({ concentration: 0, needed: 50 }),
      solution({ concentration: 0.25, needed: 100, requisitionId: 'r2' }),
    ]);
    expect(place?.items.map(({ concentration, concentrationText, quantity }) => [concentration, concentrationText, quantity])).toEqual([
      [null, null, 5],
      [0, null, 50],
      [0.25, null, 200],
      [1, null, 150],
      [null, 'saturated', 20],
    ]);
  });

  it('takes words that differ in blanks and case alone as one strength, said as they were first said', () => {
    const said = ['0.5 %', '0.5%', '0.5 % Fresh', ' 0.5 %  fresh '].map((concentrationText) => solution({ concentrationText }));
    expect(pickList(said)[0]?.items.map(({ concentrationText, quantity }) => [concentrationText, quantity])).toEqual([
      ['0.5 %', 2],
      ['0.5 % Fresh', 2],
    ]);
  });

  it('leaves out what nothing is needed of', () => {
    expect(pickList([line({ needed: 0 })])).toEqual([]);
  });

  it('adds tenths without a tail', () => {
    expect(pickList([line({ unit: 'g', needed: 0.1 }), line({ unit: 'g', needed: 0.2 })])[0]?.items[0]?.quantity).toBe(0.3);
  });

  it('loses nothing, names each thing once in each place, and never adds two strengths', () => {
    const anyLine = fc.record({
      location: fc.constantFrom(null, 'A', 'B'),
      name: fc.constantFrom('x', 'y'),
      unit: fc.constantFrom(null, 'g'),
      concentration: fc.constantFrom(null, 0, 0.25, 1),
      concentrationText: fc.constantFrom(null, '', '1 %', '1%', '1 % FRESH', '1 % fresh', '10 %'),
      needed: fc.nat(20),
    });
    const spelt = (text: string | null) => text?.replaceAll(' ', '').toLowerCase() || null;
    const same = (one: Omit<PickLine, 'requisitionId'>, other: PickLine) =>
      one.location === other.location &&
      one.name === other.name &&
      one.unit === other.unit &&
      one.concentration === other.concentration &&
      spelt(one.concentrationText) === spelt(other.concentrationText);
    fc.assert(
      fc.property(fc.array(anyLine, { maxLength: 20 }), (changes) => {
        const lines = changes.map(line);
        const items = pickList(lines).flatMap(({ location, items: there }) => there.map((item) => ({ ...item, location, needed: 0 })));
        for (const item of items) {
          const ofIt = lines.filter((one) => same(item, one));
          expect(item.quantity).toBe(ofIt.reduce((sum, { needed }) => sum + needed, 0));
          expect(items.filter((one) => same(one, ofIt[0]!)).length).toBe(1);
        }
        expect(items.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(lines.reduce((sum, { needed }) => sum + needed, 0));
      }),
    );
  });
});
