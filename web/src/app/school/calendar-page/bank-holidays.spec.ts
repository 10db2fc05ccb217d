import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { bankHolidays, bankHolidaysIn, NATIONS } from './bank-holidays';

const PUBLISHED = '../shared/data/calendar/gov-uk-bank-holidays.json';
/** Proclaimed for one year only, or moved by proclamation. */
const PROCLAIMED = /jubilee|coronation|state funeral|world cup|platinum/i;

describe('bank holidays of England and Wales', () => {
  it('are those of 2026 and 2027, with Boxing Day and Christmas moved off the weekend', () => {
    expect(bankHolidays(2026).map(({ date }) => date)).toEqual(
      ['01-01', '04-03', '04-06', '05-04', '05-25', '08-31', '12-25', '12-28'].map((day) => `2026-${day}`),
    );
    expect(
      bankHolidays(2027)
        .map(({ date }) => date)
        .slice(-2),
    ).toEqual(['2027-12-27', '2027-12-28']);
  });

  it('move Christmas past Boxing Day’s Monday, and New Year to a Monday', () => {
    expect(bankHolidays(2022).slice(-2)).toEqual([
      { date: '2022-12-27', name: 'Christmas Day' },
      { date: '2022-12-26', name: 'Boxing Day' },
    ]);
    expect(bankHolidays(2022)[0]?.date).toBe('2022-01-03');
  });

  it.each(NATIONS)('of %s agree with every year that gov.uk publishes', (nation) => {
    if (!existsSync(PUBLISHED)) {
      console.info(`skipped: ${PUBLISHED} is not here`);
      return;
    }
    const all = JSON.parse(readFileSync(PUBLISHED, 'utf8')) as Record<string, { events: { title: string; date: string }[] }>;
    const events = all[nation]?.events ?? [];
    const years = [...new Set(events.map(({ date }) => Number(date.slice(0, 4))))].filter((year) => ![2020, 2022].includes(year));
    expect(years.length).toBeGreaterThan(3);
    const published = events.filter(({ title }) => !PROCLAIMED.test(title)).map(({ date }) => date);
    for (const year of years)
      expect(
        bankHolidays(year, nation)
          .map(({ date }) => date)
          .sort(),
      ).toEqual(published.filter((date) => date.startsWith(`${year}-`)));
  });

  it('are offered only where they fall into a term and nothing closes the day yet', () => {
    const terms = [{ from: '2026-04-13', to: '2026-07-21' }];
    expect(bankHolidaysIn(terms, [{ from: '2026-05-25', to: '2026-05-29' }])).toEqual([
      { from: '2026-05-04', to: '2026-05-04', kind: 'bank-holiday', name: 'Early May bank holiday' },
    ]);
    expect(bankHolidaysIn([], [])).toEqual([]);
  });
});
