import type { LessonGroup } from '@app/shared';
import type { Page } from '../core/http/index.js';
import { startTestApp, type TestApp, TestSchool } from '../testing/index.js';

describe('GET /api/groups', () => {
  let kit: TestApp;
  let school: TestSchool;
  let theirs: TestSchool;
  beforeAll(async () => {
    kit = await startTestApp('2026-11-03T07:00:00Z');
    school = await TestSchool.make(kit);
    theirs = await TestSchool.make(kit);
    for (const group of ['9B', '10a/Ph1', '7X']) await school.entry({ cycleDay: 'Tue', period: 'P1', group, pupils: 28, year: 9 });
    await school.entry({ cycleDay: 'Tue', period: 'P2', group: '8Z', teacher: 'head' });
  });
  afterAll(() => kit.stop());

  const get = (who: string, query = '') => school.client(who).get<Page<LessonGroup>>(`/groups${query}`);
  const codes = async (who: string) => (await get(who)).body.items.map(({ code }) => code);

  it('is for people who are signed in', async () => {
    expect((await kit.client().get('/groups')).status).toBe(401);
  });

  it('lists the classes of the school by their code to whoever sees all lessons, and of how many', async () => {
    const { body } = await get('technician');
    expect(body.items.map(({ code }) => code)).toEqual(['10a/Ph1', '7X', '8Z', '9B']);
    expect(body.items[3]).toEqual({ id: expect.any(String), code: '9B', year: 9, pupils: 28 });
    expect(body.total).toBe(4);
    expect((await theirs.client('technician').get<Page<LessonGroup>>('/groups')).body).toEqual({ items: [], total: 0 });
  });

  it('lists their own to a teacher, those that are taught beside somebody else too', async () => {
    expect(await codes('teacher')).toEqual(['10a/Ph1', '7X', '9B']);
    const entry = await school.entry({ cycleDay: 'Tue', period: 'P3', group: '11C', teacher: 'head' });
    expect(await codes('teacher')).not.toContain('11C');
    await kit.db.transaction(school.id, () =>
      kit.db.query('INSERT INTO entry_teacher (school_id, entry_id, teacher_id, place) VALUES ($1, $2, $3, 1)', [
        school.id,
        entry,
        school.personId('teacher'),
      ]),
    );
    expect(await codes('teacher')).toContain('11C');
  });

  it('comes a page at a time, each of which says of how many', async () => {
    const seen: string[] = [];
    let cursor = '';
    do {
      const { body } = await get('head', `?limit=2${cursor}`);
      expect(body.total).toBe(5);
      seen.push(...body.items.map(({ code }) => code));
      cursor = body.nextCursor ? `&cursor=${body.nextCursor}` : '';
    } while (cursor);
    expect(seen).toEqual(await codes('head'));
    for (const query of ['?limit=0', '?cursor=x', '?teacher=x']) expect((await get('head', query)).status).toBe(422);
  });
});
