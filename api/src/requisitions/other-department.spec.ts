import type { ChangedTask, Department, Me, Requisition } from '@app/shared';
import { askFor } from '../testing/ask-for.js';
import { type Answer, FULL_DAY, startTestApp, TestSchool, type TestApp } from '../testing/index.js';

const LESSON = '2026-11-10';

/** What somebody does of a department, by the word for it; each on a lesson, a request or a task of its own. */
type Act = (who: string) => Promise<Answer>;

describe('what a technician does', () => {
  let kit: TestApp;
  let school: TestSchool;
  let art: string;
  let entry: string;

  beforeAll(async () => {
    kit = await startTestApp('2026-10-20T09:00:00Z');
    school = await TestSchool.make(kit);
    art = await school.department('Art');
    await school.person('technician of Art', ['technician'], FULL_DAY, art);
    await school.person('technician of none', ['technician'], FULL_DAY);
    await school.person('head of Art', ['head'], null, art);
    await school.person('colleague', ['teacher']);
    await kit.db.transaction(school.id, () =>
      kit.db.query('DELETE FROM person_department WHERE school_id = $1 AND person_id = $2', [
        school.id,
        school.personId('technician of none'),
      ]),
    );
    for (const key of ['technician of Art', 'technician of none', 'head of Art']) await school.signIn(key);
    entry = await school.entry({ cycleDay: 'Tue', period: 'P3', teacher: 'teacher' });
  });
  afterAll(() => kit.stop());

  const share = (teamShared: boolean) => school.client('head').put<Department>(`/departments/${school.departmentId}`, { teamShared });
  const request = (status: string, short = false) => askFor(kit, school, { entry, date: LESSON, status, short });
  const lesson = () => `${entry}_${LESSON}`;
  const step =
    (from: string, to: string): Act =>
    async (who) =>
      school.client(who).post(`/requisitions/${await request(from)}/transitions`, { to, version: 1, note: 'A reason' });
  const task = async () => {
    const body = { lessonId: `${await school.entry({ cycleDay: 'Tue', period: 'P2' })}_${LESSON}`, title: 'Wires', status: 'submitted' };
    const { body: sent } = await school.client('teacher').post<Requisition>('/requisitions', body);
    // there may be more work than time by now, and what waits is ticked by nobody
    if (sent.status === 'submitted')
      await school.client('technician').post(`/requisitions/${sent.id}/transitions`, { to: 'accepted', version: sent.version });
    return sent.tasks.find(({ kind }) => kind === 'prepare')!;
  };

  const ACTS: Record<string, Act> = {
    accepts: step('submitted', 'accepted'),
    declines: step('submitted', 'declined'),
    queries: step('submitted', 'queried'),
    'takes a step of': step('accepted', 'prepared'),
    cancels: step('accepted', 'cancelled'),
    changes: async (who) => school.client(who).put(`/requisitions/${await request('submitted')}`, { version: 1, title: 'Other wires' }),
    'writes about': async (who) => school.client(who).post(`/requisitions/${await request('submitted')}/messages`, { text: 'Which?' }),
    'hands over': async (who) =>
      school.client(who).put(`/requisitions/${await request('submitted')}`, { version: 1, teacherId: school.personId('colleague') }),
    moves: async (who) => {
      const to = `${await school.entry({ cycleDay: 'Wed', period: 'P2', group: `11M${Math.random()}`.slice(0, 12) })}_2026-11-11`;
      return school.client(who).post(`/requisitions/${await request('submitted')}/move`, { version: 1, lessonId: to });
    },
    'lets go short': async (who) =>
      school.client(who).put(`/requisitions/${await request('submitted', true)}`, { version: 1, goShort: true }),
    'asks for a lesson of': async (who) => {
      const lessonId = `${await school.entry({ cycleDay: 'Tue', period: 'P4' })}_${LESSON}`;
      return school.client(who).post('/requisitions', { lessonId, title: 'Wires', lines: [], status: 'submitted' });
    },
    'ticks off work of': async (who) =>
      school.client(who).patch(`/tasks/${(await task()).id}`, { version: 1, doneAt: '2026-10-20T09:00:00Z' }),
    'plans work of': async (who) => school.client(who).patch(`/tasks/${(await task()).id}`, { version: 1, pinned: true }),
    'answers a lesson of': async (who) => {
      const id = `${await school.entry({ cycleDay: 'Tue', period: 'P5' })}_${LESSON}`;
      return school.client(who).put(`/lessons/${id}/answer`, { answer: 'nothing-needed' });
    },
    'takes back an answer of': (who) => school.client(who).delete(`/lessons/${lesson()}/answer`),
  };
  const isDone = ({ status }: Answer) => status < 300;

  describe.each(Object.entries(ACTS))('%s', (_, act) => {
    it('their own department, and any where they have none', async () => {
      await share(false);
      for (const who of ['technician', 'technician of none']) expect([who, isDone(await act(who))]).toEqual([who, true]);
    });

    it('another department only where that shares its work', async () => {
      await share(false);
      const refused = await act('technician of Art');
      expect([refused.status, refused.body.code]).toEqual([403, 'OTHER_DEPARTMENT']);
      expect(refused.body.detail).toContain('Science');
      expect(refused.body.detail).toContain('Nothing was changed');
      await share(true);
      expect(isDone(await act('technician of Art'))).toBe(true);
    });

    it('in another department not as its head, shared or not', async () => {
      await share(true);
      expect((await act('head of Art')).status).toBe(403);
    });
  });

  it('in another department is to read: the request and its whole thread', async () => {
    await share(false);
    const id = await request('queried');
    const { status, body } = await school.client('technician of Art').get<Requisition>(`/requisitions/${id}`);
    expect([status, body.next]).toEqual([200, []]);
    expect((await school.client('technician').get<Requisition>(`/requisitions/${id}`)).body.next).not.toEqual([]);
  });

  it('is offered by what the page knows: the departments that share their work', async () => {
    const shares = async (key: string) => (await school.client(key).get<Me>('/me')).body.shares;
    await share(true);
    expect([await shares('technician of Art'), await shares('head of Art')]).toEqual([[school.departmentId], []]);
    await share(false);
    expect(await shares('technician of Art')).toEqual([]);
  });

  it('is given to who works for the department', async () => {
    const give = async (to: string) => {
      const answer = await school
        .client('technician')
        .patch(`/tasks/${(await task()).id}`, { version: 1, assigneeId: school.personId(to) });
      return [answer.status, answer.body.errors?.[0]?.field];
    };
    await share(false);
    expect(await give('technician of none')).toEqual([200, undefined]);
    expect(await give('technician of Art')).toEqual([422, 'assigneeId']);
    expect(await give('head')).toEqual([422, 'assigneeId']);
    await share(true);
    expect(await give('technician of Art')).toEqual([200, undefined]);
  });

  it('is taken back by who may tick there, and by whoever did it', async () => {
    await share(true);
    const ticked = async (who: string) => {
      const one = await task();
      const { body, headers } = await school
        .client(who)
        .patch<ChangedTask>(`/tasks/${one.id}`, { version: 1, doneAt: '2026-10-20T09:00:00Z' });
      expect(body.doneAt).not.toBeNull();
      return headers['undo-token'];
    };
    const theirs = await ticked('technician');
    const own = await ticked('technician of Art');
    await share(false);
    const back = (who: string, token: unknown) => school.client(who).post('/undo', { token });
    const refused = await back('technician of Art', theirs);
    expect([refused.status, refused.body.code]).toEqual([403, 'OTHER_DEPARTMENT']);
    expect((await back('technician of none', theirs)).status).toBe(200);
    expect((await back('technician of Art', own)).status).toBe(200);
  });
});

describe('what holds for a department', () => {
  let kit: TestApp;
  let school: TestSchool;
  let art: string;

  beforeAll(async () => {
    kit = await startTestApp('2026-10-20T09:00:00Z');
    school = await TestSchool.make(kit);
    art = await school.department('Art');
    await school.person('head of both', ['head'], null, art);
    await school.person('head of all', ['head']);
    await kit.db.transaction(school.id, async () => {
      await kit.db.query('INSERT INTO person_department (school_id, person_id, department_id) VALUES ($1, $2, $3)', [
        school.id,
        school.personId('head of both'),
        school.departmentId,
      ]);
      await kit.db.query('UPDATE person SET head_of = ARRAY[$3::uuid] WHERE school_id = $1 AND id = $2', [
        school.id,
        school.personId('head of both'),
        art,
      ]);
      await kit.db.query('DELETE FROM person_department WHERE school_id = $1 AND person_id = $2', [
        school.id,
        school.personId('head of all'),
      ]);
    });
    for (const key of ['head of both', 'head of all']) await school.signIn(key);
  });
  afterAll(() => kit.stop());

  const set = (who: string, departmentId: string, body: object = { riskAssessmentNeeded: true }) =>
    school.client(who).put<Department>(`/departments/${departmentId}`, body);

  it('is settled by who leads it, by the head of all, and by admins', async () => {
    const { departmentId } = school;
    const said = async (who: string) => [(await set(who, departmentId)).status, (await set(who, art)).status];
    expect(await said('head')).toEqual([200, 403]);
    expect(await said('head of both')).toEqual([403, 200]);
    expect(await said('head of all')).toEqual([200, 200]);
    expect(await said('admin')).toEqual([200, 200]);
    for (const who of ['teacher', 'technician']) expect(await said(who)).toEqual([403, 403]);
    const refused = await set('head', art);
    expect([refused.body.code, refused.body.detail]).toEqual([
      'OTHER_DEPARTMENT',
      'You are not head of Art. Nothing was changed; its own head or an admin can do this.',
    ]);
  });

  it('but for its name, which an admin gives', async () => {
    const { departmentId } = school;
    expect((await set('head', departmentId, { name: 'Science', asks: true })).status).toBe(200);
    const refused = await set('head', departmentId, { name: 'Sciences' });
    expect([refused.status, refused.body.code]).toEqual([403, 'NOT_ALLOWED']);
    expect((await set('admin', departmentId, { name: 'Sciences' })).body.name).toBe('Sciences');
  });

  it('is not what holds for the school, which an admin or the head of all settles', async () => {
    const put = (who: string) => school.client(who).put('/school', { freshSchoolDays: 3 });
    for (const who of ['head', 'head of both']) {
      const refused = await put(who);
      expect([who, refused.status, refused.body.code]).toEqual([who, 403, 'NOT_ALLOWED']);
      expect(refused.body.detail).toContain('an admin');
    }
    for (const who of ['head of all', 'admin']) expect([who, (await put(who)).status]).toEqual([who, 200]);
  });
});
