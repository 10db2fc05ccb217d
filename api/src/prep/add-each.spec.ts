import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { instant } from '../core/clock/index.js';
import { newId } from '../core/ids/index.js';
import { startTestApp, type TestApp, TestSchool } from '../testing/index.js';
import { valuesOfEach } from './add-each.js';
import { DemandSums, Tasks, type TaskRow } from './index.js';

const FROM_MS = Temporal.Instant.from('2026-10-05T07:00:00Z').epochMilliseconds;
const HOUR_MS = 3_600_000;

let kit: TestApp;
let school: TestSchool;
beforeAll(async () => {
  kit = await startTestApp('2026-10-01T09:00:00Z');
  school = await TestSchool.make(kit);
});
afterAll(() => kit.stop());

/** A task of nobody's, in a window of some hours. */
function task(said: Partial<TaskRow> & { at: number; hours: number }): TaskRow {
  const { at, hours, ...rest } = said;
  return {
    schoolId: school.id,
    id: newId(),
    version: 1,
    kind: 'clear',
    requisitionId: null,
    departmentId: school.departmentId,
    title: 'Work',
    practicalId: null,
    practicalVersion: null,
    fixedMinutes: 0,
    askedAt: null,
    yields: false,
    overLine: false,
    minutes: 10,
    windowFrom: instant(FROM_MS + at * HOUR_MS),
    due: instant(FROM_MS + (at + hours) * HOUR_MS),
    date: '2026-10-05',
    assigneeId: null,
    pinned: false,
    doneAt: null,
    doneBy: null,
    actualMinutes: null,
    ...rest,
  };
}

const PRACTICAL = newId();
const anyTask = fc
  .record({
    at: fc.nat(6),
    hours: fc.integer({ min: 1, max: 3 }),
    kind: fc.constantFrom('prepare' as const, 'prepare' as const, 'clear' as const),
    minutes: fc.oneof(fc.integer({ min: 1, max: 90 }), fc.constantFrom(0.1, 10.2, 5.25, 1e-7, 33.333333333333336)),
    fixedMinutes: fc.constantFrom(0, 5, 0.1, 2.5, 1e-7),
    isOfPractical: fc.boolean(),
    yields: fc.constantFrom(false, false, false, true),
    overLine: fc.constantFrom(false, false, false, true),
  })
  .map(({ isOfPractical, minutes, fixedMinutes, ...rest }) => ({
    ...rest,
    minutes: minutes + fixedMinutes,
    fixedMinutes,
    ...(isOfPractical ? { practicalId: PRACTICAL, practicalVersion: 1 } : {}),
  }));

describe('the sums of new tasks', () => {
  it('are those of the tasks, however many and whatever they are, each time anew', async () => {
    const [tasks, sums] = [kit.app.get(Tasks, { strict: false }), kit.app.get(DemandSums, { strict: false })];
    let each = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(anyTask, { minLength: 1, maxLength: 6 }), async (said) => {
        const rows = said.map(task);
        if (rows.length <= 5 && valuesOfEach(rows)) each++;
        await kit.db.transaction(school.id, () => tasks.add(rows));
        expect(await sums.check(school.id, FROM_MS)).toEqual([]);
      }),
      { numRuns: 60 },
    );
    expect(each).toBeGreaterThan(5);
  });
});
