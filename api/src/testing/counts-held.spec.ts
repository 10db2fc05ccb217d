import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp, TestSchool } from './index.js';

const MANY = 5000;

describe('what a screen asks of the database', () => {
  let kit: TestApp;
  let school: TestSchool;
  let lessonId: string;

  beforeAll(async () => {
    kit = await startTestApp('2026-11-18T09:00:00Z');
    school = await TestSchool.make(kit);
    lessonId = `${await school.entry({ cycleDay: 'Fri', period: 'P1', group: '10P' })}_2026-11-27`;
    await school.client('technician').post('/practicals', { title: 'Food tests', subject: 'Biology' });
    await school.client('technician').post('/apparatus', { name: 'Tripod', owned: 30 });
  });
  afterAll(() => kit.stop());

  const ASKED: Record<string, () => Promise<{ status: number }>> = {
    timeline: () => school.client('teacher').get('/apparatus/timeline?from=2026-11-16&to=2026-11-29'),
    search: () => school.client('teacher').get('/practicals?q=food'),
    read: () => school.client('teacher').post('/requisitions/read', { text: '10 tripods for 10P' }),
    preview: () =>
      school.client('teacher').post('/requisitions/preview', { lessonId, title: 'Heat', lines: [{ name: 'Tripod', perClass: 4 }] }),
  };
  const statementsOf = async (ask: () => Promise<{ status: number }>) => {
    await ask(); // the rules of the school and its names are kept from now on
    const before = kit.db.counts.statements;
    expect((await ask()).status).toBe(200);
    return kit.db.counts.statements - before;
  };
  const counts = async () => {
    const found: Record<string, number> = {};
    for (const [name, ask] of Object.entries(ASKED)) found[name] = await statementsOf(ask);
    return found;
  };

  it('takes no more statements in a library and a store of thousands than in one of a few', async () => {
    const few = await counts();
    await kit.db.transaction(school.id, async () => {
      await kit.db.change(
        `INSERT INTO practical (school_id, id, title, subject, years, keywords, group_size, demonstration, method, hazards)
         SELECT $1, uuidv7(), 'Practical ' || n, 'Physics', '{8}', '{food}', 2, false, '', '[]' FROM generate_series(1, $2::int) n`,
        [school.id, MANY],
      );
      await kit.db.change(
        `INSERT INTO apparatus (school_id, id, name, category, owned, location) SELECT $1, uuidv7(), 'Thing ' || n, '', 5, '' FROM generate_series(1, $2::int / 10) n`,
        [school.id, MANY],
      );
    });
    const many = await counts();
    expect(many).toEqual(few);
    for (const count of Object.values(many)) expect(count).toBeGreaterThan(0);
    expect(((await school.client('teacher').get<{ total: number }>('/practicals?q=food')).body as { total: number }).total).toBe(MANY + 1);
  });
});
