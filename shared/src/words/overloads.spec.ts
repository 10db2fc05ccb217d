import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseInstantMs, zonedMs } from '../time/instant.js';
import { en } from './en.js';
import { minutesIn } from './testing/minutes-in.js';

const LONDON = 'Europe/London';
const tell = (from: number, to: number, workMinutes: number, technicianMinutes: number, zone = LONDON) =>
  en.overloads.sentence({ from, to, workMinutes, technicianMinutes }, zone);
const at = (date: string, time: string) => zonedMs(date, time, LONDON);

describe('an overload in English', () => {
  it('says what is asked, what is there and what is over, in hours', () => {
    expect(tell(at('2026-11-04', '13:00'), at('2026-11-05', '09:00'), 370, 270)).toBe(
      'Wed 4 Nov 13:00 to Thu 5 Nov 09:00: 6 h 10 min asked, 4 h 30 min there, 100 min over',
    );
  });

  it('is named by its day when it lies in one, up to the very end of it', () => {
    expect(tell(at('2026-11-23', '08:00'), at('2026-11-23', '16:00'), 3420, 1140)).toBe('Monday 23 Nov: 57 h asked, 19 h there, 38 h over');
    expect(tell(at('2026-11-23', '00:00'), at('2026-11-24', '00:00'), 3420, 1140)).toMatch(/^Monday 23 Nov: /);
    expect(tell(at('2026-11-23', '00:00'), at('2026-11-24', '00:01'), 3420, 1140)).toMatch(/^Mon 23 Nov 00:00 to Tue 24 Nov 00:01: /);
  });

  it('ends with the day that it ends with: a midnight is the end of the day before it', () => {
    expect(tell(at('2026-11-18', '09:00'), at('2026-11-25', '00:00'), 3420, 1140)).toMatch(/^Wed 18 Nov 09:00 to the end of Tue 24 Nov: /);
    // the clocks go back on 25 October: that day has 25 hours
    expect(tell(at('2026-10-23', '12:00'), at('2026-10-26', '00:00'), 100, 60)).toMatch(/^Fri 23 Oct 12:00 to the end of Sun 25 Oct: /);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 700 }), fc.integer({ min: 1, max: 20_000 }), (day, minutes) => {
        const from = at(Temporal.PlainDate.from('2026-09-01').add({ days: day }).toString(), '09:00');
        expect(
          tell(from, from + minutes * 60_000, 100, 60)
            .split(':')
            .slice(0, -1)
            .join(':'),
        ).not.toMatch(/to .* 00:00/);
      }),
    );
  });

  it('speaks in the school’s own zone, on either side of a clock change', () => {
    const [from, to] = [Temporal.Instant.from('2026-10-23T11:00Z').epochMilliseconds, at('2026-10-26', '09:00')];
    expect(tell(from, to, 100, 60)).toMatch(/^Fri 23 Oct 12:00 to Mon 26 Oct 09:00: /);
    expect(tell(from, to, 100, 60, 'Asia/Kolkata')).toMatch(/^Fri 23 Oct 16:30 to Mon 26 Oct 14:30: /);
  });

  it('says numbers that are those beside it: what is over is what is asked less what is there, and never nothing', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 9000, noNaN: true }), fc.double({ min: 0.001, max: 5000, noNaN: true }), (time, more) => {
        fc.pre(time + more > time);
        const said = tell(0, 60_000, time + more, time, 'UTC');
        const [asked, there, over] = [/: (.+) asked/, /asked, (.+) there/, /there, (.+) over$/].map((part) =>
          minutesIn(part.exec(said)?.[1]),
        );
        expect([asked, there]).toEqual([Math.ceil(time + more), Math.floor(time)]);
        expect(over).toBe((asked ?? 0) - (there ?? 0));
        expect(over).toBeGreaterThan(0);
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

describe('how a request stands, in English', () => {
  const well = { late: false, minutesLate: 0, deadline: '2026-11-19T12:00:00Z', short: 0, minutesOver: null, judged: true };
  const line = (change: Partial<Parameters<typeof en.standing.line>[0]>) => en.standing.line({ ...well, ...change });

  it.each([
    [{}, 'On time. Fits.'],
    [{ minutesOver: 19.2 }, 'On time. 20 min more than fits: a technician will look.'],
    [{ late: true, minutesLate: 7000, schoolDaysLate: 4 }, 'Late by 4 school days. Fits.'],
    [{ short: 3 }, 'On time. Kit is short by 3.'],
    [{ judged: false }, 'On time. No technician’s hours yet.'],
    [{ deadline: null }, 'No deadline. Fits.'],
  ])('%j: %s', (change, said) => expect(line(change)).toBe(said));

  it('says that it fits exactly when its load is judged, all its kit is there and it is not over the line', () => {
    const any = fc.record({
      late: fc.boolean(),
      short: fc.nat(2),
      minutesOver: fc.option(fc.double({ min: 0.01, max: 3000, noNaN: true })),
      judged: fc.boolean(),
    });
    fc.assert(
      fc.property(any, (change) => {
        const said = line({ ...change, minutesLate: change.late ? 40 : 0 });
        expect(said.includes('Fits')).toBe(change.judged && change.short === 0 && change.minutesOver === null);
        expect(said.includes('On time')).toBe(!change.late);
        const over = /([^.]+) more than fits/.exec(said)?.[1];
        expect(over === undefined ? null : minutesIn(over.trim())).toBe(change.minutesOver && Math.ceil(change.minutesOver));
        expect(said).not.toMatch(/over-booked/i);
      }),
    );
  });
});

describe('the technicians’ day with a request in it, in English', () => {
  const facts = { date: '2026-11-03', workMinutes: 200, technicianMinutes: 300, addsMinutes: 60, level: 'tight' as const, judged: true };

  it('says what is asked with it, what is there, and how much of that it is', () => {
    expect(en.load.ofRequest(facts)).toBe('Tue 3 Nov: 4 h 20 min asked with this, 5 h there; this is 60 min of it.');
  });

  it('judges nothing where nobody’s hours are known', () => {
    expect(en.load.ofRequest({ ...facts, judged: false })).toContain('load is not judged');
  });

  it('says numbers that are those beside it', () => {
    fc.assert(
      fc.property(fc.nat(5000), fc.nat(3000), fc.nat(600), (workMinutes, technicianMinutes, addsMinutes) => {
        const said = en.load.ofRequest({ ...facts, workMinutes, technicianMinutes, addsMinutes });
        const numbers = [/: (.+) asked/, /this, (.+) there/, /this is (.+) of it/].map((part) => minutesIn(part.exec(said)?.[1]));
        expect(numbers).toEqual([workMinutes + addsMinutes, technicianMinutes, addsMinutes]);
      }),
    );
  });
});
