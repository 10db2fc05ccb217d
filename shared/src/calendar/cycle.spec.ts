import { describe, expect, it } from '@jest/globals';
import { compileCalendar } from './compile-calendar.js';
import type { CalendarShape, CycleOverrideShape, CycleShape } from './calendar.shape.js';

const autumn = (cycle: CycleShape): CalendarShape => ({
  terms: [{ name: 'Autumn', from: '2026-09-01', to: '2026-12-18' }],
  closures: [
    { from: '2026-10-26', to: '2026-10-30', kind: 'holiday', name: 'Half term' },
    { from: '2026-11-02', to: '2026-11-02', kind: 'inset', name: 'INSET' },
  ],
  periods: [{ name: 'P1', start: '08:50', end: '09:50' }],
  cycle,
});
const compiled = (cycle: CycleShape) => compileCalendar(autumn(cycle), 'Europe/London');
const fortnight = (...overrides: CycleOverrideShape[]) => compiled({ kind: 'weeks', labels: ['A', 'B'], overrides });
const sixDays = (...overrides: CycleOverrideShape[]) =>
  compiled({ kind: 'rotating', labels: ['Day 1', 'Day 2', 'Day 3', 'Day 4', 'Day 5', 'Day 6'], overrides });

describe('cycle weeks', () => {
  it('start from the first label, even in a week that starts on a Tuesday', () => {
    expect(fortnight().days[0]).toMatchObject({ date: '2026-09-01', week: '2026-08-31', weekIndex: 0, weekLabel: 'A', cycleDay: 'A Tue' });
    expect(fortnight().day('2026-09-07')?.cycleDay).toBe('B Mon');
  });

  it('go on over half term as if it were not there', () => {
    const calendar = fortnight();
    expect(calendar.day('2026-10-23')?.cycleDay).toBe('B Fri');
    expect(calendar.day('2026-11-03')?.cycleDay).toBe('A Tue');
    expect(calendar.day('2026-11-09')?.cycleDay).toBe('B Mon');
  });

  it('take the label of an override by any date of its week, and go on from it', () => {
    const calendar = fortnight({ week: '2026-09-16', label: 'b' });
    expect(['2026-09-11', '2026-09-14', '2026-09-18', '2026-09-21', '2026-09-28'].map((date) => calendar.day(date)?.weekLabel)).toEqual([
      'B',
      'B',
      'B',
      'A',
      'B',
    ]);
  });

  it('take an override in a holiday at the first teaching week after it', () => {
    expect(fortnight({ week: '2026-10-28', label: 'B' }).day('2026-11-03')?.weekLabel).toBe('B');
  });

  it('take the later of two overrides that meet in one week', () => {
    const calendar = fortnight({ week: '2026-11-04', label: 'A' }, { week: '2026-10-28', label: 'B' });
    expect(calendar.day('2026-11-03')?.weekLabel).toBe('A');
  });

  it('follow as many labels as there are', () => {
    const { days } = compiled({ kind: 'weeks', labels: ['1', '2', '3'] });
    const mondays = days.filter((day) => day.weekday === 1).map((day) => day.weekLabel);
    expect(mondays.slice(0, 6)).toEqual(['2', '3', '1', '2', '3', '1']);
  });

  it.each([[[]], [['']]])('have no label when the cycle has %j', (labels) => {
    expect(compiled({ kind: 'weeks', labels }).day('2026-11-03')).toMatchObject({ weekLabel: null, cycleDay: 'Tue' });
  });
});

describe('rotating cycle days', () => {
  it('follow one another over teaching days, weekends and holidays left out', () => {
    const calendar = sixDays();
    expect(calendar.days.slice(0, 7).map((day) => day.cycleDay)).toEqual(['Day 1', 'Day 2', 'Day 3', 'Day 4', 'Day 5', 'Day 6', 'Day 1']);
    const before = calendar.day('2026-10-23');
    const after = calendar.day('2026-11-03');
    expect([before?.cycleDay, after?.cycleDay]).toEqual(['Day 3', 'Day 4']);
    expect(after?.weekLabel).toBeNull();
  });

  it('take an override on its date, or on the first teaching day after it, and go on from it', () => {
    expect(
      sixDays({ week: '2026-09-16', label: 'Day 5' })
        .daysBetween('2026-09-15', '2026-09-18')
        .map((day) => day.cycleDay),
    ).toEqual(['Day 5', 'Day 5', 'Day 6', 'Day 1']);
    expect(sixDays({ week: '2026-10-31', label: 'Day 1' }).day('2026-11-03')?.cycleDay).toBe('Day 1');
  });
});

describe('a cycle that makes no sense', () => {
  it('is refused when an override names a label that it lacks', () => {
    expect(() => fortnight({ week: '2026-09-16', label: 'C' })).toThrow(new RangeError("The cycle has no 'C': choose one of A, B."));
  });

  it('is refused when it rotates over no days', () => {
    expect(() => compiled({ kind: 'rotating', labels: [] })).toThrow(RangeError);
  });
});
