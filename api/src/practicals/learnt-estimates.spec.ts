import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { LearntEstimates, LibraryPractical } from '@app/shared';
import { newId } from '../core/ids/index.js';
import { askFor } from '../testing/ask-for.js';
import { startTestApp, type TestApp, TestSchool } from '../testing/index.js';

describe('GET /api/practicals/estimates', () => {
  let kit: TestApp;
  let school: TestSchool;
  let practical: LibraryPractical;

  beforeAll(async () => {
    kit = await startTestApp('2026-11-18T09:00:00Z');
    school = await TestSchool.make(kit);
    const body = { title: 'Food tests', subject: 'Biology', prepare: { fixed: 30, perSet: 2 }, clear: { fixed: 10, perSet: 0 } };
    practical = (await school.client('technician').post<LibraryPractical>('/practicals', body)).body;
  });
  afterAll(() => kit.stop());

  const list = async (who = 'head') => (await school.client(who).get<LearntEstimates>('/practicals/estimates')).body.items;
  /** A request of 15 sets that is over, whose work took so long. */
  const took = async (minutes: { prepare: number; clear: number }) => {
    const entry = await school.entry({ cycleDay: 'Tue', period: 'P2' });
    const id = await askFor(kit, school, { entry, date: '2026-11-03', status: 'cleared' });
    await kit.db.transaction(school.id, async () => {
      await kit.db.change('UPDATE requisition SET practical_id = $3 WHERE school_id = $1 AND id = $2', [school.id, id, practical.id]);
      for (const kind of ['prepare', 'clear'] as const)
        await kit.db.change(
          `INSERT INTO task (school_id, id, kind, requisition_id, department_id, title, practical_id, practical_version, minutes, window_from, due, date, done_at, actual_minutes)
           SELECT q.school_id, $3, $4, q.id, q.department_id, q.title, q.practical_id, 1, 10, q.starts_at, q.ends_at, q.date, q.ends_at, $5
           FROM requisition q WHERE q.school_id = $1 AND q.id = $2`,
          [school.id, id, newId(), kind, minutes[kind]],
        );
    });
  };

  it('lists what was measured five times and differs, is taken by a person alone, and then is not listed', async () => {
    for (const prepare of [80, 90, 95, 100]) await took({ prepare, clear: 10 });
    expect(await list()).toEqual([]);
    await took({ prepare: 200, clear: 10 });
    const of = { practicalId: practical.id, version: 1, title: 'Food tests', subject: 'Biology', kind: 'prepare' };
    const offered = { fixed: 50, perSet: 3 };
    expect(await list()).toEqual([{ ...of, now: { fixed: 30, perSet: 2 }, offered, minutes: 95, sets: 15, count: 5 }]);
    // looking changes nothing
    const read = async () => (await school.client('head').get<LibraryPractical>(`/practicals/${practical.id}`)).body;
    expect(await read()).toMatchObject({ version: 1, prepare: { fixed: 30, perSet: 2 } });
    const { version, title, subject } = of;
    const saved = await school
      .client('technician')
      .put<LibraryPractical>(`/practicals/${practical.id}`, { version, title, subject, prepare: offered });
    expect(saved.body).toMatchObject({ version: 2, prepare: offered, clear: { fixed: 10, perSet: 0 } });
    expect(await list('technician')).toEqual([]);
  });

  it('is for those who change the library, and of the own school', async () => {
    const other = await TestSchool.make(kit);
    expect((await kit.client().get('/practicals/estimates')).status).toBe(401);
    expect((await school.client('teacher').get('/practicals/estimates')).status).toBe(403);
    expect((await other.client('head').get<LearntEstimates>('/practicals/estimates')).body.items).toEqual([]);
  });
});
