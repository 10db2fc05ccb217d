import { describe, expect, it } from '@jest/globals';
import { zonedMs } from '../time/instant.js';
import { overloadSentence } from './overload-sentence.js';

const LONDON = 'Europe/London';
const stretch = (fromMs: number, toMs: number, workMinutes: number, technicianMinutes: number) => ({
  fromMs,
  toMs,
  workMinutes,
  technicianMinutes,
  excessMinutes: workMinutes - technicianMinutes,
  pressure: workMinutes / technicianMinutes,
});

describe('an overload in words', () => {
  it('says from when to when, how much work and how much time', () => {
    const two = stretch(zonedMs('2026-11-04', '13:00', LONDON), zonedMs('2026-11-05', '09:00', LONDON), 370, 270);
    expect(overloadSentence(two, LONDON)).toBe('Wed 4 Nov 13:00 to Thu 5 Nov 09:00: 370 minutes of work, 270 of technician time');
  });

  it('says the day once when it begins and ends on it', () => {
    const one = stretch(zonedMs('2026-11-04', '09:00', LONDON), zonedMs('2026-11-04', '12:30', LONDON), 240, 210);
    expect(overloadSentence(one, LONDON)).toBe('Wed 4 Nov 09:00 to 12:30: 240 minutes of work, 210 of technician time');
  });

  it('speaks in the school’s own zone, on either side of a clock change', () => {
    const summer = stretch(Temporal.Instant.from('2026-10-23T11:00Z').epochMilliseconds, zonedMs('2026-10-26', '09:00', LONDON), 100, 60);
    expect(overloadSentence(summer, LONDON)).toMatch(/^Fri 23 Oct 12:00 to Mon 26 Oct 09:00: /);
    expect(overloadSentence(summer, 'Asia/Kolkata')).toMatch(/^Fri 23 Oct 16:30 to Mon 26 Oct 14:30: /);
  });

  it('never makes an overload look as if it fitted', () => {
    const narrow = stretch(0, 3_600_000, 60.2, 59.9);
    expect(overloadSentence(narrow, 'UTC')).toBe('Thu 1 Jan 00:00 to 01:00: 61 minutes of work, 59 of technician time');
    expect(overloadSentence(stretch(0, 60_000, 1, 0), 'UTC')).toContain(': 1 minute of work, 0 of');
  });
});
