import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compileCalendar } from '../calendar/compile-calendar.js';
import { deadlineFor } from '../calendar/deadlines.js';
import type { PolicyRule } from '../calendar/policy.js';
import { backlog } from './backlog.js';
import { capacityCurve } from './capacity.js';
import { type DatedRequest, lateUnder } from './late-under.js';
import { type Past, type PastKit, type PastTask, replay } from './what-if.js';

const calendar = compileCalendar(
  {
    terms: [{ name: 'Autumn', from: '2026-09-01', to: '2026-12-18' }],
    closures: [{ from: '2026-10-26', to: '2026-10-30', kind: 'holiday', name: 'Half term' }],
    periods: [
      { name: 'P1', start: '09:00', end: '10:00' },
      { name: 'P2', start: '10:00', end: '11:00' },
      { name: 'P3', start: '11:00', end: '12:00' },
    ],
    cycle: { kind: 'weeks', labels: [] },
  },
  'Europe/London',
);
const HOUR = 3_600_000;
const MINUTE = 60_000;
const DAYS = calendar.daysBetween('2026-11-02', '2026-11-13');
const day = (index: number) => DAYS[index]!;
const notice = (schoolDays: number, more: Partial<PolicyRule> = {}): PolicyRule => ({
  from: '2026-01-01',
  kind: 'notice',
  schoolDays,
  ...more,
});
const AS_IT_WAS = notice(3);

const anyRequest = fc
  .record({
    place: fc.nat(DAYS.length - 1),
    period: fc.nat(2),
    hoursBefore: fc.integer({ min: 1, max: 400 }),
    excused: fc.boolean(),
    live: fc.boolean(),
    leadSchoolDays: fc.nat(4),
  })
  .map(({ place, period, hoursBefore, excused, live, leadSchoolDays }): Omit<DatedRequest, 'id'> => {
    const { date, periods } = day(place);
    const { name, startMs, endMs } = periods[period]!;
    const { deadlineMs } = deadlineFor(calendar, [AS_IT_WAS], { date, period: name }, leadSchoolDays);
    const askedMs = startMs - hoursBefore * HOUR;
    const late = askedMs > deadlineMs;
    return { date, period: name, startMs, endMs, askedMs, deadlineMs, late, excused: late && excused, live, leadSchoolDays };
  });
const anyTask = fc
  .record({ place: fc.nat(DAYS.length - 1), opens: fc.nat(40), minutes: fc.integer({ min: 1, max: 200 }), request: fc.option(fc.nat(7)) })
  .map(({ place, opens, minutes, request }): PastTask => ({
    requestId: request === null ? null : `r${request}`,
    date: day(place).date,
    fromMs: day(place).startMs + (12 - opens) * HOUR,
    minutes,
    fixedMinutes: 0,
    batch: '',
  }));
const anyKit = fc
  .record({
    place: fc.nat(3),
    from: fc.nat(5),
    length: fc.integer({ min: 1, max: 3 }),
    quantity: fc.integer({ min: 1, max: 6 }),
    request: fc.nat(7),
    turn: fc.nat(90),
    of: fc.nat(1),
  })
  .map(({ place, from, length, quantity, request, turn, of }): PastKit => ({
    requestId: `r${request}`,
    apparatusId: `a${of}`,
    quantity,
    fromMs: day(place).startMs + (9 + from) * HOUR,
    toMs: day(place).startMs + (9 + from + length) * HOUR,
    turnaroundMinutes: turn,
    there: 6,
  }));
const mornings = (hours: number) =>
  capacityCurve([DAYS.map(({ startMs }) => ({ fromMs: startMs + 9 * HOUR, toMs: startMs + (9 + hours) * HOUR }))]);
const anyPast = fc
  .record({
    requests: fc.array(anyRequest, { maxLength: 8 }),
    tasks: fc.array(anyTask, { maxLength: 20 }),
    kit: fc.array(anyKit, { maxLength: 12 }),
    technicians: fc.integer({ min: 1, max: 4 }),
    hours: fc.integer({ min: 1, max: 6 }),
  })
  .map(({ requests, hours, ...rest }): Past<DatedRequest> & { curve: ReturnType<typeof mornings> } => {
    const curve = mornings(hours);
    return {
      ...rest,
      days: DAYS,
      requests: requests.map((one, index) => ({ ...one, id: `r${index}` })),
      time: (fromMs, toMs) => curve.minutes(fromMs, toMs),
      curve,
    };
  });
const by = (policy: PolicyRule) => ({ lateUnder: (request: DatedRequest) => lateUnder(calendar, policy, request) });

describe('a stretch of time lived again', () => {
  it('is what it was where what is tried is what there was', () => {
    fc.assert(
      fc.property(anyPast, (past) => {
        const same = { technicians: past.technicians, practicalsADay: past.requests.length, ...by(AS_IT_WAS) };
        expect(replay(past, same)).toEqual(replay(past));
      }),
    );
  });

  it('has no more overloaded days and no longer backlog with more technicians', () => {
    fc.assert(
      fc.property(anyPast, fc.nat(4), fc.nat(4), (past, few, more) => {
        const [one, other] = [replay(past, { technicians: few }), replay(past, { technicians: few + more })];
        expect(other.overloadDays!).toBeLessThanOrEqual(one.overloadDays!);
        expect(other.backlogMinutes!).toBeLessThanOrEqual(one.backlogMinutes!);
        expect(other.late).toBe(one.late);
      }),
    );
  });

  it('has no lower late rate with a longer notice, and turns nobody away for it', () => {
    fc.assert(
      fc.property(anyPast, fc.nat(8), fc.nat(8), (past, few, more) => {
        const [one, other] = [replay(past, by(notice(few))), replay(past, by(notice(few + more)))];
        expect(other.late - other.excused).toBeGreaterThanOrEqual(one.late - one.excused);
        expect(other.turnedAway).toBe(0);
      }),
    );
  });

  it('turns away what a policy blocks, and what is beyond a cap, with its work and its kit', () => {
    fc.assert(
      fc.property(anyPast, fc.nat(4), fc.nat(72), (past, cap, hours) => {
        const was = replay(past);
        const would = replay(past, { practicalsADay: cap, ...by(notice(3, { blockWithinHours: hours })) });
        expect(would.practicals + would.turnedAway).toBe(was.practicals);
        expect(would.overloadDays!).toBeLessThanOrEqual(was.overloadDays!);
        expect(would.backlogMinutes!).toBeLessThanOrEqual(was.backlogMinutes!);
        expect(would.clashes).toBeLessThanOrEqual(was.clashes);
        const close = past.requests.filter((one) => one.live && one.startMs - one.askedMs < hours * HOUR).length;
        expect(would.turnedAway).toBeGreaterThanOrEqual(close);
        expect(would.practicals).toBeLessThanOrEqual(cap * DAYS.length);
      }),
    );
  });

  it('has no fewer clashes with a longer turnaround', () => {
    fc.assert(
      fc.property(anyPast, fc.nat(120), fc.nat(120), (past, few, more) => {
        const clashes = (turnaroundMinutes: number) => replay(past, { turnaroundMinutes }).clashes;
        expect(clashes(few + more)).toBeGreaterThanOrEqual(clashes(few));
      }),
    );
  });

  it('counts what was left over as the work of the load is worked through, the first due first', () => {
    fc.assert(
      fc.property(anyPast, ({ curve, ...past }) => {
        const first = day(0).startMs;
        const demand = past.tasks.map((task, index) => ({
          id: `${index}`,
          departmentId: 'science',
          minutes: task.minutes,
          fromMs: Math.max(first, task.fromMs),
          dueMs: task.fromMs + 30 * 24 * HOUR,
        }));
        const slowly = backlog(demand, [{ departmentIds: new Set(['science']), curve }], DAYS);
        const most = Math.max(...slowly.days.map(({ unfinishedMinutes }) => unfinishedMinutes));
        expect(replay({ ...past, requests: [] }).backlogMinutes).toBe(Math.round(most));
      }),
    );
  });

  it('finds the clashes that are found minute by minute', () => {
    fc.assert(
      fc.property(anyPast, fc.nat(90), (past, turnaroundMinutes) => {
        const served = new Set(past.requests.filter(({ live }) => live).map(({ id }) => id));
        const kit = past.kit
          .filter(({ requestId }) => served.has(requestId))
          .map((one) => ({ ...one, toMs: one.toMs + turnaroundMinutes * MINUTE }));
        const clashing = new Set<string>();
        for (const { apparatusId, fromMs, toMs } of kit)
          for (let atMs = fromMs; atMs < toMs; atMs += 30 * MINUTE) {
            const out = kit.filter((one) => one.apparatusId === apparatusId && one.fromMs <= atMs && atMs < one.toMs);
            if (out.reduce((sum, { quantity }) => sum + quantity, 0) > 6) out.forEach(({ requestId }) => clashing.add(requestId));
          }
        expect(replay(past, { turnaroundMinutes }).clashes).toBe(clashing.size);
      }),
    );
  });

  it('spends what a batch shares once, and once more for each of its days', () => {
    const task = { requestId: null, date: '2026-11-03', fromMs: day(1).startMs, minutes: 50, fixedMinutes: 40, batch: 'osmosis' };
    const past = (tasks: PastTask[]): Past => ({
      days: DAYS,
      requests: [],
      kit: [],
      technicians: 1,
      time: (fromMs, toMs) => mornings(1).minutes(fromMs, toMs),
      tasks,
    });
    expect(replay(past([task, task]))).toMatchObject({ overloadDays: 0, backlogMinutes: 0 });
    expect(replay(past([task, { ...task, batch: 'other' }]))).toMatchObject({ overloadDays: 1, backlogMinutes: 40 });
  });

  it('judges no load where nobody’s hours are known', () => {
    const past: Past = { days: DAYS, requests: [], tasks: [], kit: [], technicians: 0, time: null };
    expect(replay(past, { technicians: 3 })).toMatchObject({ asked: 0, overloadDays: null, backlogMinutes: null });
  });
});

describe('a request under another policy', () => {
  const of = (more: Partial<DatedRequest>): DatedRequest => {
    const { startMs, endMs } = calendar.day('2026-11-09')!.periods[0]!;
    const askedMs = Temporal.Instant.from('2026-11-04T12:00:00Z').epochMilliseconds;
    return {
      id: 'r',
      date: '2026-11-09',
      period: 'P1',
      startMs,
      endMs,
      askedMs,
      deadlineMs: startMs,
      late: false,
      excused: false,
      live: true,
      leadSchoolDays: 0,
      ...more,
    };
  };

  it('is late where it was sent after that policy’s deadline', () => {
    // two school days before Mon 9 Nov 09:00 is Thu 5 Nov 09:00, three Wed 4 Nov 09:00
    expect(lateUnder(calendar, notice(2), of({})).late).toBe(false);
    expect(lateUnder(calendar, notice(3), of({})).late).toBe(true);
  });

  it('stays as it was where it had no deadline, or before the day from which the policy holds', () => {
    expect(lateUnder(calendar, notice(9), of({ deadlineMs: null }))).toEqual({ late: false, blocked: false });
    expect(lateUnder(calendar, notice(9, { from: '2026-11-10' }), of({}))).toEqual({ late: false, blocked: false });
  });
});
