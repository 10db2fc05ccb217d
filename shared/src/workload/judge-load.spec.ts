import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { capacityCurve, type Segment } from './capacity.js';
import { criticalStretch } from './critical-stretch.js';
import { findStretches } from './find-stretches.js';
import { judgeLoad } from './judge-load.js';
import { overloads } from './overloads.js';
import { pressureLevel, type Demand } from './pressure.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const TUE = 0;
const WED = 24 * HOUR;

const oneTechnician: Segment[] = [
  { fromMs: TUE + 9 * HOUR, toMs: TUE + 12 * HOUR },
  { fromMs: WED + 9 * HOUR, toMs: WED + 12 * HOUR },
];
const curve = capacityCurve([oneTechnician]);
const A = { id: 'A', minutes: 120, fromMs: TUE + 9 * HOUR, dueMs: TUE + 12 * HOUR };
const B = { id: 'B', minutes: 90, fromMs: TUE + 9 * HOUR, dueMs: WED + 10 * HOUR };
const C = { id: 'C', minutes: 60, fromMs: WED + 9 * HOUR, dueMs: WED + 10 * HOUR };

const MINUTES_IN_VIEW = 60;
const anyBounds = fc
  .tuple(fc.nat(MINUTES_IN_VIEW - 1), fc.integer({ min: 1, max: 25 }))
  .map(([from, length]) => ({ fromMs: from * MINUTE, dueMs: (from + length) * MINUTE }));
const anyDemand: fc.Arbitrary<Demand[]> = fc.array(
  fc.tuple(anyBounds, fc.integer({ min: 0, max: 24 })).map(([bounds, halves]) => ({ ...bounds, minutes: halves / 2 })),
  { maxLength: 40 },
);
const anyTechnician: fc.Arbitrary<Segment[]> = fc.uniqueArray(fc.nat(MINUTES_IN_VIEW + 25), { maxLength: 8 }).map((bounds) => {
  const ascending = bounds.sort((one, other) => one - other);
  return ascending.slice(1).flatMap((to, index) => (index % 2 ? [] : [{ fromMs: ascending[index]! * MINUTE, toMs: to * MINUTE }]));
});
const anyTeam = fc.array(anyTechnician, { minLength: 1, maxLength: 3 });

interface PlainStretch {
  fromMs: number;
  toMs: number;
  work: number;
  time: number;
}

/** Every stretch from a start to a later end that holds work, with the work and the time counted afresh for each. */
function everyStretch(demand: readonly Demand[], team: readonly Segment[][]): PlainStretch[] {
  const starts = [...new Set(demand.map((task) => task.fromMs))];
  const ends = [...new Set(demand.map((task) => task.dueMs))];
  return starts
    .flatMap((fromMs) => ends.filter((toMs) => fromMs < toMs).map((toMs) => ({ fromMs, toMs })))
    .map(({ fromMs, toMs }) => ({
      fromMs,
      toMs,
      work: demand.filter((task) => fromMs <= task.fromMs && task.dueMs <= toMs).reduce((sum, task) => sum + task.minutes, 0),
      time: team
        .flat()
        .map((segment) => Math.max(0, Math.min(segment.toMs, toMs) - Math.max(segment.fromMs, fromMs)) / MINUTE)
        .reduce((sum, minutes) => sum + minutes, 0),
    }))
    .filter(({ work }) => work > 0);
}

const ratio = ({ work, time }: PlainStretch) => (time === 0 ? 99 : Math.min(99, work / time));

function expectAgreement(demand: readonly Demand[], team: readonly Segment[][]): void {
  const stretches = everyStretch(demand, team);
  const largestExcess = stretches.reduce((most, { work, time }) => Math.max(most, work - time), 0);
  const worstOnes = stretches.filter(({ work, time }) => work - time === largestExcess && largestExcess > 0);
  const { worst, tightest } = findStretches(demand, capacityCurve(team));

  expect(worst?.excessMinutes ?? 0).toBe(largestExcess);
  if (worst) {
    expect(worstOnes).toContainEqual({ fromMs: worst.fromMs, toMs: worst.toMs, work: worst.workMinutes, time: worst.technicianMinutes });
    expect(worst.toMs - worst.fromMs).toBe(Math.min(...worstOnes.map(({ fromMs, toMs }) => toMs - fromMs)));
  }

  expect(tightest?.pressure ?? 0).toBe(stretches.reduce((most, stretch) => Math.max(most, ratio(stretch)), 0));
  if (tightest) {
    const { fromMs, toMs, workMinutes: work, technicianMinutes: time } = tightest;
    expect(stretches.find((stretch) => stretch.fromMs === fromMs && stretch.toMs === toMs)).toEqual({ fromMs, toMs, work, time });
  }
}

describe('whether work fits the technicians’ time', () => {
  it('is tight on Tuesday and Wednesday without C: 210 of 240 minutes', () => {
    const verdict = judgeLoad([A, B], curve);
    expect(verdict).toMatchObject({ pressure: 0.875, level: 'tight', worst: null });
    expect(verdict.tightest).toMatchObject({ workMinutes: 210, technicianMinutes: 240 });
  });

  it('is overloaded by 30 minutes with C: 270 of 240 minutes from Tuesday 09:00 to Wednesday 10:00', () => {
    const verdict = judgeLoad([A, B, C], curve);
    expect(verdict).toMatchObject({ pressure: 1.125, level: 'overloaded' });
    expect(verdict.worst).toEqual({
      fromMs: TUE + 9 * HOUR,
      toMs: WED + 10 * HOUR,
      workMinutes: 270,
      technicianMinutes: 240,
      excessMinutes: 30,
      pressure: 1.125,
    });
  });

  it('has two thirds of Tuesday taken by A alone: 120 of 180 minutes', () => {
    expect(judgeLoad([A], curve).tightest).toMatchObject({ workMinutes: 120, technicianMinutes: 180 });
    expect(judgeLoad([A], curve).level).toBe('calm');
  });

  it('is calm without work', () => {
    expect(judgeLoad([], curve)).toEqual({ pressure: 0, level: 'calm', worst: null, tightest: null });
    expect(judgeLoad([{ ...A, minutes: 0 }], curve).tightest).toBeNull();
  });

  it('counts a stretch without any technician time as a pressure of 99', () => {
    const night = { fromMs: TUE + 20 * HOUR, dueMs: TUE + 21 * HOUR, minutes: 5 };
    const verdict = judgeLoad([night], curve);
    expect(verdict).toMatchObject({ pressure: 99, level: 'overloaded' });
    expect(verdict.worst).toMatchObject({ fromMs: night.fromMs, toMs: night.dueMs, workMinutes: 5, technicianMinutes: 0 });
  });

  it('reports working time and not the midnights around it, with the same figures', () => {
    const verdict = judgeLoad([{ fromMs: TUE, dueMs: WED, minutes: 200 }], curve);
    expect(verdict.worst).toMatchObject({ fromMs: TUE + 9 * HOUR, toMs: TUE + 12 * HOUR, workMinutes: 200, technicianMinutes: 180 });
  });

  it('does not call work that exactly fits an overload, however its minutes are split', () => {
    const tenths = Array.from({ length: 1800 }, () => ({ fromMs: TUE, dueMs: WED, minutes: 0.1 }));
    expect(judgeLoad(tenths, curve)).toMatchObject({ pressure: 1, level: 'tight', worst: null });
  });

  it('does not weigh work whose window is already over', () => {
    expect(judgeLoad([{ fromMs: TUE + HOUR, dueMs: TUE + HOUR, minutes: 30 }], curve).level).toBe('calm');
  });

  it('finds the same excess and pressure as trying every stretch, and names the shortest of equal excesses', () => {
    fc.assert(fc.property(anyDemand, anyTeam, expectAgreement), { numRuns: 1000 });
  });

  it('finds them also among hundreds of bounds, mostly calm ones', () => {
    const shortTask = fc
      .tuple(fc.nat(1000), fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 8 }))
      .map(([from, length, minutes]) => ({ fromMs: from * MINUTE, dueMs: (from + length) * MINUTE, minutes }));
    const manyTasks = fc.array(shortTask, { minLength: 80, maxLength: 120 });
    const hourOnAndOff = (offset: number): Segment[] =>
      Array.from({ length: 10 }, (_, hour) => ({ fromMs: (hour * 100 + offset) * MINUTE, toMs: (hour * 100 + 90) * MINUTE }));
    const anyCrew = fc.array(fc.nat(60).map(hourOnAndOff), { minLength: 1, maxLength: 3 });
    fc.assert(fc.property(manyTasks, anyCrew, expectAgreement), { numRuns: 10, endOnFailure: true });
  });

  it('gives the same verdict in any order and with equal bounds merged', () => {
    fc.assert(
      fc.property(anyDemand, anyTeam, (demand, team) => {
        const merged = new Map<string, Demand>();
        for (const task of demand) {
          const key = `${task.fromMs} ${task.dueMs}`;
          merged.set(key, { ...task, minutes: task.minutes + (merged.get(key)?.minutes ?? 0) });
        }
        const verdict = judgeLoad(demand, capacityCurve(team));
        expect(judgeLoad([...demand].reverse(), capacityCurve(team))).toEqual(verdict);
        expect(judgeLoad([...merged.values()], capacityCurve(team))).toEqual(verdict);
      }),
    );
  });

  it('never eases when work is added', () => {
    fc.assert(
      fc.property(anyDemand, anyDemand, anyTeam, (demand, more, team) => {
        const before = judgeLoad(demand, capacityCurve(team));
        const after = judgeLoad([...demand, ...more], capacityCurve(team));
        expect(after.pressure).toBeGreaterThanOrEqual(before.pressure);
        expect(after.worst?.excessMinutes ?? 0).toBeGreaterThanOrEqual(before.worst?.excessMinutes ?? 0);
      }),
    );
  });
});

describe('levels of pressure', () => {
  it.each([
    [0, 'calm'],
    [0.849, 'calm'],
    [0.85, 'tight'],
    [1, 'tight'],
    [1.001, 'overloaded'],
    [99, 'overloaded'],
  ])('%d is %s', (pressure, level) => {
    expect(pressureLevel(pressure)).toBe(level);
  });
});

describe('the list of overloads', () => {
  const ofOne = (id: string, task: Demand) => ({ ...task, id, departmentId: 'science' });
  const by = (team: ReturnType<typeof capacityCurve>) => [{ departmentIds: new Set(['science']), curve: team }];

  it('names the tasks of the stretch', () => {
    const found = overloads([ofOne('A', A), ofOne('B', B), ofOne('C', C)], by(curve));
    expect(found).toEqual([expect.objectContaining({ excessMinutes: 30, ids: ['A', 'B', 'C'], departmentIds: ['science'] })]);
    expect(overloads([ofOne('A', A), ofOne('B', B)], by(curve))).toEqual([]);
  });

  it('comes with the critical one first and goes on with what is left', () => {
    const THU = 2 * WED;
    const threeDays = capacityCurve([[...oneTechnician, { fromMs: THU + 9 * HOUR, toMs: THU + 12 * HOUR }]]);
    const tuesday = ofOne('tue', { minutes: 200, fromMs: TUE, dueMs: TUE + 12 * HOUR });
    const thursday = ofOne('thu', { minutes: 240, fromMs: THU, dueMs: THU + 12 * HOUR });
    const found = overloads([tuesday, thursday, ofOne('C', C)], by(threeDays));
    expect(found.map(({ ids, excessMinutes }) => [ids, excessMinutes])).toEqual([
      [['thu'], 60],
      [['tue'], 20],
    ]);
    expect(found[0]).toMatchObject({ fromMs: THU + 9 * HOUR, toMs: THU + 12 * HOUR });
  });

  it('names no task twice and leaves nothing overloaded', () => {
    fc.assert(
      fc.property(anyDemand, anyTeam, (demand, team) => {
        const teamCurve = capacityCurve(team);
        const tasks = demand.map((task, index) => ofOne(String(index), task));
        const found = overloads(tasks, by(teamCurve));
        const named = found.flatMap(({ ids }) => ids);

        expect(new Set(named).size).toBe(named.length);
        for (const { ids, workMinutes, excessMinutes } of found) {
          expect(excessMinutes).toBeGreaterThan(0);
          expect(tasks.filter(({ id }) => ids.includes(id)).reduce((sum, { minutes }) => sum + minutes, 0)).toBe(workMinutes);
        }
        const rest = tasks.filter(({ id }) => !named.includes(id));
        expect(judgeLoad(rest, teamCurve).worst).toBeNull();
      }),
    );
  });
});

describe('the overload that is told', () => {
  /** The rule, tried on every stretch: much over before little, the larger pressure, of equals the shorter. */
  const plainCriticals = (demand: readonly Demand[], team: readonly Segment[][]) => {
    const over = everyStretch(demand, team).filter(({ work, time }) => work > time);
    const much = over.filter(({ work, time }) => work - time >= 30);
    const told = much.length > 0 ? much : over;
    const most = Math.max(...told.map(ratio));
    const tightest = told.filter((stretch) => ratio(stretch) === most);
    const shortest = Math.min(...tightest.map(({ fromMs, toMs }) => toMs - fromMs));
    return tightest.filter(({ fromMs, toMs }) => toMs - fromMs === shortest);
  };

  it('is of those at least 30 minutes over the one of largest pressure, of equals the shortest', () => {
    const long = fc.array(
      fc.tuple(anyBounds, fc.integer({ min: 0, max: 60 })).map(([bounds, minutes]) => ({ ...bounds, minutes })),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(long, anyTeam, (demand, team) => {
        const found = criticalStretch(demand, capacityCurve(team));
        // of several that are equal in both, any may be told
        const plain = plainCriticals(demand, team).map(({ work, time, fromMs, toMs }) => [work, time, fromMs, toMs]);
        if (!found) expect(plain).toEqual([]);
        else expect(plain).toContainEqual([found.workMinutes, found.technicianMinutes, found.openMs, found.endMs]);
      }),
      { numRuns: 1000 },
    );
  });

  it('is a small one where there is no larger, and is narrowed to working time', () => {
    const found = criticalStretch([{ fromMs: TUE, dueMs: WED, minutes: 190 }], curve);
    expect(found).toMatchObject({ excessMinutes: 10, fromMs: TUE + 9 * HOUR, toMs: TUE + 12 * HOUR, openMs: TUE, endMs: WED });
  });

  it('names where nobody works at all as it is', () => {
    const night = { fromMs: TUE + 20 * HOUR, dueMs: TUE + 21 * HOUR, minutes: 40 };
    expect(criticalStretch([night, A, B, C], curve)).toMatchObject({ pressure: 99, fromMs: night.fromMs, toMs: night.dueMs });
  });

  it('counts what a batch spends once, once', () => {
    const batch = { batch: 'heat', fixedMinutes: 100, fromMs: TUE, dueMs: WED };
    expect(
      criticalStretch(
        [
          { ...batch, minutes: 40 },
          { ...batch, minutes: 40 },
        ],
        curve,
      ),
    ).toBeNull();
    expect(
      criticalStretch(
        [
          { ...batch, minutes: 40 },
          { ...batch, minutes: 41 },
        ],
        curve,
      ),
    ).toMatchObject({ workMinutes: 181 });
    expect(
      criticalStretch(
        [
          { ...batch, minutes: 40 },
          { ...batch, batch: 'light', minutes: 40 },
        ],
        curve,
      ),
    ).toMatchObject({ workMinutes: 280 });
  });
});
