import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compileCalendar } from '../calendar/compile-calendar.js';
import { isoInstant } from '../time/instant.js';
import { capacityCurve, type Segment } from './capacity.js';
import { workingSegments, type WorkingPattern } from './working-segments.js';

const calendar = compileCalendar(
  {
    terms: [{ name: 'Autumn', from: '2026-09-01', to: '2026-12-18' }],
    closures: [{ from: '2026-10-26', to: '2026-10-30', kind: 'holiday', name: 'Half term' }],
    periods: [{ name: 'P1', start: '08:50', end: '09:50' }],
    cycle: { kind: 'weeks', labels: ['A', 'B'] },
  },
  'Europe/London',
);
const pattern = (windows: WorkingPattern['windows'], breaks: WorkingPattern['breaks'] = []): WorkingPattern => ({ windows, breaks });
const tuesday = { weekday: 2, start: '08:00', end: '16:00' };
const shown = (segments: readonly Segment[]) => segments.map(({ fromMs, toMs }) => `${isoInstant(fromMs)} ${isoInstant(toMs)}`);
const on = (from: string, to = from) => calendar.daysBetween(from, to);
const away = (from: string, to: string) => ({ fromMs: calendar.instantMs('2026-11-03', from), toMs: calendar.instantMs('2026-11-03', to) });

describe('when a technician works', () => {
  it('is the windows of the weekday less its breaks', () => {
    const worked = workingSegments(calendar, pattern([tuesday], [{ start: '12:00', end: '12:45' }]), on('2026-11-03'), []);
    expect(shown(worked)).toEqual(['2026-11-03T08:00:00Z 2026-11-03T12:00:00Z', '2026-11-03T12:45:00Z 2026-11-03T16:00:00Z']);
  });

  it('follows the school’s clock through the year', () => {
    expect(shown(workingSegments(calendar, pattern([tuesday]), on('2026-10-20'), []))).toEqual([
      '2026-10-20T07:00:00Z 2026-10-20T15:00:00Z',
    ]);
  });

  it('takes a break of one weekday on that day only', () => {
    const only = (weekday: number) => pattern([tuesday], [{ weekday, start: '08:00', end: '15:00' }]);
    expect(shown(workingSegments(calendar, only(2), on('2026-11-03'), []))).toEqual(['2026-11-03T15:00:00Z 2026-11-03T16:00:00Z']);
    expect(shown(workingSegments(calendar, only(3), on('2026-11-03'), []))).toEqual(['2026-11-03T08:00:00Z 2026-11-03T16:00:00Z']);
  });

  it('keeps a cycle week’s windows to the weeks of that label', () => {
    const labels = on('2026-11-03', '2026-11-20')
      .filter((day) => day.weekday === 2)
      .map((day) => day.weekLabel);
    const worked = workingSegments(calendar, pattern([{ ...tuesday, week: 'a' }]), on('2026-11-03', '2026-11-20'), []);
    expect(worked).toHaveLength(labels.filter((label) => label === 'A').length);
    expect(worked.length).toBeLessThan(labels.length);
  });

  it('leaves out absences and fixed duties, given in any order and overlapping', () => {
    const worked = workingSegments(calendar, pattern([tuesday]), on('2026-11-03'), [
      away('14:00', '18:00'),
      away('09:00', '10:00'),
      away('09:30', '11:00'),
    ]);
    expect(shown(worked)).toEqual(['2026-11-03T08:00:00Z 2026-11-03T09:00:00Z', '2026-11-03T11:00:00Z 2026-11-03T14:00:00Z']);
    expect(workingSegments(calendar, pattern([tuesday]), on('2026-11-03'), [away('00:00', '23:59')])).toEqual([]);
  });

  it('follows the hours that held on each day', () => {
    const held = { ...pattern([tuesday]), former: [{ until: '2026-11-10', windows: [{ ...tuesday, start: '12:00' }], breaks: [] }] };
    expect(shown(workingSegments(calendar, held, on('2026-11-03', '2026-11-10'), []))).toEqual([
      '2026-11-03T12:00:00Z 2026-11-03T16:00:00Z',
      '2026-11-10T08:00:00Z 2026-11-10T16:00:00Z',
    ]);
  });

  it('takes hours besides on the dates that are asked for, days without teaching too, and not in an absence', () => {
    const besides = { ...pattern([tuesday]), extra: [{ date: '2026-10-28', start: '09:00', end: '12:00' }] };
    const half = on('2026-10-20', '2026-11-03').filter(({ weekday }) => weekday === 2);
    const gone = { fromMs: calendar.instantMs('2026-10-28', '11:00'), toMs: calendar.instantMs('2026-10-28', '12:00') };
    expect(shown(workingSegments(calendar, besides, half, [gone]))).toContain('2026-10-28T09:00:00Z 2026-10-28T11:00:00Z');
    expect(shown(workingSegments(calendar, besides, on('2026-11-03'), []))).toEqual(['2026-11-03T08:00:00Z 2026-11-03T16:00:00Z']);
  });

  it('counts windows that overlap once', () => {
    const worked = workingSegments(calendar, pattern([tuesday, { weekday: 2, start: '15:00', end: '17:00' }]), on('2026-11-03'), []);
    expect(shown(worked)).toEqual(['2026-11-03T08:00:00Z 2026-11-03T17:00:00Z']);
  });

  it('is nothing out of term', () => {
    expect(workingSegments(calendar, pattern([tuesday]), on('2026-10-26', '2026-10-30'), [])).toEqual([]);
  });

  it('keeps to the zone’s rules on a day when the clocks change', () => {
    const sundays = compileCalendar(
      {
        terms: [{ name: 'Autumn', from: '2026-10-19', to: '2026-10-30' }],
        closures: [],
        periods: [{ name: 'P1', start: '08:50', end: '09:50', weekdays: [7] }],
        cycle: { kind: 'weeks', labels: [] },
      },
      'Europe/London',
    );
    const changeDay = { ...calendar.days[0]!, date: '2026-10-25', weekday: 7 };
    const day = { ...changeDay, startMs: sundays.instantMs('2026-10-25', '00:00'), endMs: sundays.instantMs('2026-10-26', '00:00') };
    const worked = workingSegments(sundays, pattern([{ weekday: 7, start: '00:30', end: '09:00' }]), [day], []);
    expect(shown(worked)).toEqual(['2026-10-24T23:30:00Z 2026-10-25T09:00:00Z']);
  });

  it('is, minute by minute, inside a window and outside every break and absence', () => {
    const day = on('2026-11-03')[0]!;
    const quarter = fc.tuple(fc.nat(95), fc.nat(95)).map(([one, other]) => ({ from: Math.min(one, other), to: Math.max(one, other) }));
    const wall = (quarters: number) =>
      `${String(Math.floor(quarters / 4)).padStart(2, '0')}:${String((quarters % 4) * 15).padStart(2, '0')}`;
    const anyTimes = fc.array(quarter, { maxLength: 4 });
    fc.assert(
      fc.property(anyTimes, anyTimes, anyTimes, (windows, breaks, absences) => {
        const times = ({ from, to }: { from: number; to: number }) => ({ start: wall(from), end: wall(to) });
        const worked = workingSegments(
          calendar,
          pattern(
            windows.map((window) => ({ weekday: 2, ...times(window) })),
            breaks.map(times),
          ),
          [day],
          absences.map(({ from, to }) => away(wall(from), wall(to))),
        );
        const curve = capacityCurve([worked]);
        const inside = (spans: { from: number; to: number }[], at: number) => spans.some(({ from, to }) => from <= at && at < to);
        for (let at = 0; at < 96; at++) {
          const fromMs = day.startMs + at * 900_000;
          const works = inside(windows, at) && !inside(breaks, at) && !inside(absences, at);
          expect(curve.minutes(fromMs, fromMs + 900_000)).toBe(works ? 15 : 0);
        }
        worked.slice(1).forEach((segment, index) => expect(worked[index]!.toMs).toBeLessThan(segment.fromMs));
      }),
    );
  });
});
