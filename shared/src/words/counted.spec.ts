import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { en } from './en.js';
import { numberIn } from './testing/minutes-in.js';

const { imports, paste, calendar, setUp } = en;
const MANY = fc.oneof(fc.nat(3), fc.nat(9999));
const numbersIn = (said: string) => (said.match(/\d[\d,]*/g) ?? []).map(numberIn);
/** A count where one is spelt out: 'One lesson', '12 lessons'. */
const countIn = (said: string) => (/^(?:One|It) /.test(said) ? 1 : numberIn(said));
const says = (count: number, one: string, many = `${one}s`) => `${en.counts.number(count)} ${count === 1 ? one : many}`;

describe('what an import says', () => {
  const counts = fc.record({ created: MANY, updated: MANY, unchanged: MANY, removed: MANY });

  it('is in the preview, the answer and the list what it counted, each thing by one word', () => {
    fc.assert(
      fc.property(counts, (of) => {
        const { created, updated, unchanged, removed } = of;
        const added = says(created, 'lesson');
        expect(imports.would(of)).toContain(`add ${added},`);
        expect(numbersIn(imports.would(of))).toEqual([created, updated, removed, unchanged]);
        expect(imports.did(of).startsWith(`${added} added,`)).toBe(true);
        expect(numbersIn(imports.did(of))).toEqual([created, updated, removed, unchanged]);
        for (const said of [imports.would(of), imports.did(of)]) expect(said).not.toMatch(/\d{4}/);
        const taken = imports.taken({ date: '2026-11-03', time: '09:12', today: '2026-11-04' }, { by: { name: 'Ann' }, ...of });
        expect(taken).toContain(`by Ann: ${added} added,`);
        expect(numbersIn(taken.split('by Ann')[1] ?? '')).toEqual([created, updated, removed]);
      }),
    );
  });

  it('is of an undo what became of the lessons, and names those that ended only where there are some', () => {
    fc.assert(
      fc.property(fc.record({ restored: MANY, gone: MANY, ended: MANY }), (of) => {
        const said = imports.undone('autumn.csv', of);
        expect(said).toContain(`${says(of.gone, 'lesson')} that it added`);
        expect(numbersIn(said)).toEqual(of.ended === 0 ? [of.gone, of.restored] : [of.gone, of.restored, of.ended]);
      }),
    );
  });

  it('counts what ends, what stays and what is left out', () => {
    fc.assert(
      fc.property(MANY, MANY, (count, kept) => {
        fc.pre(count > 0);
        expect(countIn(imports.lessonsEnd(count, '2026-11-23'))).toBe(count);
        expect(numberIn(imports.endsWarn(count, null))).toBe(count);
        expect(numberIn(imports.endAndImport(count))).toBe(count);
        expect(numberIn(imports.rowsOutside(count))).toBe(count);
        const [left = '', stay = ''] = imports.leftOut(count, kept).split(' left out.');
        expect(countIn(left)).toBe(count);
        expect(stay === '' ? 0 : countIn(stay.trim())).toBe(kept);
        if (count > 1) expect(numberIn(imports.takeWithout(count))).toBe(count);
        expect(imports.leftOut(0, kept)).toBe('');
      }),
    );
  });

  it('counts of a file too much of which was not read how much that is, and says that none was where none was', () => {
    const part = fc.tuple(fc.integer({ min: 1, max: 5000 }), fc.nat(5000));
    fc.assert(
      fc.property(part, ([unread, more]) => {
        const rows = unread + more;
        const said = imports.tooMuchUnread('autumn.csv', unread, rows);
        expect(/none of its|only row/.test(said)).toBe(more === 0);
        if (rows > 1) expect(numbersIn(said)).toEqual(more === 0 ? [rows] : [unread, rows]);
      }),
    );
  });

  it('names some of a long list and counts the rest, so that all of it is said', () => {
    const lessons = fc.array(fc.constant({ group: 'X', cycleDay: 'Mon', period: 'P' }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(lessons, fc.integer({ min: 1, max: 40 }), (all, rows) => {
        const said = imports.lessonsKept(
          all,
          Array.from({ length: rows }, () => 0),
        );
        expect(countIn(said)).toBe(all.length);
        const named = (said.match(/X Mon P/g) ?? []).length;
        const rest = said.slice(said.lastIndexOf(': '));
        expect(named + (/ and (\d+) more/.exec(rest) ? numberIn(/ and (\d+) more/.exec(rest)?.[1]) : 0)).toBe(all.length);
      }),
    );
    fc.assert(
      fc.property(fc.nat(40), fc.nat(2000), (named, more) => {
        const said = imports.toSettle(
          Array.from({ length: named }, () => ({ title: 'Density', group: '9B', date: '2026-11-03' })),
          more,
        );
        expect((said.match(/Density/g) ?? []).length).toBe(named);
        expect(numberIn(/ and ([\d,]+) more/.exec(said)?.[1] ?? '0')).toBe(more);
      }),
    );
  });

  it('counts what is new beside lessons, each kind by its own number', () => {
    const names = (most: number) => fc.array(fc.constant('n'), { maxLength: most });
    fc.assert(
      fc.property(fc.record({ people: names(30), groups: names(30), rooms: names(30), departments: names(30) }), (facts) => {
        const said = imports.made(facts);
        const there = [facts.people, facts.groups, facts.rooms, facts.departments].map(({ length }) => length).filter((count) => count > 0);
        expect(numbersIn(said)).toEqual(there);
        expect(imports.alsoNew(facts)).toBe(said === '' ? '' : `New: ${said}.`);
      }),
    );
  });
});

describe('what a list of people that was pasted says', () => {
  const counts = fc.record({ created: MANY, updated: MANY, unchanged: MANY, refused: MANY, invited: MANY });

  it('adds up to its rows, and is done as the button says', () => {
    fc.assert(
      fc.property(counts, (of) => {
        const { created, updated, unchanged, refused, invited } = of;
        const rows = [created, updated, unchanged, refused];
        expect(numbersIn(paste.sum(of))).toEqual(rows.filter((count) => count > 0));
        const button = paste.apply(of);
        const does = [created, updated].filter((count) => count > 0);
        expect(numbersIn(button)).toEqual(does.length > 0 ? does : [invited].filter((count) => count > 0));
        const done = paste.done(of);
        expect(numbersIn(done)).toEqual([created, updated, invited, refused].filter((count) => count > 0));
        expect(done.includes('left out')).toBe(refused > 0);
        expect(done.startsWith('Nothing')).toBe(created + updated + invited === 0);
      }),
    );
  });

  it('says of people without a name how many there are, named and counted', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), (count) => {
        const said = paste.unnamed(Array.from({ length: count }, () => 'ABC'));
        expect(numberIn(said)).toBe(count);
        const named = (said.match(/ABC/g) ?? []).length;
        expect(named + numberIn(/ and (\d+) more/.exec(said)?.[1] ?? '0')).toBe(count);
      }),
    );
  });
});

describe('what the calendar says', () => {
  it('counts its terms, periods and closed days', () => {
    fc.assert(
      fc.property(MANY, MANY, MANY, (terms, periods, closures) => {
        expect(setUp.calendarHas(terms, periods, closures)).toBe(
          `${says(terms, 'term')}, ${says(periods, 'period')}, ${says(closures, 'holiday or closed day', 'holidays and closed days')}.`,
        );
      }),
    );
  });

  it('counts what it offers: bells, bank holidays, what is over', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 1, max: 300 }), (count, minutes) => {
        if (count > 1) expect(numberIn(calendar.theyAreBells(count))).toBe(count);
        expect(numberIn(calendar.over(count, true))).toBe(count);
        expect(numbersIn(calendar.usualBells({ periods: count, minutes, starts: [] }))).toEqual([count, minutes]);
        if (count > 1) expect(numberIn(calendar.putInBankHolidays(count))).toBe(count);
        expect(numberIn(calendar.bankHolidaysIn(count))).toBe(count);
      }),
    );
  });

  it('names every weekday it speaks of and no other, a run by its ends', () => {
    const NAMES = ['Mondays', 'Tuesdays', 'Wednesdays', 'Thursdays', 'Fridays', 'Saturdays', 'Sundays'];
    fc.assert(
      fc.property(fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }), (weekdays) => {
        const said = calendar.everyOf(weekdays);
        const [, from, to] = /^(\w+) to (\w+)$/.exec(said) ?? [];
        const meant =
          from !== undefined && to !== undefined
            ? NAMES.slice(NAMES.indexOf(from), NAMES.indexOf(to) + 1)
            : NAMES.filter((name) => said.includes(name));
        expect(meant).toEqual(weekdays.map((weekday) => NAMES[weekday - 1]));
      }),
    );
  });

  it('names the school year that a calendar is of, and the terms that lack a half term', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2000, max: 2200 }), fc.subarray(['Autumn', 'Spring', 'Summer']), (year, terms) => {
        const [, from, to] = /of (\d{4})\/(\d{2})$/.exec(calendar.usualTerms(year)) ?? [];
        expect([Number(from), Number(to)]).toEqual([year, (year + 1) % 100]);
        const said = calendar.noHalfTerm(terms);
        expect(['Autumn', 'Spring', 'Summer'].filter((name) => said.includes(name))).toEqual(terms);
      }),
    );
  });
});
