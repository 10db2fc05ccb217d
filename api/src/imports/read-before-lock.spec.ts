import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CalendarRow } from '../calendar/index.js';
import { keepRules } from '../school/index.js';
import { importFile } from '../testing/import-file.js';
import { AUTUMN_2026, startTestApp, type TestApp, TestSchool } from '../testing/index.js';

let kit: TestApp;
beforeAll(async () => {
  kit = await startTestApp('2026-11-14T07:00:00Z');
});
afterAll(() => kit.stop());

const FET = `"Activity Id","Day","Hour","Students Sets","Subject","Teachers","Activity Tags","Room","Comments"
"1","Monday","P1","7K","Science","HOLT","","North 1",""
"2","Monday2","P1","7L","Science","HOLT","","North 1",""
`;

/** Holds the school's row, as whoever changes the school does, until it is let go; `last` is done before. */
async function holding(school: TestSchool, last: () => Promise<unknown> = () => Promise.resolve()) {
  const [held, gate] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const done = kit.db.transaction(school.id, async () => {
    await keepRules(kit.db, school.id);
    held.resolve();
    await gate.promise;
    await last();
  });
  await held.promise;
  return async () => {
    gate.resolve();
    await done;
  };
}

/** Waits until somebody waits for the school's row. */
async function untilSomebodyWaits(): Promise<void> {
  for (;;) {
    const [row] = await kit.db.acrossSchools<{ waits: boolean }>('SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted) AS waits', []);
    if (row?.waits) return;
  }
}

describe('a file that is taken in while others change the school', () => {
  it('is refused without waiting for them where it cannot be read', async () => {
    const school = await TestSchool.make(kit);
    const letGo = await holding(school);
    const { status, body } = await importFile(school.client('admin'), 'this is,no timetable\n1,2\n');
    expect([status, body.code]).toEqual([422, 'FILE_REFUSED']);
    await letGo();
  });

  it('is read again by what they changed', async () => {
    const school = await TestSchool.make(kit);
    const cycle = { kind: 'weeks' as const, labels: ['A', 'B'] };
    const letGo = await holding(school, () => kit.db.update(CalendarRow, { schoolId: school.id }, { cycle }));
    const taking = importFile(school.client('admin'), FET, { kind: 'fet' });
    await untilSomebodyWaits();
    await letGo();
    const { status, body } = await taking;
    expect([status, body.warningsByCode]).toEqual([200, { WEEKS_READ_ANOTHER_WAY: 1 }]);
    expect(AUTUMN_2026.cycle).not.toEqual(cycle);
  });
});
