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

  it('show a double in its first period and say in the next that it goes on', () => {
    const double = lesson({ period: 'P1', lastPeriod: 'P2', startTime: '08:50', endTime: '10:50' });
    const rows = weeksFrom('2026-11-23', 1, calendar(), [double])[0]?.rows ?? [];
    const tuesday = rows.map(({ name, cells }) => [name, cells[1]?.lessons.length, cells[1]?.goingOn.length]);
    expect(tuesday).toEqual([
      ['P1', 1, 0],
      ['P2', 0, 1],
    ]);
  });

  it('have a row for each set of bells by which a lesson goes', () => {
    const view = calendar();
    const teachingDays = view.teachingDays.map((day) => ({
      ...day,
      periods: [
        ...day.periods,
        { name: 'P2', start: '09:30', end: '10:30', schedule: 'Lower' },
        { name: 'P1', start: '08:30', end: '09:30', schedule: 'Lower' },
      ],
    }));
    const both = [lesson({ id: 'a' }), lesson({ id: 'b', schedule: 'Lower', startTime: '09:30' })];
    const rowsOf = (lessons: typeof both) =>
      weeksFrom('2026-11-23', 1, { ...view, teachingDays }, lessons)[0]?.rows.map(
        ({ name, schedule, start }) => `${name} ${schedule} ${start}`,
      );
    expect(rowsOf(both)).toEqual(['P2 Lower 09:30', 'P2 null 09:50']);
    expect(rowsOf(both.slice(0, 1))).toEqual(['P2 null 09:50']);
  });

  it('begin on the first weekday, five days and more where they teach', () => {
    const view = { ...calendar(), firstWeekday: 7 as const };
    expect(weeksFrom('2026-11-22', 1, view, [])[0]?.columns.map(({ date }) => date.slice(-2))).toEqual([
      '22',
      '23',
      '24',
      '25',
      '26',
      '27',
    ]);
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

  it('show what is outside the timetable at a weekend and in a holiday', () => {
    const at = (id: string, date: string) => lesson({ id: `${id}_${date}`, date, period: '18:00', startTime: '18:00' });
    const [week, holiday] = weeksFrom('2026-11-23', 2, calendar(), [at('a', '2026-11-28'), at('b', '2026-12-01')]);
    expect(week?.columns.at(-1)).toMatchObject({ date: '2026-11-28', lessons: [{ id: 'a_2026-11-28' }] });
    expect([holiday?.teaches, holiday?.rows.map(({ name }) => name), holiday?.columns[1]?.closed]).toEqual([true, ['18:00'], 'Christmas']);
  });
});
