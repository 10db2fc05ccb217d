import fc from 'fast-check';
import { type AskedFor, asksForMore, isOtherWork } from './more-asked.js';

const line = fc.record({
  name: fc.constantFrom('Sucrose', ' sucrose', 'Ruler'),
  concentration: fc.constantFrom(null, 0.25, 1),
  needed: fc.integer({ min: 0, max: 3 }),
});
const asked: fc.Arbitrary<AskedFor> = fc.record({
  lessonId: fc.constantFrom('a_2026-11-20', 'a_2026-11-27'),
  practicalId: fc.constantFrom(null, 'p', 'q'),
  practicalVersion: fc.constantFrom(null, 1, 2),
  pupils: fc.integer({ min: 1, max: 3 }),
  sets: fc.integer({ min: 1, max: 3 }),
  lines: fc.array(line, { maxLength: 4 }),
});

/** How much of a thing at a strength is asked for, by looking at every line. */
function amount({ lines }: AskedFor, name: string, concentration: number | null): number {
  const same = lines.filter((one) => one.name?.trim().toLowerCase() === name && one.concentration === concentration);
  return same.reduce((sum, { needed }) => sum + needed, 0);
}
const THINGS = ['sucrose', 'ruler'].flatMap((name) => [null, 0.25, 1].map((strength) => [name, strength] as const));
const isElsewhere = (a: AskedFor, b: AskedFor) =>
  a.lessonId !== b.lessonId || a.practicalId !== b.practicalId || a.practicalVersion !== b.practicalVersion;

describe('what a change asks for', () => {
  it('is more where any one thing is more, or another lesson or practical', () => {
    fc.assert(
      fc.property(asked, asked, (before, after) => {
        const isMoreOf = THINGS.some(([name, strength]) => amount(after, name, strength) > amount(before, name, strength));
        const isMore = isElsewhere(before, after) || isMoreOf || after.pupils > before.pupils || after.sets > before.sets;
        expect(asksForMore(before, after)).toBe(isMore);
      }),
    );
  });

  it('is other work where anything is made in another number, or for another lesson or practical', () => {
    fc.assert(
      fc.property(asked, asked, (before, after) => {
        const isOtherOf = THINGS.some(([name, strength]) => amount(after, name, strength) !== amount(before, name, strength));
        expect(isOtherWork(before, after)).toBe(isElsewhere(before, after) || after.sets !== before.sets || isOtherOf);
      }),
    );
  });

  it('is neither where the same is sent again, in whatever order of lines', () => {
    fc.assert(
      fc.property(asked, (before) => {
        const after = { ...before, lines: before.lines.toReversed() };
        expect([asksForMore(before, after), isOtherWork(before, after)]).toEqual([false, false]);
      }),
    );
  });

  it('tells apparatus apart by what it is and not by what it is called', () => {
    const of = (name: string): AskedFor => ({
      lessonId: 'a_2026-11-20',
      practicalId: null,
      practicalVersion: null,
      pupils: 30,
      sets: 15,
      lines: [{ apparatusId: '019a', name, needed: 15 }],
    });
    expect([asksForMore(of('Scales'), of('Balance')), isOtherWork(of('Scales'), of('Balance'))]).toEqual([false, false]);
  });
});
