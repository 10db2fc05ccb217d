import { describe, expect, it } from '@jest/globals';
import { calendar, lesson } from '../../testing/lessons';
import { weeksFrom } from './weeks';

describe('the weeks of a fortnight', () => {
  it('put each lesson in its period and day, and name a closed day', () => {
    const [week] = weeksFrom('2026-11-23', 1, calendar(), [lesson()]);
    expect(week?.label).toBe('A');
    expect(week?.columns.map(({ date, closed }) => [date.slice(-2), closed])).toEqual([
      ['23', null],
      ['24', null],
      ['25', null],
      ['26', 'INSET day'],
      ['27', null],
    ]);
    expect(week?.rows.map(({ name, start }) => [name, start])).toEqual([['P2', '09:50']]);
    expect(week?.rows[0]?.cells.find(({ date }) => date === '2026-11-24')?.lessons).toHaveLength(1);
  });

  it('leave out the periods before the first and after the last lesson, and keep free ones between', () => {
    const lessons = [lesson({ id: 'a', period: 'P1', startTime: '08:50' }), lesson({ id: 'b', period: 'P3', startTime: '11:10' })];
    expect(weeksFrom('2026-11-23', 1, calendar(), lessons)[0]?.rows.map(({ name }) => name)).toEqual(['P1', 'P2', 'P3']);
  });

  it('say of a week without teaching why', () => {
    const [, holiday] = weeksFrom('2026-11-23', 2, calendar(), []);
    expect(holiday?.teaches).toBe(false);
    expect(holiday?.columns[0]?.closed).toBe('Christmas');
  });

  it('show a lesson on a day or in a period that the calendar does not have, rather than lose it', () => {
    const stray = lesson({ period: 'After school', startTime: '15:30' });
    const [week] = weeksFrom('2026-11-23', 1, calendar(), [stray]);
    expect(week?.rows.map(({ name }) => name)).toEqual(['After school']);
  });
});
