import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { lateRate } from '../reports/lateness.js';
import { parseInstantMs } from '../time/instant.js';
import { en } from './en.js';
import { minutesIn, numberIn } from './testing/minutes-in.js';

const DAY = 1440;
const anyLateness = fc.record({ minutesLate: fc.integer({ min: 1, max: 60 * DAY }), schoolDaysLate: fc.nat(40) });
const request = {
  title: 'Density',
  group: '9B',
  date: '2026-11-04',
  period: 'P3',
  startsAt: parseInstantMs('2026-11-04T11:10:00Z'),
  deadline: parseInstantMs('2026-10-29T12:00:00Z'),
  room: 'Lab 3',
  teacher: 'T. Ward',
  department: 'Science',
  timeZone: 'Europe/London',
};

describe('lateness in English', () => {
  it('is the school days beside it where there are any, and else the very minutes', () => {
    fc.assert(
      fc.property(anyLateness, (by) => {
        const said = en.durations.late(by);
        if (by.schoolDaysLate > 0) expect(said).toBe(`${by.schoolDaysLate} school ${by.schoolDaysLate === 1 ? 'day' : 'days'} late`);
        else expect(minutesIn(said.replace(/ late$/, ''))).toBe(by.minutesLate);
      }),
    );
  });

  it('is the same on the request as in its lateness', () => {
    fc.assert(
      fc.property(anyLateness, (by) => {
        const standing = { ...by, late: true, deadline: null, short: 0, minutesOver: null, judged: true };
        expect(en.standing.line(standing)).toBe(`Late by ${en.durations.lateness(by)}. Fits.`);
      }),
    );
  });

  it('is the very same in a message', () => {
    fc.assert(
      fc.property(anyLateness, (by) => {
        const { subject } = en.messages.late(request, by, null);
        const figure = (unit: string) =>
          numberIn(new RegExp(`([\\d,]+) ${unit}s?(?: \\d+ minutes?)? after the deadline$`).exec(subject)?.[1] ?? '0');
        if (by.schoolDaysLate > 0) expect(figure('school day')).toBe(by.schoolDaysLate);
        else expect(figure('hour') * 60 + figure('minute')).toBe(by.minutesLate);
      }),
    );
  });

  it('is a span whose days and hours are those of its minutes', () => {
    fc.assert(
      fc.property(fc.nat(40 * DAY), (minutes) => {
        const said = en.durations.span(minutes);
        const days = numberIn(/^(\d+) days?/.exec(said)?.[1] ?? '0');
        if (days === 0) return expect(minutesIn(said)).toBe(minutes);
        const rest = minutes - days * DAY - numberIn(/(\d+) h$/.exec(said)?.[1] ?? '0') * 60;
        expect(days).toBe(Math.floor(minutes / DAY));
        expect(rest).toBeGreaterThanOrEqual(0);
        expect(rest).toBeLessThan(60);
      }),
    );
  });
});

describe('a late rate in English', () => {
  it('is the share of the counts beside it, which are all that was asked and all that was late', () => {
    const counts = fc
      .tuple(fc.nat(4000), fc.nat(4000), fc.nat(4000))
      .map((three) => [...three].sort((one, other) => one - other))
      .map(([excused = 0, late = 0, asked = 0]) => ({ asked, late, excused }));
    fc.assert(
      fc.property(counts, (of) => {
        const { rate, facts } = en.load.lateRate({ ...of, rate: lateRate(of) });
        if (of.asked === 0) return expect(rate).toBe('–');
        const [, counted, asked] = /^([\d,]+) of ([\d,]+)/.exec(facts) ?? [];
        const excused = / · ([\d,]+) more excused$/.exec(facts)?.[1];
        expect([numberIn(counted), numberIn(asked), numberIn(excused ?? '0')]).toEqual([of.late - of.excused, of.asked, of.excused]);
        expect(Math.abs(numberIn(rate) - (100 * numberIn(counted)) / numberIn(asked))).toBeLessThanOrEqual(0.5);
      }),
    );
  });
});
