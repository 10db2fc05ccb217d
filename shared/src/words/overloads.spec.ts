import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseInstantMs, zonedMs } from '../time/instant.js';
import { en } from './en.js';

const LONDON = 'Europe/London';
const tell = (from: number, to: number, workMinutes: number, technicianMinutes: number, zone = LONDON) =>
  en.overloads.sentence({ from, to, workMinutes, technicianMinutes }, zone);
const at = (date: string, time: string) => zonedMs(date, time, LONDON);

describe('an overload in English', () => {
  it('says from when to when, how much work and how much time', () => {
    expect(tell(at('2026-11-04', '13:00'), at('2026-11-05', '09:00'), 370, 270)).toBe(
      'Wed 4 Nov 13:00 to Thu 5 Nov 09:00: 370 minutes of work, 270 of technician time',
    );
  });

  it('says the day once when it begins and ends on it', () => {
    expect(tell(at('2026-11-04', '09:00'), at('2026-11-04', '12:30'), 240, 210)).toBe(
      'Wed 4 Nov 09:00 to 12:30: 240 minutes of work, 210 of technician time',
    );
  });

  it('speaks in the school’s own zone, on either side of a clock change', () => {
    const [from, to] = [Temporal.Instant.from('2026-10-23T11:00Z').epochMilliseconds, at('2026-10-26', '09:00')];
    expect(tell(from, to, 100, 60)).toMatch(/^Fri 23 Oct 12:00 to Mon 26 Oct 09:00: /);
    expect(tell(from, to, 100, 60, 'Asia/Kolkata')).toMatch(/^Fri 23 Oct 16:30 to Mon 26 Oct 14:30: /);
  });

  it('never makes an overload look as if it fitted', () => {
    expect(tell(0, 3_600_000, 60.2, 59.9, 'UTC')).toBe('Thu 1 Jan 00:00 to 01:00: 61 minutes of work, 59 of technician time');
    expect(tell(0, 60_000, 1, 0, 'UTC')).toContain(': 1 minute of work, 0 of');
    fc.assert(
      fc.property(fc.double({ min: 0, max: 900, noNaN: true }), fc.double({ min: 0.001, max: 90, noNaN: true }), (time, more) => {
        fc.pre(time + more > time);
        const [, work, left] = /: (\d+) minutes? of work, (\d+) of/.exec(tell(0, 60_000, time + more, time, 'UTC')) ?? [];
        expect(Number(work)).toBeGreaterThan(Number(left));
      }),
    );
  });

  it('reads the instants as they travel and as they are recorded', () => {
    const facts = { from: '2026-11-04T13:00:00Z', to: '2026-11-05T09:00:00Z', workMinutes: 370, technicianMinutes: 270 };
    const told = tell(at('2026-11-04', '13:00'), at('2026-11-05', '09:00'), 370, 270);
    expect(en.overloads.sentence(facts, LONDON)).toBe(told);
    const { from, to, ...minutes } = facts;
    const recorded = { ...minutes, fromMs: parseInstantMs(from), toMs: parseInstantMs(to) };
    expect(en.overloads.sentence(recorded, LONDON)).toBe(told);
  });
});

describe('what a request does to the day, in English', () => {
  const facts = { date: '2026-11-03', workMinutes: 200, technicianMinutes: 300, addsMinutes: 60, level: 'tight' as const, judged: true };

  it('says the minutes asked, those it adds, and what comes of it', () => {
    expect(en.load.ofRequest(facts)).toBe('Tue 3 Nov: 200 of 300 minutes asked. Yours adds 60. It becomes tight.');
  });

  it('judges nothing where nobody’s hours are known', () => {
    expect(en.load.ofRequest({ ...facts, judged: false })).toContain('load is not judged');
  });
});
