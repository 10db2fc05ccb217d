import type { FoundPeriod, ImportAnswer } from '@app/shared/contracts';
import { en } from '@app/shared/words';
import { describe, expect, it } from '@jest/globals';
import { adopt, cycleOf, foundIn } from './adopt-calendar';
import { guessKind } from './guess-kind';

const period = (name: string, known: boolean, start: string | null = null, end: string | null = null): FoundPeriod => ({
  name,
  known,
  start,
  end,
});
const P1 = { name: 'P1', start: '08:50', end: '09:50' };
const CALENDAR = {
  terms: [{ name: 'Autumn', from: '2026-09-01', to: '2026-12-18' }],
  closures: [{ from: '2026-10-26', to: '2026-10-30', kind: 'holiday' as const, name: 'Half term' }],
  periods: [P1],
  cycle: { kind: 'weeks' as const, labels: ['A', 'B'], overrides: [{ week: '2026-09-07', label: 'A' }] },
};

function answer(periodsFound: FoundPeriod[], cycleDaysFound: string[]): ImportAnswer {
  return { periodsFound, cycleDaysFound } as unknown as ImportAnswer;
}

describe('what a file is', () => {
  it('shows in its first line, whatever its name', () => {
    expect(guessKind('export.csv', '\ufeff"Activity Id","Day","Hour","Students Sets","Subject"\n')).toBe('fet');
    expect(guessKind('school_timetable.csv', 'day,period,group,teacher\n')).toBe('timetable-csv');
    expect(guessKind('year 10.csv', 'Scheme,Subject,Year,Code,Title,Practical,Reference\n')).toBe('schemes');
    expect(guessKind('prep.csv', 'Name,Category,Owned,Location\n')).toBe('apparatus');
    expect(guessKind('shelf.csv', 'Name;Amount;Unit;Place\n')).toBe('stock');
  });

  it('shows in its name where it could not be read', () => {
    expect(guessKind('school_timetable.csv', '')).toBe('fet');
    expect(guessKind('lessons.csv', '')).toBe('timetable-csv');
  });
});

describe('what the calendar has not', () => {
  it('is nothing where it knows every period and day of the file', () => {
    expect(foundIn(answer([period('P1', true)], ['A Mon', 'Fri']), CALENDAR)).toBeNull();
  });

  it('adds a week to the weeks, and keeps which week is which', () => {
    expect(cycleOf(['A Mon', 'C Tue'], CALENDAR.cycle)).toEqual({ ...CALENDAR.cycle, labels: ['A', 'B', 'C'] });
  });

  it('is a rotation in the order of its numbers, in the place of weeks', () => {
    expect(cycleOf(['Day 10', 'Day 2', 'Day 1'], CALENDAR.cycle)).toEqual({ kind: 'rotating', labels: ['Day 1', 'Day 2', 'Day 10'] });
  });

  it('is plain weeks for a school without a calendar whose file names only weekdays', () => {
    expect(cycleOf(['Even Mon', 'Odd Mon'], null)).toEqual({ kind: 'weeks', labels: ['Odd', 'Even'] });
    expect(cycleOf(['Day A', 'B'], { kind: 'rotating', labels: ['A', 'Day B'] })).toBeNull();
    expect(cycleOf(['Mon', 'Tue'], null)).toEqual({ kind: 'weeks', labels: [] });
  });

  it('takes the place of the present periods only when the file has none of them', () => {
    expect(foundIn(answer([period('08:30~09:10', false, '08:30', '09:10')], ['A Mon']), CALENDAR)?.replaces).toBe(true);
    expect(foundIn(answer([period('P1', true), period('P6', false)], ['A Mon']), CALENDAR)?.replaces).toBe(false);
  });

  it('goes into the calendar by time of day, with terms and closures as they were', () => {
    const found = foundIn(answer([period('P0', false)], ['A Mon']), CALENDAR);
    expect(found && adopt(CALENDAR, found, { P0: { start: '08:00', end: '08:40' } }, false)).toEqual({
      ...CALENDAR,
      periods: [{ name: 'P0', start: '08:00', end: '08:40' }, P1],
    });
  });
});

describe('what is made besides', () => {
  it('is said with its numbers, and nothing where nothing is', () => {
    expect(en.imports.made({ people: ['A'], groups: ['1', '2'], rooms: [], departments: ['Sc'] })).toBe(
      '1 person, 2 classes and 1 department',
    );
    expect(en.imports.made({ people: [], groups: [], rooms: [], departments: [] })).toBe('');
  });
});
