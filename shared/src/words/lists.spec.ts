import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { en } from './en.js';
import { minutesIn, numberIn } from './testing/minutes-in.js';

/** A part of a list: so many of so many. */
const anyPart = fc.tuple(fc.nat(9999), fc.nat(9999)).map(([one, other]): [number, number] => [Math.min(one, other), Math.max(one, other)]);
const numbersIn = (said: string) => (said.match(/\d[\d,]*/g) ?? []).map(numberIn);

describe('of how many, in English', () => {
  it('says how many are shown, and of how many, in every list', () => {
    fc.assert(
      fc.property(anyPart, ([shown, total]) => {
        for (const said of [
          en.lists.showing(shown, total),
          en.lists.typeMore(shown, total),
          en.lists.typeLetters(shown, total, true),
          en.lists.firstByLesson(shown, total),
        ])
          expect(numbersIn(said)).toEqual([shown, total]);
        expect(numbersIn(en.lists.practicalsFound(shown, total))).toEqual(shown < total ? [total, shown] : [total]);
      }),
    );
  });

  it('says of what is to be made how many are left, and that all is made only where none is', () => {
    fc.assert(
      fc.property(anyPart, fc.nat(5000), ([open, all], minutes) => {
        const said = en.today.makeLeft(open, all, minutes);
        expect(said === 'all made').toBe(open === 0);
        if (open === 0) return;
        const [, left, of, time] = /^([\d,]+) of ([\d,]+) to make, (.+)$/.exec(said) ?? [];
        expect([numberIn(left), numberIn(of), minutesIn(time)]).toEqual([open, all, minutes]);
      }),
    );
  });

  it('counts what waits: what needs an answer and what is with teachers are all of it', () => {
    const anyCounts = fc.record({ open: fc.nat(300), queried: fc.nat(300), late: fc.nat(300), short: fc.nat(300) });
    fc.assert(
      fc.property(anyCounts, ({ open, queried, late, short }) => {
        const counts = { total: open + queried, queried, late: Math.min(late, open), short: Math.min(short, open) };
        const { heading, facts } = en.prep.waitingInAll(counts);
        expect(open === 0 ? heading : numberIn(heading)).toEqual(open === 0 ? 'Nothing new to answer' : open);
        const figure = (of: RegExp) => numberIn(of.exec(facts)?.[1] ?? '0');
        expect([figure(/([\d,]+) late/), figure(/([\d,]+) short/), figure(/([\d,]+) questions? (?:is|are) with/)]).toEqual([
          counts.late,
          counts.short,
          queried,
        ]);
      }),
    );
  });

  it('counts the same where all that waits is listed, and names the latest', () => {
    const anyWaiting = fc.record({
      queried: fc.boolean(),
      late: fc.boolean(),
      short: fc.boolean(),
      minutesLate: fc.integer({ min: 1, max: 119 }),
    });
    fc.assert(
      fc.property(fc.array(anyWaiting, { maxLength: 12 }), (all) => {
        const waiting = all.map(({ queried, late, short, minutesLate }, index) => ({
          status: queried ? 'queried' : 'submitted',
          late,
          lateReason: null,
          short,
          minutesLate: late ? minutesLate : 0,
          group: '9B',
          title: `Practical-${index}`,
          teacher: { name: 'T. Ward' },
        }));
        const { heading, facts } = en.prep.waiting(waiting);
        const open = waiting.filter(({ status }) => status !== 'queried');
        const late = open.filter((one) => one.late);
        if (open.length > 0) expect(numberIn(heading)).toBe(open.length);
        else expect(heading).toBe('Nothing new to answer');
        expect(numberIn(/^(\d+) late/.exec(facts)?.[1] ?? '0')).toBe(late.length);
        expect(numberIn(/(?:^| )(\d+) short/.exec(facts)?.[1] ?? '0')).toBe(open.filter((one) => one.short).length);
        if (late.length === 0) return;
        const latest = /asked (.+?) late\)/.exec(facts)?.[1];
        expect(minutesIn(latest)).toBe(Math.max(...late.map(({ minutesLate }) => minutesLate)));
      }),
    );
  });
});
