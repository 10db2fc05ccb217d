import { describe, expect, it } from '@jest/globals';
import { secondBellsIn, usualFirstWeekday, withBells, bodyOf, draftOf, isSame, labelsOf, missingIn } from './calendar-draft';

const BOOK = {
  terms: [{ name: 'Autumn', from: '2026-09-01', to: '2026-12-18' }],
  closures: [{ name: 'INSET', kind: 'inset' as const, from: '2026-11-26', to: '2026-11-26' }],
  periods: [
    { name: 'P1', start: '08:50', end: '09:50' },
    { name: 'P1', start: '08:50', end: '09:40', weekdays: [5] },
  ],
  cycle: { kind: 'weeks' as const, labels: ['A', 'B'], overrides: [{ week: '2026-09-07', label: 'A' }] },
};

describe('the calendar’s form', () => {
  it('writes back just what it read', () => {
    expect(bodyOf(draftOf(BOOK))).toEqual(BOOK);
  });

  it('takes a closure without a last day as one day, and a plain week as a cycle without labels', () => {
    const draft = { ...draftOf(BOOK), cycle: 'same' as const };
    expect(bodyOf({ ...draft, closures: [{ name: 'Snow', kind: 'other', from: '2027-01-12', to: '' }] })).toMatchObject({
      closures: [{ from: '2027-01-12', to: '2027-01-12' }],
      cycle: { kind: 'weeks', labels: [] },
    });
    expect(bodyOf(draft).cycle).toEqual({ kind: 'weeks', labels: [] });
  });

  it('reads labels as people write them, with blanks inside where commas part them', () => {
    expect(labelsOf('A B')).toEqual(['A', 'B']);
    expect(labelsOf(' Day 1, Day 2 ,')).toEqual(['Day 1', 'Day 2']);
    expect(labelsOf('  ')).toEqual([]);
  });

  it('names every field that is empty, by its place', () => {
    const draft = {
      ...draftOf({ ...BOOK, terms: [], cycle: null }),
      cycle: 'rotating' as const,
      periods: [{ name: ' ', start: '', end: '09:50', weekdays: [], schedule: '' }],
    };
    expect(Object.keys(missingIn(draft)).sort()).toEqual(['cycle.labels', 'periods.0.name', 'periods.0.start', 'terms']);
  });

  it('names what cannot be a date or a time, and what ends before it starts', () => {
    const draft = draftOf(BOOK);
    const wrong = missingIn({
      ...draft,
      terms: [
        { name: 'Autumn', from: '31 nov', to: '2026-12-18' },
        { name: 'Spring', from: '2027-01-04', to: '2026-03-25' },
      ],
      closures: [{ name: 'INSET', kind: 'inset', from: '2026-11-26', to: 'soon' }],
      periods: [
        { name: 'P1', start: '08:50', end: 'ten', weekdays: [], schedule: '' },
        { name: 'P2', start: '09:50', end: '09:50', weekdays: [], schedule: '' },
      ],
    });
    expect(wrong).toEqual({
      'terms.0.from': 'Give a date.',
      'terms.1.to': 'The last day is before the first.',
      'closures.0.to': 'Give a date.',
      'periods.0.end': 'Give a time.',
      'periods.1.end': 'It ends before it starts.',
    });
  });

  it('keeps the bells of a period and the first weekday, and has none of either in an older draft', () => {
    const book = { ...BOOK, firstWeekday: 7 as const, periods: [{ name: 'P3', start: '10:50', end: '11:50', schedule: 'Lower' }] };
    expect(bodyOf(draftOf(book))).toEqual(book);
    const { firstWeekday: _first, ...older } = draftOf(BOOK);
    const before = { ...older, periods: older.periods.map(({ schedule: _schedule, ...period }) => period) };
    expect(bodyOf(withBells(before))).toEqual(BOOK);
  });

  it('asks of periods at once without bells whether they are a second set, and of no others', () => {
    const period = (name: string, start: string, end: string, schedule = '') => ({ name, start, end, weekdays: [], schedule });
    const asked = secondBellsIn([period('P3', '11:10', '12:10'), period('P3 Lower', '10:50', '11:50'), period('', '', '')]);
    expect(asked?.places).toEqual([1]);
    expect(asked?.pairs.map(({ first, second }) => [first.name, second.name])).toEqual([['P3', 'P3 Lower']]);
    expect(secondBellsIn([period('P3', '11:10', '12:10'), period('P3', '10:50', '11:50', 'Lower')])).toBeNull();
    expect(usualFirstWeekday([{ ...period('P1', '08:50', '09:50'), weekdays: [7, 1, 2, 3, 4] }])).toBe(7);
  });

  it('counts as unchanged when only blanks were typed', () => {
    const draft = draftOf(BOOK);
    expect(isSame(draft, { ...draft, labels: 'A,  B ' })).toBe(true);
    expect(isSame(draft, { ...draft, labels: 'B, A' })).toBe(false);
  });
});
