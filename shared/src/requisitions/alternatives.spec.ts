import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  type AlternativeFacts,
  type Amiss,
  apparatusFits,
  betterThan,
  fewerSets,
  type HeldLine,
  MOST_OF_A_KIND,
  offered,
  type Promised,
} from './alternatives.js';
import { text } from '../words/en/alternatives.js';
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
          const larger = [1, 2, 3, 4].map((more) => groupSize + more).filter((size) => size <= pupils);
          const sizes = larger.filter((size) => setsFor(pupils, size) < setsFor(pupils, size - 1));
          expect(fewerSets(lines, pupils, groupSize, free)).toBe(sizes.find(fitsIn) ?? null);
        },
      ),
    );
  });
});

const FINE: Amiss = { minutesLate: 0, short: 0, minutesOver: 0, blocked: false, lacks: 0 };
const amiss = fc.record({ minutesLate: fc.nat(2), short: fc.nat(2), minutesOver: fc.nat(2), blocked: fc.boolean(), lacks: fc.nat(2) });

describe('a help', () => {
  it('is what makes late, short or over the line better and none of them worse', () => {
    expect(betterThan({ ...FINE, short: 3 }, FINE)).toEqual(['short']);
    expect(betterThan({ ...FINE, short: 3, minutesOver: 9 }, { ...FINE, short: 1, minutesOver: 9 })).toEqual(['short']);
    expect(betterThan({ ...FINE, short: 3 }, { ...FINE, minutesOver: 1 })).toBeNull();
    expect(betterThan({ ...FINE, minutesLate: 9 }, { ...FINE, blocked: true })).toBeNull();
    expect(betterThan({ ...FINE, blocked: true }, FINE)).toEqual(['late']);
    expect(betterThan({ ...FINE, lacks: 1 }, FINE)).toEqual(['room']);
    expect(betterThan({ ...FINE, short: 3 }, { ...FINE, lacks: 1 })).toBeNull();
  });

  it('is never what changes nothing, and never goes round in a circle', () => {
    fc.assert(
      fc.property(amiss, amiss, (one, other) => {
        expect(betterThan(one, one)).toBeNull();
        if (betterThan(one, other)) expect(betterThan(other, one)).toBeNull();
      }),
    );
  });
});

const promised: fc.Arbitrary<Promised> = fc
  .record({ minutesLate: fc.nat(6000), schoolDaysLate: fc.nat(6), short: fc.nat(40), minutesOver: fc.nat(400) })
  .map((then) => ({ ...then, late: then.minutesLate > 0, schoolDaysLate: then.minutesLate > 0 ? then.schoolDaysLate : 0, better: [] }));
const facts: fc.Arbitrary<AlternativeFacts> = fc
  .tuple(
    promised,
    fc.constantFrom('lesson' as const, 'shared' as const, 'sets' as const, 'equivalent' as const, 'room' as const),
    fc.integer({ min: -16, max: 16 }),
    fc.integer({ min: 2, max: 9 }),
  )
  .map(([then, kind, days, groupSize]) => {
    const date = Temporal.PlainDate.from('2026-11-24').add({ days }).toString();
    if (kind === 'room') return { ...then, kind, room: 'Lab 2' };
    if (kind === 'equivalent') return { ...then, kind, name: 'Lamp', instead: 'Torch' };
    if (kind === 'sets') return { ...then, kind, groupSize, sets: Math.ceil(30 / groupSize) };
    return kind === 'shared'
      ? { ...then, kind, date, period: 'P5', lastPeriod: null, days, schoolDays: days, groups: ['9A'] }
      : { ...then, kind, date, period: 'P5', lastPeriod: null, days, schoolDays: days };
  });
const offers = fc.array(fc.record({ facts, minutesSaved: fc.integer({ min: -90, max: 90 }) }), { maxLength: 12 });

describe('what is offered', () => {
  it('is at most three of a kind: what keeps the lesson, then the nearest day, then the most minutes', () => {
    fc.assert(
      fc.property(offers, (all) => {
        const chosen = offered(all);
        const rank = ({ facts: what, minutesSaved }: (typeof all)[number]) =>
          ['days' in what ? Math.abs(what.days) : { sets: -1, equivalent: -2, room: -3 }[what.kind], -minutesSaved] as const;
        chosen.slice(1).forEach((one, place) => {
          const [[away, saved], [awayBefore, savedBefore]] = [rank(one), rank(chosen[place] ?? one)];
          expect(awayBefore < away || (awayBefore === away && savedBefore <= saved)).toBe(true);
        });
        for (const kind of ['lesson', 'shared', 'sets', 'equivalent', 'room']) {
          const count = (list: typeof all) => list.filter(({ facts: what }) => what.kind === kind).length;
          expect(count(chosen)).toBe(Math.min(MOST_OF_A_KIND, count(all)));
        }
      }),
    );
  });

  it('says its cost in numbers that are those beside it', () => {
    fc.assert(
      fc.property(facts, fc.integer({ min: -90, max: 90 }), (what, saved) => {
        const said = text(what, saved);
        const of = (pattern: RegExp) => pattern.exec(said)?.[1];
        expect(Number(of(/, (\d+) minutes? (?:less|more)$/) ?? 0)).toBe(Math.abs(saved));
        expect(said.endsWith('less')).toBe(saved > 0);
        expect(Number(of(/still (\d+) short/) ?? 0)).toBe(what.short);
        expect(said.includes('more than fits')).toBe(what.minutesOver > 0);
        if (what.kind === 'room') return expect(said).toContain(`In ${what.room}, free then`);
        if (what.kind === 'equivalent') return expect(said).toContain(`${what.instead} instead of ${what.name}`);
        if (what.kind === 'sets') return expect(said).toContain(`Groups of ${what.groupSize}: ${what.sets} sets`);
        expect(Number(of(/, (\d+) school days? (?:later|earlier),/) ?? 0)).toBe(Math.abs(what.days));
        expect(said.includes('on time')).toBe(!what.late);
        expect(said.includes('later')).toBe(what.days > 0);
      }),
    );
  });

  it('reads as the rule book has it', () => {
    const then: Promised = { late: false, minutesLate: 0, schoolDaysLate: 0, short: 0, minutesOver: 0, better: ['late'] };
    const at = { date: '2026-11-25', period: 'P5', lastPeriod: null, days: 1, schoolDays: 1 };
    expect(text({ ...then, kind: 'lesson', ...at }, 12)).toBe('Wed 25 Nov P5, 1 school day later, on time, 12 minutes less');
    expect(text({ ...then, kind: 'shared', groups: ['9A', '9C'], ...at, days: 0, schoolDays: 0 }, 12)).toBe(
      'Wed 25 Nov P5, the same day, on time, made together with 9A and 9C, 12 minutes less',
    );
    expect(text({ ...then, kind: 'sets', groupSize: 4, sets: 8, better: ['short'] }, 0)).toBe('Groups of 4: 8 sets, nothing short');
    const inPart: Promised = { ...then, late: true, minutesLate: 60, short: 2, minutesOver: 150, better: ['over'] };
    expect(text({ ...inPart, kind: 'lesson', ...at, days: -1, schoolDays: -1 }, -1)).toBe(
      'Wed 25 Nov P5, 1 school day earlier, still 60 min late, still 2 short, still 2 h 30 min more than fits, 1 minute more',
    );
  });
});
