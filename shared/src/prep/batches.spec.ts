import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { batchTasks, type PrepareTask } from './batches.js';

const task = (changes: Partial<PrepareTask>): PrepareTask => ({
  id: 't1',
  requisitionId: 'r1',
  practicalId: 'titration',
  title: 'Titration',
  date: '2026-11-04',
  assigneeId: null,
  sets: 10,
  minutes: 40,
  fixedMinutes: 20,
  fromMs: 0,
  dueMs: 100,
  ...changes,
});

describe('preparing in one go', () => {
  it('puts the same practical of one day and one technician together, the fixed minutes once', () => {
    const [batch, ...others] = batchTasks([
      task({ id: 't2', requisitionId: 'r2', sets: 15, minutes: 50, fromMs: 5, dueMs: 200 }),
      task({ id: 't1', requisitionId: 'r1', sets: 10, minutes: 40, fromMs: 10, dueMs: 100 }),
    ]);
    expect(others).toEqual([]);
    expect(batch).toMatchObject({ title: 'Titration', taskIds: ['t1', 't2'], requisitionIds: ['r1', 'r2'] });
    expect(batch).toMatchObject({ sets: 25, trays: 9, minutes: 70, fromMs: 5, dueMs: 100 });
  });

  it('keeps days, technicians and practicals apart, and nobody counts as one technician', () => {
    const batches = batchTasks([
      task({ id: 'a' }),
      task({ id: 'b', assigneeId: 'sam' }),
      task({ id: 'c', date: '2026-11-05' }),
      task({ id: 'd', practicalId: 'osmosis' }),
      task({ id: 'e' }),
    ]);
    expect(batches.map((batch) => batch.taskIds)).toEqual([['a', 'e'], ['b'], ['c'], ['d']]);
    expect(new Set(batches.map((batch) => batch.key)).size).toBe(4);
  });

  it('leaves every task without a practical on its own', () => {
    const batches = batchTasks([task({ id: 'a', practicalId: null }), task({ id: 'b', practicalId: null })]);
    expect(batches.map((batch) => [batch.taskIds, batch.minutes])).toEqual([
      [['a'], 40],
      [['b'], 40],
    ]);
  });

  it('takes the trays that a practical’s sets go on', () => {
    expect(batchTasks([task({ sets: 10, setsPerTray: 5 })])[0]?.trays).toBe(2);
  });

  it('comes in order of due, loses no task and never takes longer than one by one', () => {
    const anyTask = fc
      .record({
        practicalId: fc.constantFrom(null, 'titration', 'osmosis'),
        assigneeId: fc.constantFrom(null, 'sam', 'kim'),
        date: fc.constantFrom('2026-11-04', '2026-11-05'),
        dueMs: fc.nat(50),
        fixedMinutes: fc.nat(30),
        rest: fc.nat(40),
      })
      .map(({ rest, ...fields }) => ({ ...fields, minutes: fields.fixedMinutes + rest }));
    fc.assert(
      fc.property(fc.array(anyTask, { maxLength: 20 }), (fields) => {
        const tasks = fields.map((changes, index) => task({ ...changes, id: String(index), requisitionId: String(index) }));
        const batches = batchTasks(tasks);
        expect(batches.flatMap((batch) => batch.taskIds).sort()).toEqual(tasks.map(({ id }) => id).sort());
        const dues = batches.map((batch) => batch.dueMs);
        expect(dues).toEqual([...dues].sort((one, other) => one - other));
        for (const batch of batches) {
          const together = tasks.filter(({ id }) => batch.taskIds.includes(id));
          expect(batch.dueMs).toBe(Math.min(...together.map(({ dueMs }) => dueMs)));
          expect(batch.minutes).toBeLessThanOrEqual(together.reduce((sum, { minutes }) => sum + minutes, 0));
          expect(batch.minutes).toBeGreaterThanOrEqual(Math.max(...together.map(({ minutes }) => minutes)));
        }
      }),
    );
  });
});
