import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { clashesOf, type StoodStock, standTogether, type StorageRule, testByOf } from './storage.js';

const group = (id: string, apart: string[] = [], months: number | null = null): StorageRule => ({
  id,
  name: id.toUpperCase(),
  apart,
  months,
});
const stood = (id: string, location: string, storageGroups: string[], opened: string | null = null): StoodStock => ({
  ...{ id, name: id, location, storageGroups, opened },
});

describe('what stands together', () => {
  const groups = [group('oxidisers', ['flammables']), group('flammables'), group('acids')];

  it('is told of by place, whichever of the two groups has the rule, and however the place is written', () => {
    const shelf = [
      stood('nitrate', 'Shelf  B2', ['oxidisers']),
      stood('ethanol', 'shelf b2 ', ['flammables']),
      stood('acid', 'Shelf B2', ['acids']),
    ];
    const found = [
      {
        location: 'Shelf  B2',
        one: { id: 'oxidisers', name: 'OXIDISERS', stock: ['nitrate'] },
        other: { id: 'flammables', name: 'FLAMMABLES', stock: ['ethanol'] },
      },
    ];
    expect(standTogether(groups, shelf)).toEqual(found);
    const turned = [group('oxidisers'), group('flammables', ['oxidisers'])];
    expect(standTogether(turned, shelf)).toEqual(found);
  });

  it('is nothing without a rule, at no place, at two places, or of one bottle with itself', () => {
    expect(standTogether([group('a'), group('b')], [stood('x', 'S', ['a']), stood('y', 'S', ['b'])])).toEqual([]);
    expect(standTogether(groups, [stood('x', ' ', ['oxidisers']), stood('y', '', ['flammables'])])).toEqual([]);
    expect(standTogether(groups, [stood('x', 'A', ['oxidisers']), stood('y', 'B', ['flammables'])])).toEqual([]);
    expect(standTogether(groups, [stood('x', 'A', ['oxidisers', 'flammables'])])).toEqual([]);
    expect(standTogether(groups, [stood('x', 'A', ['oxidisers', 'flammables']), stood('y', 'A', ['flammables'])])).toHaveLength(1);
  });

  const ids = ['a', 'b', 'c', 'd'];
  const rules = fc.tuple(...ids.map(() => fc.subarray(ids))).map((aparts) =>
    ids.map((id, at) =>
      group(
        id,
        (aparts[at] ?? []).filter((other) => other !== id),
      ),
    ),
  );
  const stocks = fc
    .array(fc.tuple(fc.constantFrom('', 'S1', 's1', 'S2', ' S2 '), fc.subarray(ids)), { maxLength: 8 })
    .map((all) => all.map(([location, of], at) => stood(`n${at}`, location, of)));

  it('is every pair of bottles at one place whose groups are to be apart, and no other', () => {
    fc.assert(
      fc.property(rules, stocks, (groups, stock) => {
        const pairs = new Set<string>();
        for (const left of stock)
          for (const right of stock)
            for (const one of groups)
              for (const other of groups) {
                const place = left.location.trim().toLowerCase();
                const isSame = place !== '' && place === right.location.trim().toLowerCase() && left.id !== right.id;
                if (isSame && one.apart.includes(other.id) && left.storageGroups.includes(one.id) && right.storageGroups.includes(other.id))
                  pairs.add(`${place} ${[one.id, other.id].sort().join(' ')}`);
              }
        const found = standTogether(groups, stock).map(({ location, one, other }) => `${location.toLowerCase()} ${one.id} ${other.id}`);
        expect(found.sort()).toEqual([...pairs].sort());
      }),
    );
  });
});

describe('what one stock stands with', () => {
  const groups = [group('a', ['b']), group('b'), group('c')];
  const there = [stood('x', 'S', ['a']), stood('y', 'S', ['b']), stood('z', 'T', ['b'])];

  it('is said of it alone, at the place and in the groups that it would have', () => {
    expect(clashesOf(groups, there, stood('new', 's', ['a']))).toHaveLength(1);
    expect(clashesOf(groups, there, stood('new', 's', ['c']))).toEqual([]);
    expect(clashesOf(groups, there, stood('new', '', ['a']))).toEqual([]);
    expect(clashesOf(groups, there, stood('y', 'T', ['b']))).toEqual([]);
    expect(clashesOf(groups, there, stood('x', 'T', ['a']))).toMatchObject([{ one: { stock: ['x'] }, other: { stock: ['z'] } }]);
  });
});

describe('by when what is open is tested', () => {
  const groups = [group('ethers', [], 6), group('flammables', [], 12), group('acids')];

  it.each([
    ['2026-08-31', ['ethers'], '2027-02-28', 'ETHERS'],
    ['2026-11-03', ['flammables', 'ethers'], '2027-05-03', 'ETHERS'],
    ['2026-11-03', ['flammables', 'acids'], '2027-11-03', 'FLAMMABLES'],
  ])('opened %s in %s: by %s', (opened, of, testBy, name) => {
    expect(testByOf({ opened, storageGroups: of }, groups)).toEqual({ testBy, group: name });
  });

  it('is no day where it is closed, in no group, or in one that is gone', () => {
    expect(testByOf({ opened: null, storageGroups: ['ethers'] }, groups)).toBeNull();
    expect(testByOf({ opened: '2026-11-03', storageGroups: ['acids'] }, groups)).toBeNull();
    expect(testByOf({ opened: '2026-11-03', storageGroups: ['gone'] }, groups)).toBeNull();
  });

  it('is never later than any one rule of its groups allows', () => {
    const months = fc.option(fc.integer({ min: 1, max: 240 }), { nil: null });
    fc.assert(
      fc.property(fc.array(months, { minLength: 1, maxLength: 5 }), (all) => {
        const rules = all.map((one, at) => group(`g${at}`, [], one));
        const found = testByOf({ opened: '2026-01-31', storageGroups: rules.map(({ id }) => id) }, rules);
        const days = all.flatMap((one) => (one === null ? [] : [Temporal.PlainDate.from('2026-01-31').add({ months: one }).toString()]));
        expect(found?.testBy).toEqual(days.sort()[0]);
      }),
    );
  });
});
