import type { WorkloadDay } from '@app/shared/contracts';
import { describe, expect, it } from '@jest/globals';
import { byRequest, byTechnician } from './load-words';
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

  it('gather the tasks of an overload by their request, the largest first', () => {
    const task = { kind: 'prepare', title: 'Salts', from: '2026-11-23T08:00:00Z', due: '2026-11-24T08:00:00Z' };
    const tasks = [
      { ...task, id: 'a', requisitionId: 'q1', minutes: 20 },
      { ...task, id: 'b', requisitionId: 'q2', minutes: 30, title: 'Rates' },
      { ...task, id: 'c', requisitionId: 'q1', minutes: 15, kind: 'clear', due: '2026-11-23T09:00:00Z' },
    ];
    expect(byRequest(tasks)).toMatchObject([
      { title: 'Salts', minutes: 35, kinds: ['prepare', 'clear'], due: '2026-11-23T09:00:00Z' },
      { title: 'Rates', minutes: 30 },
    ]);
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
