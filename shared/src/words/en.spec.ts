import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { en } from './en.js';

const { counts, dates, durations, load } = en;
const NOON = '2026-10-22T11:00:00Z';

describe('dates in English', () => {
  it('are said as a school says them, whatever the machine’s zone', () => {
    expect([dates.day('2026-11-03'), dates.dayMonth('2026-11-03'), dates.dayOfColumn('2026-11-03')]).toEqual([
      'Tue 3 Nov',
      '3 Nov',
      'Tue 3',
    ]);
    expect([dates.longDay('2026-11-03'), dates.fullDay('2026-11-03')]).toEqual(['Tuesday 3 November', '3 November 2026']);
    expect([dates.day('2026-09-01'), dates.dayMonth('2026-09-30'), dates.dayOfYear('2026-09-01')]).toEqual([
      'Tue 1 Sep',
      '30 Sep',
      'Tue 1 Sep 2026',
    ]);
    expect(dates.longDay('2026-09-01')).toBe('Tuesday 1 September');
    expect([dates.weekday(4), dates.longWeekday(7)]).toEqual(['Thu', 'Sunday']);
    expect(() => dates.day('2026-02-30')).toThrow(/range/);
    expect(() => dates.weekday(0)).toThrow(RangeError);
  });

  it('are read off the clock of the school', () => {
    expect(dates.instant(NOON, 'Europe/London')).toBe('Thu 22 Oct, 12:00');
    expect(dates.instant(Temporal.Instant.from(NOON).epochMilliseconds, 'America/New_York')).toBe('Thu 22 Oct, 07:00');
    expect([dates.time(NOON, 'Asia/Kolkata'), dates.time('2026-11-03T00:05:00Z', 'UTC')]).toEqual(['16:30', '00:05']);
    const [day, zone] = [{ date: '2026-11-03', today: '2026-11-02' }, 'Europe/London'];
    expect(['2026-11-03T08:35:00Z', '2026-11-04T08:35:00Z', '2026-11-04T00:00:00Z'].map((at) => dates.timeOn(at, zone, day))).toEqual([
      '08:35',
      'Wed 4 Nov 08:35',
      'the end of Tue 3 Nov',
    ]);
    expect(dates.timeOn('2026-11-03T00:00:00Z', zone, day)).toBe('the end of today');
    expect(dates.instant('2026-11-19T20:00:00Z', 'Asia/Kolkata')).toBe('Fri 20 Nov, 01:30');
  });
});

describe('counts in English', () => {
  it.each([
    [0, '0 weeks'],
    [1, '1 week'],
    [2, '2 weeks'],
    [1250, '1,250 weeks'],
  ])('%i takes its plural', (count, said) => expect(counts.counted(count, 'week')).toBe(said));

  it('take a plural of their own', () => {
    expect([counts.counted(1, 'person', 'people'), counts.counted(3, 'person', 'people')]).toEqual(['1 person', '3 people']);
    expect([counts.spelt(1, 'week'), counts.spelt(11, 'week')]).toEqual(['one week', '11 weeks']);
  });
});

describe('spans of time in English', () => {
  it.each([
    [-5, '0 min'],
    [0, '0 min'],
    [40, '40 min'],
    [60, '60 min'],
    [119, '119 min'],
    [120, '2 h'],
    [200, '3 h 20 min'],
    [1440, '1 day'],
    [1620, '1 day 3 h'],
    [2 * 1440 + 59, '2 days'],
  ])('%i minutes are %s', (minutes, said) => expect(durations.span(minutes)).toBe(said));

  it('are in hours where they are work', () => {
    expect([durations.work(0), durations.work(1140), durations.work(200)]).toEqual(['0 min', '19 h', '3 h 20 min']);
  });

  it('count down to an instant and away from it', () => {
    expect(durations.fromNow('2026-11-19T12:00:00Z', '2026-11-18T09:00:00Z')).toBe('in 1 day 3 h');
    expect(durations.fromNow('2026-11-19T12:00:00Z', '2026-11-19T12:40:00Z')).toBe('40 min ago');
  });

  it('hold no number that the minutes do not give', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000 }), (minutes) => {
        const [, hours = '0', rest = '0'] = /^(?:(\d+) h)?\s?(?:(\d+) min)?$/.exec(durations.work(minutes)) ?? [];
        expect(Number(hours) * 60 + Number(rest)).toBe(minutes);
      }),
    );
  });
});

describe('a load in English', () => {
  it('tells of how many the late rate is made, with the excused beside it', () => {
    expect(load.lateRate({ asked: 194, late: 22, excused: 4, rate: 18 / 194 })).toEqual({
      rate: '9 %',
      facts: '18 of 194 · 4 more excused',
    });
    expect(load.lateRate({ asked: 0, late: 0, excused: 0, rate: null }).rate).toBe('–');
  });

  it('never shows a number for pressure where there is work and no time at all', () => {
    expect([load.pressure(1.0757), load.pressure(99)]).toEqual(['108 % booked', 'nobody there']);
  });

  it('names the thresholds that the rule judges by', () => {
    expect(load.thresholds).toBe('nearly full from 85 %, over-booked above 100 %');
    expect(load.legend.tight).toBe('nearly full: from 85 % of the time');
  });

  it('reads the bars to who cannot see them', () => {
    const days = [
      { date: '2026-11-03', level: 'calm' as const },
      { date: '2026-11-04', level: 'overloaded' as const },
    ];
    expect(load.barsSummary(days, '2026-11-04')).toBe('Bars of 2 teaching days; over-booked: Wed 4 Nov. The table has the numbers.');
    const bar = { date: '2026-11-03', workMinutes: 252, technicianMinutes: 300, level: 'calm' as const };
    expect(load.barTitle(bar)).toBe('Tue 3 Nov: 4 h 12 min asked, 5 h there, fits');
  });

  it('says of a day that is over neither that it fits nor that it is over-booked', () => {
    const days = [{ date: '2026-11-03', workMinutes: 400, technicianMinutes: 300, level: 'overloaded' as const }];
    expect(load.barsSummary(days, '2026-11-04')).toBe('Bars of 1 teaching day; no day to come is over-booked. The table has the numbers.');
    expect(days.map((one) => load.barTitle(one, true))).toEqual(['Tue 3 Nov: 6 h 40 min asked, 5 h there']);
  });

  it('never says less than full of what is over, nor more than full of what fits', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 9, noNaN: true }), (value) => {
        const percent = Number(/^(\d[\d,]*) % booked$/.exec(load.pressure(value))?.[1]?.replace(',', ''));
        expect(percent > 100).toBe(value > 1);
        expect(Math.abs(percent - 100 * value)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('writes hours on a bar, and nothing where there is next to none', () => {
    expect([0, 29, 45, 90, 3420].map(load.hoursOnBar)).toEqual(['', '', '1 h', '1.5 h', '57 h']);
  });
});
