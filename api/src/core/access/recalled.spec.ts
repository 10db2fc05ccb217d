import type { Lesson, Me } from '@app/shared';
import { AUTUMN_2026, startTestApp, type TestApp, TestSchool } from '../../testing/index.js';

const FORTNIGHT = '/lessons?from=2026-09-07&to=2026-09-18';

describe('somebody who was let in before', () => {
  let kit: TestApp;
  let school: TestSchool;

  beforeAll(async () => {
    kit = await startTestApp('2026-09-07T07:00:00Z');
  });
  beforeEach(async () => {
    school = await TestSchool.make(kit);
    await school.entry({ cycleDay: 'Mon', period: 'P1' });
  });
  afterAll(() => kit.stop());

  const change = (text: string, ...values: unknown[]) => kit.db.transaction(school.id, () => kit.db.query(text, [school.id, ...values]));
  const countSent = async (work: () => Promise<unknown>) => {
    const sent = kit.db.counts.statements;
    await work();
    return kit.db.counts.statements - sent;
  };

  it('is asked for with what they read, and never without', async () => {
    const teacher = school.client('teacher');
    for (let times = 0; times < 3; times++) await teacher.get(FORTNIGHT);
    expect(await countSent(() => teacher.get(FORTNIGHT))).toBe(2);
    expect(await countSent(() => teacher.get('/lessons?from=2026-09-07&to=2026-09-01'))).toBe(1); // refused before it read anything
  });

  it.each([
    ['whose session has ended', 'UPDATE session SET expires_at = created_at WHERE school_id = $1 AND person_id = $2', 401],
    ['who has left', 'UPDATE person SET active = false WHERE school_id = $1 AND id = $2', 401],
    ['whose role was taken', "UPDATE person SET roles = '{}' WHERE school_id = $1 AND id = $2", 403],
  ])('is not let in any more %s, whatever they read', async (_who, text, status) => {
    const teacher = school.client('teacher');
    for (const url of [FORTNIGHT, `${FORTNIGHT}&limit=x`]) await teacher.get(url);
    await change(text, school.personId('teacher'));
    for (const url of [FORTNIGHT, `${FORTNIGHT}&limit=x`]) expect([url, (await teacher.get(url)).status]).toEqual([url, status]);
  });

  it('may at once what they were given meanwhile, and is of the departments that they came to', async () => {
    const teacher = school.client('teacher');
    const url = `${FORTNIGHT}&departmentId=${school.departmentId}`;
    await teacher.get(FORTNIGHT);
    expect((await teacher.get(url)).status).toBe(403);
    await change("UPDATE person SET roles = '{teacher,technician}' WHERE school_id = $1 AND id = $2", school.personId('teacher'));
    expect((await teacher.get(url)).status).toBe(200);
    const departments = async () => (await teacher.get<Me>('/me')).body.departments.map(({ id }) => id);
    expect(await departments()).toEqual([school.departmentId]);
    await change('DELETE FROM person_department WHERE school_id = $1 AND person_id = $2', school.personId('teacher'));
    expect(await departments()).toEqual([]);
  });

  describe('and writes', () => {
    const count = () => change('SELECT id FROM requisition WHERE school_id = $1').then((rows) => rows.length);
    const ask = async (headers: Record<string, string> = {}) => {
      const { body } = await school.client('teacher').get<{ items: Lesson[] }>(FORTNIGHT);
      const wish = { lessonId: body.items[1]?.id, title: 'Osmosis', lines: [{ kind: 'apparatus', name: 'Beaker', perClass: 1 }] };
      return () => school.client('teacher').post('/requisitions', { ...wish, status: 'submitted' }, headers);
    };

    it.each([
      ['after the session has ended', 'UPDATE session SET expires_at = created_at WHERE school_id = $1 AND person_id = $2', 401],
      ['after having left', 'UPDATE person SET active = false WHERE school_id = $1 AND id = $2', 401],
      ['after the role was taken', "UPDATE person SET roles = '{}' WHERE school_id = $1 AND id = $2", 403],
    ])('leaves nothing %s', async (_when, text, status) => {
      const send = await ask({ 'idempotency-key': 'one' });
      await change(text, school.personId('teacher'));
      expect((await send()).status).toBe(status);
      expect(await count()).toBe(0);
      expect(await change('SELECT key FROM idempotency WHERE school_id = $1')).toEqual([]);
    });

    it('is asked for the token of the page', async () => {
      const send = await ask({ 'x-xsrf-token': 'of another page' });
      expect((await send()).body.code).toBe('XSRF_MISSING');
      expect(await count()).toBe(0);
    });

    it('writes once where the rules have changed meanwhile', async () => {
      const send = await ask();
      await change('UPDATE school SET rules_version = rules_version + 1 WHERE school_id = $1');
      expect((await send()).status).toBe(201);
      expect(await count()).toBe(1);
    });
  });

  it('shares the work of a department from when it is shared', async () => {
    const technician = school.client('technician');
    const shares = async () => (await technician.get<Me>('/me')).body.shares;
    expect([await shares(), await shares()]).toEqual([[], []]);
    await change('UPDATE department SET team_shared = true WHERE school_id = $1');
    expect(await shares()).toEqual([school.departmentId]);
  });

  it('reads by the rules of this moment', async () => {
    const teacher = school.client('teacher');
    await teacher.get(FORTNIGHT);
    const count = async () => (await teacher.get<{ items: Lesson[] }>(FORTNIGHT)).body.items.length;
    expect(await count()).toBe(2);
    const inset = { from: '2026-09-14', to: '2026-09-14', kind: 'inset' as const, name: 'INSET' };
    await school.client('admin').put('/calendar', { ...AUTUMN_2026, closures: [inset] });
    expect(await count()).toBe(1);
  });
});
