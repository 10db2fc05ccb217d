import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { capacityCurve } from '../workload/capacity.js';
import { compileCalendar } from '../calendar/compile-calendar.js';
import { isoInstant } from '../time/instant.js';
import { taskWindows, type TaskKind, type WindowOptions } from './task-windows.js';

const MINUTE = 60_000;
const calendar = compileCalendar(
  {
    terms: [{ name: 'Autumn', from: '2026-09-01', to: '2026-12-18' }],
    closures: [
      { from: '2026-10-26', to: '2026-10-30', kind: 'holiday', name: 'Half term' },
      { from: '2026-11-02', to: '2026-11-02', kind: 'inset', name: 'INSET' },
    ],
    periods: [
      { name: 'P1', start: '08:50', end: '09:50' },
      { name: 'P3', start: '11:10', end: '12:10' },
      { name: 'P5', start: '14:00', end: '15:00' },
    ],
    cycle: { kind: 'weeks', labels: ['A', 'B'] },
  },
  'Europe/London',
);

function lessonOn(date: string, start = '11:10', end = '12:10') {
  return { date, startMs: calendar.instantMs(date, start), endMs: calendar.instantMs(date, end) };
}

function windowOf(kind: TaskKind, date: string, options: WindowOptions = {}) {
  const window = taskWindows(calendar, lessonOn(date), options).find((candidate) => candidate.kind === kind);
  return window && { from: isoInstant(window.fromMs), due: isoInstant(window.dueMs), date: window.date };
}

describe('when the work for a lesson can be done', () => {
  it('is in order prepare, deliver, collect, clear', () => {
    expect(taskWindows(calendar, lessonOn('2026-11-12')).map(({ kind }) => kind)).toEqual(['prepare', 'deliver', 'collect', 'clear']);
  });

  it('prepares from the start of the second teaching day before to 15 minutes before', () => {
    expect(windowOf('prepare', '2026-11-12')).toEqual({ from: '2026-11-10T00:00:00Z', due: '2026-11-12T10:55:00Z', date: '2026-11-12' });
  });

  it('counts teaching days over half term, an INSET day and the clock change', () => {
    expect(windowOf('prepare', '2026-11-03')).toEqual({ from: '2026-10-21T23:00:00Z', due: '2026-11-03T10:55:00Z', date: '2026-11-03' });
  });

  it('prepares by the end of the day that a lead time counts back to', () => {
    expect(windowOf('prepare', '2026-11-12', { leadSchoolDays: 1 })).toEqual({
      from: '2026-11-10T00:00:00Z',
      due: '2026-11-12T00:00:00Z',
      date: '2026-11-11',
    });
    expect(windowOf('prepare', '2026-11-12', { leadSchoolDays: 5 })).toEqual({
      from: '2026-11-05T00:00:00Z',
      due: '2026-11-06T00:00:00Z',
      date: '2026-11-05',
    });
  });

  it('prepares on the lesson’s own day what must be fresh that day', () => {
    expect(windowOf('prepare', '2026-11-12', { freshSchoolDays: 0 })?.from).toBe('2026-11-12T00:00:00Z');
  });

  it('begins with the calendar where it does not reach back so far', () => {
    expect(windowOf('prepare', '2026-09-02', { freshSchoolDays: 4 })?.from).toBe('2026-08-31T23:00:00Z');
    expect(windowOf('prepare', '2026-09-01')).toEqual({ from: '2026-08-31T23:00:00Z', due: '2026-09-01T09:55:00Z', date: '2026-09-01' });
    expect(windowOf('prepare', '2026-09-01', { leadSchoolDays: 3 })?.due).toBe('2026-09-01T09:55:00Z');
  });

  it('begins on its own day when that comes before the whole calendar', () => {
    expect(windowOf('prepare', '2026-08-27')).toMatchObject({ from: '2026-08-26T23:00:00Z', date: '2026-08-27' });
  });

  it('delivers in the 30 minutes before and collects in the 60 after', () => {
    expect(windowOf('deliver', '2026-11-12')).toEqual({ from: '2026-11-12T10:40:00Z', due: '2026-11-12T11:10:00Z', date: '2026-11-12' });
    expect(windowOf('collect', '2026-11-12')).toEqual({ from: '2026-11-12T12:10:00Z', due: '2026-11-12T13:10:00Z', date: '2026-11-12' });
  });

  it('delivers before, and collects after, when nobody works around the lesson', () => {
    const at = (date: string, time: string) => calendar.instantMs(date, time);
    const shift = (date: string) => ({ fromMs: at(date, '12:30'), toMs: at(date, '16:00') });
    const working = capacityCurve([['2026-11-11', '2026-11-12', '2026-11-13'].map(shift)]);
    // lesson Thu 12 Nov 11:10 to 12:10: the day before until 16:00, and from 12:30, which the hour after holds
    expect(windowOf('deliver', '2026-11-12', { working })).toMatchObject({ from: '2026-11-11T15:45:00Z', due: '2026-11-12T11:10:00Z' });
    expect(windowOf('collect', '2026-11-12', { working })?.due).toBe('2026-11-12T13:10:00Z');
    const late = capacityCurve([['2026-11-12', '2026-11-13'].map((date) => ({ fromMs: at(date, '13:30'), toMs: at(date, '16:00') }))]);
    expect(windowOf('collect', '2026-11-12', { working: late })?.due).toBe('2026-11-12T13:45:00Z');
    // where nobody worked before, or does after, the usual window stays
    expect(windowOf('deliver', '2026-11-12', { working: late })?.from).toBe('2026-11-12T10:40:00Z');
  });

  it('clears by the end of the next teaching day, and of its own day at the very end of the year', () => {
    expect(windowOf('clear', '2026-11-13')).toEqual({ from: '2026-11-13T12:10:00Z', due: '2026-11-17T00:00:00Z', date: '2026-11-13' });
    expect(windowOf('clear', '2026-12-18')?.due).toBe('2026-12-19T00:00:00Z');
  });

  it('has windows also for a lesson on a day without teaching', () => {
    expect(windowOf('prepare', '2026-10-28')).toMatchObject({ from: '2026-10-21T23:00:00Z', date: '2026-10-28' });
    expect(windowOf('clear', '2026-10-28')?.due).toBe('2026-11-04T00:00:00Z');
  });

  it('never is empty, and preparing is never due after the kit must be ready', () => {
    const anyOptions = fc.record(
      {
        freshSchoolDays: fc.nat(6),
        leadSchoolDays: fc.nat(8),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.constantFrom(...calendar.days), fc.constantFrom(0, 1, 2), anyOptions, (day, period, options) => {
        const { startMs, endMs } = day.periods[period]!;
        const windows = taskWindows(calendar, { date: day.date, startMs, endMs }, options);
        for (const window of windows) expect(window.fromMs).toBeLessThan(window.dueMs);
        const [prepare] = windows;
        expect(prepare!.dueMs).toBeLessThanOrEqual(startMs - 15 * MINUTE);
        expect(prepare!.date <= day.date).toBe(true);
        expect(calendar.day(prepare!.date)).toBeDefined();
      }),
    );
  });
});
