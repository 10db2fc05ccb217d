import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseInstantMs } from '../time/index.js';
import { endsSooner, jobTimes, jobWindow, putBefore } from './job-times.js';

const at = (iso: string) => parseInstantMs(iso);
const MINUTE = 60_000;

describe('the times of a machine job', () => {
  it.each([
    ['a firing cools as long as it says', { runMinutes: 600, coolMinutes: 840, turnaroundMinutes: 0 }, 600, 1440],
    ['a cut leaves the machine when it is cleaned', { runMinutes: 40, coolMinutes: null, turnaroundMinutes: 15 }, 40, 55],
    ['a machine is never ready sooner than after any use', { runMinutes: 40, coolMinutes: 5, turnaroundMinutes: 15 }, 40, 55],
  ])('%s', (_what, length, until, ready) => {
    expect(jobTimes(0, length)).toEqual({ fromMs: 0, untilMs: until * MINUTE, readyMs: ready * MINUTE });
  });

  it('end at once where the machine was said to be free, and never later than planned', () => {
    const length = { runMinutes: 600, coolMinutes: 840, turnaroundMinutes: 0 };
    const ended = (minutes: number) => jobTimes(0, { ...length, endedMs: minutes * MINUTE });
    expect(ended(90)).toEqual({ fromMs: 0, untilMs: 90 * MINUTE, readyMs: 90 * MINUTE });
    expect(ended(700)).toEqual({ fromMs: 0, untilMs: 600 * MINUTE, readyMs: 700 * MINUTE });
    expect([ended(1440), ended(2000), ended(0), ended(-5)]).toEqual(Array(4).fill(jobTimes(0, length)));
  });

  it('can be ended sooner from their beginning, by the clock of a page that may be ahead, until the machine is ready again, and never twice', () => {
    const ms = fc.integer({ min: -50_000_000, max: 200_000_000 });
    fc.assert(
      fc.property(ms, ms, fc.integer({ min: 1, max: 1500 }), (fromMs, nowMs, runMinutes) => {
        const length = { runMinutes, coolMinutes: 30, turnaroundMinutes: 10 };
        const planned = jobTimes(fromMs, length);
        const endedMs = endsSooner(planned, nowMs);
        expect(endedMs !== null).toBe(fromMs <= nowMs + 5 * MINUTE && nowMs < planned.readyMs);
        if (endedMs === null) return;
        const ended = jobTimes(fromMs, { ...length, endedMs });
        expect([ended.readyMs, ended.untilMs <= ended.readyMs, ended.untilMs <= planned.untilMs]).toEqual([endedMs, true, true]);
        expect(endedMs).toBe(Math.max(nowMs, fromMs + 1));
        expect(endsSooner(ended, endedMs)).toBeNull();
      }),
    );
  });

  it('ask a technician on the day on which it begins, by the clocks of the school', () => {
    const firing = jobTimes(at('2026-11-19T15:30:00Z'), { runMinutes: 600, coolMinutes: 840, turnaroundMinutes: 0 });
    expect(jobWindow(firing, 'Europe/London')).toEqual({
      ...{ date: '2026-11-19', fromMs: at('2026-11-19T00:00:00Z'), dueMs: at('2026-11-20T00:00:00Z') },
    });
    const cut = jobTimes(at('2026-06-18T23:30:00Z'), { runMinutes: 20, coolMinutes: null, turnaroundMinutes: 0 });
    expect(jobWindow(cut, 'Europe/London')).toEqual({
      ...{ date: '2026-06-19', fromMs: at('2026-06-18T23:00:00Z'), dueMs: at('2026-06-18T23:50:00Z') },
    });
  });

  it('never ask for work outside the day, nor after the machine stopped', () => {
    const start = fc.integer({ min: at('2026-10-20T00:00:00Z'), max: at('2026-11-05T00:00:00Z') });
    fc.assert(
      fc.property(start, fc.integer({ min: 1, max: 3000 }), (fromMs, runMinutes) => {
        const times = jobTimes(fromMs, { runMinutes, coolMinutes: null, turnaroundMinutes: 0 });
        const window = jobWindow(times, 'Europe/London');
        expect(window.fromMs).toBeLessThanOrEqual(fromMs);
        expect(window.dueMs).toBeGreaterThan(fromMs);
        expect(window.dueMs).toBeLessThanOrEqual(times.untilMs);
        expect(window.dueMs - window.fromMs).toBeLessThanOrEqual(25 * 60 * MINUTE);
      }),
    );
  });
});

describe('a queue', () => {
  const queue = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { minLength: 2 });
  it('has one put before another, and the others as they were', () => {
    fc.assert(
      fc.property(queue, fc.nat(5), fc.nat(6), (ids, one, other) => {
        const id = ids[one % ids.length] ?? '';
        const beforeId = ids[other] ?? null;
        const after = putBefore(ids, id, beforeId);
        expect([...after].sort()).toEqual([...ids].sort());
        expect(after.filter((it) => it !== id)).toEqual(ids.filter((it) => it !== id));
        if (beforeId !== id) expect(after[after.indexOf(id) + 1] ?? null).toBe(beforeId);
      }),
    );
  });
  it('is as it was where one of the two is not in it', () => {
    expect([putBefore(['a', 'b'], 'x', 'a'), putBefore(['a', 'b'], 'a', 'x'), putBefore(['a', 'b'], 'a', 'a')]).toEqual([
      ['a', 'b'],
      ['a', 'b'],
      ['a', 'b'],
    ]);
  });
});
