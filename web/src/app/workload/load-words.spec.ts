import type { WorkloadDay } from '@app/shared/contracts';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { en } from '@app/shared/words';
import { byTechnician, weekOf } from './load-words';
import { HEIGHT, SLOT, barsOf, weekMarks } from './workload-page/bars';

const SAM = { id: 's', code: 'SOK', name: 'Sam Okoro' };

function day(date: string, workMinutes: number, technicianMinutes: number, taken = 0): WorkloadDay {
  return {
    date,
    weekLabel: 'A',
    workMinutes,
    technicianMinutes,
    level: 'calm',
    backlogMinutes: 0,
    technicians: [
      { technician: SAM, workMinutes: taken, technicianMinutes },
      { technician: null, workMinutes: workMinutes - taken, technicianMinutes: 0 },
    ],
  };
}

describe('the figures of the workload', () => {
  it('sum each technician over the week only, and leave what nobody took without a share', () => {
    const days = [day('2026-11-23', 500, 400, 360), day('2026-11-24', 100, 400, 60), day('2026-11-30', 900, 400, 900)];
    expect(byTechnician(days, '2026-11-23', '2026-11-29')).toMatchObject([
      { name: 'Sam Okoro', workMinutes: 420, technicianMinutes: 800, share: 0.525, level: 'calm' },
      { name: null, workMinutes: 180, share: null },
    ]);
  });
});

describe('the verdict of a week', () => {
  const overload = (from: string, to: string) => ({
    from,
    to,
    workMinutes: 3420,
    technicianMinutes: 1140,
    pressure: 3,
    sentence: '',
    departmentIds: [],
    groups: [],
    tasks: [],
  });

  it('is of that week’s days and of the overloads that reach into it, in order of time', () => {
    const days = [day('2026-11-20', 900, 400), day('2026-11-23', 500, 400), day('2026-11-27', 100, 400), day('2026-11-30', 900, 400)];
    const overloads = [
      overload('2026-11-24T08:00:00Z', '2026-11-24T16:00:00Z'),
      overload('2026-11-20T08:00:00Z', '2026-11-23T16:00:00Z'),
      overload('2026-11-30T08:00:00Z', '2026-12-01T16:00:00Z'),
    ];
    const week = weekOf({ days, overloads }, '2026-11-23', '2026-11-29', 'Europe/London');
    expect(week).toMatchObject({ days: 2, workMinutes: 600, technicianMinutes: 800 });
    expect(week.overloads.map(({ from }) => from.slice(0, 10))).toEqual(['2026-11-20', '2026-11-24']);
    expect(week.beginsBefore).toBe(true);
    expect(weekOf({ days, overloads: overloads.slice(0, 1) }, '2026-11-23', '2026-11-29', 'Europe/London').beginsBefore).toBe(false);
  });

  it('has no part in a stretch that ends at the midnight before it', () => {
    const before = [overload('2026-11-20T08:00:00Z', '2026-11-23T00:00:00Z')];
    expect(weekOf({ days: [], overloads: before }, '2026-11-23', '2026-11-29', 'Europe/London').overloads).toEqual([]);
    expect(weekOf({ days: [], overloads: before }, '2026-11-16', '2026-11-22', 'Europe/London').overloads).toHaveLength(1);
  });

  it('says that a week fits exactly when nothing in it is over-booked, and sums that are those of its days', () => {
    const weeks = fc.record({
      days: fc.nat(5),
      workMinutes: fc.nat(4000),
      technicianMinutes: fc.nat(4000),
      over: fc.nat(3),
      beginsBefore: fc.boolean(),
    });
    fc.assert(
      fc.property(weeks, ({ over, ...sums }) => {
        const overloads = Array.from({ length: over }, () => overload('2026-11-24T08:00:00Z', '2026-11-24T16:00:00Z'));
        const said = en.workload.verdict({ ...sums, overloads });
        expect(said.startsWith('Next week fits')).toBe(sums.days > 0 && over === 0 && sums.technicianMinutes > 0);
        expect(said.includes('does not fit')).toBe(over > 0);
        expect(said.startsWith('The work of this week and the next')).toBe(over > 0 && sums.beginsBefore);
        expect(Number(/: (\d) stretches/.exec(said)?.[1] ?? 1)).toBe(over > 1 ? over : 1);
        if (said.startsWith('Next week fits'))
          expect(said).toBe(
            `Next week fits: ${en.durations.work(sums.workMinutes)} asked, ${en.durations.work(sums.technicianMinutes)} there.`,
          );
      }),
    );
  });
});

describe('the bars of the days', () => {
  it('stand on one scale with the lines of time, which the largest of all fills', () => {
    const bars = barsOf([day('2026-11-23', 200, 400), day('2026-11-24', 800, 400)]);
    expect(bars.map(({ work, time, x }) => [work, time, x])).toEqual([
      [HEIGHT / 4, HEIGHT / 2, 0],
      [HEIGHT, HEIGHT / 2, SLOT],
    ]);
  });

  it('stay flat, and drawable, where there is neither work nor time', () => {
    expect(barsOf([day('2026-11-23', 0, 0)])[0]).toMatchObject({ work: 0, time: 0 });
  });

  it('are marked where a week begins, also when its Monday is free', () => {
    expect(weekMarks([day('2026-11-27', 1, 1), day('2026-12-01', 1, 1), day('2026-12-02', 1, 1)])).toEqual([
      { x: 0, date: '2026-11-27', weekLabel: 'A' },
      { x: SLOT, date: '2026-12-01', weekLabel: 'A' },
    ]);
  });
});
