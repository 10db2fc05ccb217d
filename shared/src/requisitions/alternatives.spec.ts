import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { apparatusFits, fewerSets, inOrderOfDisturbance, type HeldLine } from './alternatives.js';
import { setsFor } from '../practicals/quantities.js';

const balances: HeldLine = { kind: 'apparatus', apparatusId: 'balance', perSet: 1 };

describe('larger groups as a way out of a shortage', () => {
  it('is the smallest larger group with which everything fits', () => {
    expect(fewerSets([balances], 30, 2, new Map([['balance', 10]]))).toBe(3);
    expect(fewerSets([balances], 30, 2, new Map([['balance', 8]]))).toBe(4);
  });

  it('does not go beyond four more pupils in a group, or as many as asked', () => {
    expect(fewerSets([balances], 30, 2, new Map([['balance', 5]]))).toBe(6);
    expect(fewerSets([balances], 30, 2, new Map([['balance', 4]]))).toBeNull();
    expect(fewerSets([balances], 30, 2, new Map([['balance', 5]]), 2)).toBeNull();
  });

  it('does not make a group larger than the class', () => {
    expect(fewerSets([balances], 3, 2, new Map([['balance', 0]]))).toBeNull();
    expect(fewerSets([balances], 3, 2, new Map([['balance', 1]]))).toBe(3);
    expect(fewerSets([balances], 2, 2, new Map([['balance', 1]]))).toBeNull();
  });

  it('adds up lines that ask for the same apparatus and leaves out what is not held', () => {
    const lines: HeldLine[] = [balances, { ...balances, perSet: 0, spare: 2 }, { kind: 'chemical', unit: 'cm3', perSet: 500 }];
    expect(fewerSets(lines, 30, 2, new Map([['balance', 10]]))).toBe(4);
  });

  it('counts apparatus that it is told nothing about as not free', () => {
    expect(fewerSets([balances], 30, 2, new Map())).toBeNull();
  });

  it('always fits when it offers something, and nothing smaller does', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 6 }),
        fc.nat(40),
        fc.nat(3),
        (pupils, groupSize, count, perPupil) => {
          const lines = [balances, { ...balances, perSet: 0, perPupil: perPupil / 10 }];
          const free = new Map([['balance', count]]);
          const fitsIn = (size: number) => apparatusFits(lines, { sets: setsFor(pupils, size), pupils }, free);
          const sizes = [1, 2, 3, 4].map((more) => groupSize + more).filter((size) => size <= pupils);
          expect(fewerSets(lines, pupils, groupSize, free)).toBe(sizes.find(fitsIn) ?? null);
        },
      ),
    );
  });
});

describe('the order of what would help', () => {
  it('is by least disturbance, then by most minutes saved', () => {
    const offers = [
      { kind: 'shared' as const, minutesSaved: 30 },
      { kind: 'sets' as const, minutesSaved: 5 },
      { kind: 'lesson' as const, minutesSaved: 0 },
      { kind: 'equivalent' as const, minutesSaved: 0 },
      { kind: 'lesson' as const, minutesSaved: 20 },
    ];
    expect(inOrderOfDisturbance(offers).map(({ kind, minutesSaved }) => [kind, minutesSaved])).toEqual([
      ['lesson', 20],
      ['lesson', 0],
      ['sets', 5],
      ['equivalent', 0],
      ['shared', 30],
    ]);
  });
});
