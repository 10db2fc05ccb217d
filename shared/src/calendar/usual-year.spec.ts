import fc from 'fast-check';
import { addDays, weekdayOf } from '../time/iso-date.js';
import { easterSunday, halfTermsFor, nextTeachingWeek, periodsOf, usualTerms, USUAL_BELLS, withoutHalfTerm } from './usual-year.js';

describe('The usual year', () => {
  it('of 2026 is about what schools publish', () => {
    expect(usualTerms(2026)).toEqual([
      { name: 'Autumn term', from: '2026-09-01', to: '2026-12-18' },
      { name: 'Spring term', from: '2027-01-04', to: '2027-03-25' },
      { name: 'Summer term', from: '2027-04-12', to: '2027-07-21' },
    ]);
    expect(halfTermsFor(usualTerms(2026), [])).toEqual([
      { name: 'Half term', from: '2026-10-26', to: '2026-10-30' },
      { name: 'Half term', from: '2027-02-15', to: '2027-02-19' },
      { name: 'Half term', from: '2027-05-31', to: '2027-06-04' },
    ]);
  });

  it('has three terms in order on weekdays, Easter outside of them, and a half term in each, whatever the year', () => {
    for (let year = 2020; year < 2080; year++) {
      const terms = usualTerms(year);
      const edges = terms.flatMap(({ from, to }) => [from, to]);
      expect([...edges].sort()).toEqual(edges);
      expect(edges.map(weekdayOf).filter((day) => day > 5)).toEqual([]);
      const easterMonday = addDays(easterSunday(year + 1), 1);
      expect([year, terms.filter(({ from, to }) => from === easterMonday || to === easterMonday)]).toEqual([year, []]);
      expect(addDays(terms[1]?.to ?? '', 14) < (terms[2]?.from ?? '')).toBe(true);
      const halves = halfTermsFor(terms, []);
      expect([year, halves.length]).toEqual([year, 3]);
      expect(withoutHalfTerm(terms, halves)).toEqual([]);
    }
  });

  it('asks for no half term in short terms, and none beside one that is there', () => {
    const half = { name: 'Autumn 1', from: '2026-09-01', to: '2026-10-23' };
    expect(withoutHalfTerm([half], [])).toEqual([]);
    const term = { name: 'Autumn', from: '2026-09-01', to: '2026-12-18' };
    expect(withoutHalfTerm([term], [{ from: '2026-11-02', to: '2026-11-02' }])).toEqual([term]);
    expect(withoutHalfTerm([term], [{ from: '2026-10-19', to: '2026-10-30' }])).toEqual([]);
    expect(halfTermsFor([term], [{ from: '2026-10-28', to: '2026-10-28' }])).toEqual([]);
    expect(
      withoutHalfTerm(
        [
          { ...term, to: '' },
          { ...term, from: 'soon' },
        ],
        [{ from: '', to: '' }],
      ),
    ).toEqual([]);
  });

  it('has bells that follow one another without overlapping', () => {
    expect(USUAL_BELLS.map(({ periods, minutes, starts }) => [periods, minutes, starts.length])).toEqual([
      [5, 60, 5],
      [6, 50, 6],
      [6, 55, 6],
    ]);
    for (const bells of USUAL_BELLS) {
      const times = periodsOf(bells).flatMap(({ start, end }) => [start, end]);
      expect([...times].sort()).toEqual(times);
    }
    expect(periodsOf(USUAL_BELLS[0]!)[2]).toEqual({ name: 'P3', start: '11:10', end: '12:10' });
  });

  it('lets deadlines begin with the next week of teaching, never today or before', () => {
    const days = ['2026-11-18', '2026-11-19', '2026-11-20', '2026-11-23', '2026-11-24'];
    expect(nextTeachingWeek(days, '2026-11-18', 1)).toBe('2026-11-23');
    expect(nextTeachingWeek(days, '2026-11-22', 1)).toBe('2026-11-23');
    expect(nextTeachingWeek(days, '2026-11-23', 1)).toBe('2026-11-24');
    expect(nextTeachingWeek(days.slice(0, 3), '2026-11-18', 1)).toBe('2026-11-19');
    expect(nextTeachingWeek([], '2026-11-18', 1)).toBeNull();
    const dates = fc.integer({ min: 0, max: 400 }).map((at) => addDays('2026-08-01', at));
    fc.assert(
      fc.property(fc.array(dates), dates, fc.constantFrom(1, 6, 7), (teaching, today, first) => {
        const found = nextTeachingWeek(teaching, today, first);
        if (found !== null) expect(found > today && teaching.includes(found)).toBe(true);
        else expect(teaching.filter((date) => date > today)).toEqual([]);
      }),
    );
  });
});
