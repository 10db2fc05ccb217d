import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ActivityView, Person, Requisition } from '@app/shared';
import { Worker } from '../core/jobs/index.js';
import { startTestApp, type TestApp, TestSchool } from '../testing/index.js';

/** What nobody should come upon any more of Rosa Holt, who was Rosa Smith before, wherever they look. */
const TRACES = ['Rosa Holt', 'Rosa Smith', 'HOLT', 'rosa.'];

describe('somebody who left and is to be forgotten', () => {
  let kit: TestApp;
  let school: TestSchool;
  let theirs: TestSchool;
  let rosa: string;
  let request: Requisition;

  beforeAll(async () => {
    kit = await startTestApp('2026-11-03T07:00:00Z');
    school = await TestSchool.make(kit);
    theirs = await TestSchool.make(kit);
    const admin = school.client('admin');
    const body = {
      name: 'Rosa Smith',
      email: 'rosa.smith@school.example',
      code: 'HOLT',
      roles: ['teacher'],
      departmentIds: [school.departmentId],
    };
    const invited = await admin.post<{ id: string; invitationUrl: string }>('/people', body);
    rosa = invited.body.id;
    const token = invited.body.invitationUrl.split('#')[1] ?? '';
    const joined = await kit.client().post('/auth/invitation', { token, password: 'kestrel-orchard-91' });
    expect(joined.status).toBe(201);
    const change = { version: 1, name: 'Rosa Holt' };
    expect((await admin.put(`/people/${rosa}`, change)).body).toMatchObject({ name: 'Rosa Holt' });
    const entry = await school.entry({ cycleDay: 'Tue', period: 'P1' });
    await kit.db.transaction(school.id, () =>
      kit.db.change('UPDATE timetable_entry SET teacher_id = $2 WHERE school_id = $1', [school.id, rosa]),
    );
    const lesson = { lessonId: `${entry}_2026-11-10`, title: 'Rates', status: 'submitted' };
    request = (await school.client('technician').post<Requisition>('/requisitions', lesson)).body;
    const message = { text: 'How many sets?' };
    expect((await school.client('technician').post(`/requisitions/${request.id}/messages`, message)).status).toBe(201);
    await kit.app.get(Worker).run();
    await mail('rosa.smith@school.example', 'Rosa Smith', 'Of your request', 'A question');
    expect((await admin.post(`/people/${rosa}/leave`, {})).status).toBe(200);
    await kit.app.get(Worker).run();
  });
  afterAll(() => kit.stop());

  /** Puts an e-mail in that was not sent. */
  async function mail(to: string, name: string, subject: string, text: string): Promise<void> {
    await kit.db.transaction(school.id, () =>
      kit.db.change(
        `INSERT INTO mail_message (school_id, id, kind, to_name, to_address, subject, text, at, status, due)
         VALUES ($1, uuidv7(), 'x', $3, $2, $4, $5, now(), 'not-sent', now())`,
        [school.id, to, name, subject, text],
      ),
    );
  }
  const forget = (id: string, key = 'admin', of = school) => of.client(key).post<Person>(`/people/${id}/forget`);
  /** Every row of the school's and of those above schools, as text. */
  const everything = async () => {
    const tables = await kit.db.acrossSchools<{ name: string }>(
      "SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY relname",
    );
    const found: string[] = [];
    // a day's keys of requests, and two days' acts that can be taken back, go by themselves
    for (const { name } of tables.filter(({ name }) => !['migrations', 'idempotency', 'undo'].includes(name))) {
      const rows = await kit.db.read<{ row: string }>(school.id, `SELECT to_jsonb(t)::text AS row FROM ${name} t`, []);
      found.push(...rows.flatMap(({ row }) => TRACES.filter((trace) => row.includes(trace)).map((trace) => `${name}: ${trace}`)));
    }
    return [...new Set(found)];
  };

  it('can be by an admin of the own school alone', async () => {
    expect((await kit.client().post(`/people/${rosa}/forget`)).status).toBe(401);
    for (const key of ['teacher', 'technician', 'head']) expect((await forget(rosa, key)).status).toBe(403);
    expect((await forget(rosa, 'admin', theirs)).status).toBe(404);
    expect((await forget('nobody')).status).toBe(404);
  });

  it('cannot be while they are still here', async () => {
    const { status, body } = await forget(school.personId('teacher'));
    expect([status, body.code]).toEqual([409, 'IN_USE']);
  });

  it('is found nowhere any more, not in history, messages or sign-in; what they asked for stays', async () => {
    expect(await everything()).toEqual(
      expect.arrayContaining(['person: Rosa Holt', 'event: Rosa Smith', 'account: rosa.', 'mail_message: rosa.']),
    );
    const sent = async () => (await kit.db.read(school.id, 'SELECT 1 FROM mail_message', [])).length;
    const mails = await sent();
    const { status, body } = await forget(rosa);
    expect([status, body]).toMatchObject([
      200,
      { id: rosa, name: 'Somebody who left', email: null, forgotten: true, active: false, signIn: 'never-invited' },
    ]);
    expect(await everything()).toEqual([]);
    expect(await sent()).toBeGreaterThan(0);
    expect(await sent()).toBeLessThan(mails);
    const kept = (await school.client('technician').get<Requisition>(`/requisitions/${request.id}`)).body;
    expect(kept).toMatchObject({
      title: 'Rates',
      teacher: { id: rosa, name: 'Somebody who left' },
      messages: [{ text: 'How many sets?' }],
    });
    expect(kept.history.length).toBe(request.history.length);
    expect((await kit.client().post('/auth/session', { email: 'rosa.smith@school.example', password: 'kestrel-orchard-91' })).status).toBe(
      401,
    );
  });

  it('is written down as forgotten, once, and by whom', async () => {
    expect((await forget(rosa)).body).toMatchObject({ forgotten: true });
    const { items } = (await school.client('admin').get<{ items: ActivityView[] }>(`/activity?subjectId=${rosa}`)).body;
    expect(items.filter(({ what }) => what === 'person.forgotten')).toMatchObject([{ by: 'admin', before: null }]);
  });

  it('comes not back: neither by a change nor by a merge nor by an invitation', async () => {
    const admin = school.client('admin');
    const { body } = await admin.get<{ items: Person[] }>('/people?limit=200');
    const version = body.items.find(({ id }) => id === rosa)?.version;
    for (const change of [{ active: true }, { name: 'Rosa Holt' }])
      expect((await admin.put(`/people/${rosa}`, { version, ...change })).body.code).toBe('TRANSITION_REFUSED');
    for (const [keep, other] of [
      [rosa, school.personId('teacher')],
      [school.personId('teacher'), rosa],
    ])
      expect((await admin.post('/people/merge', { keep, other })).body.code).toBe('INVALID');
    expect((await admin.post(`/people/${rosa}/invitation`)).status).toBe(422);
    expect(await everything()).toEqual([]);
  });

  it('keeps the names and e-mails of whoever has the same name or address now', async () => {
    const admin = school.client('admin');
    const [one, other] = [await school.person('Jo Lee', ['teacher']), await school.person('Jo Lee too', ['teacher'])];
    await kit.db.transaction(school.id, async () => {
      await kit.db.change("UPDATE person SET name = 'Jo Lee' WHERE school_id = $1 AND id = $2", [school.id, other]);
      await kit.db.change("UPDATE person SET email = 'jo.lee@old.example' WHERE school_id = $1 AND id = $2", [school.id, one]);
    });
    for (const to of ['jo.lee@old.example', school.people.get('Jo Lee too')?.email ?? ''])
      await mail(to, 'Jo Lee', 'Of Jo Lee', 'Jo Lees and Jo Lee (head)');
    const mails = () =>
      kit.db.read(school.id, "SELECT to_address AS to, subject, text FROM mail_message WHERE school_id = $1 AND kind = 'x'", [school.id]);
    expect((await admin.post(`/people/${one}/leave`, {})).status).toBe(200);
    expect((await forget(one)).status).toBe(200);
    expect(await mails()).toEqual([
      { to: school.people.get('Jo Lee too')?.email, subject: 'Of Jo Lee', text: 'Jo Lees and Jo Lee (head)' },
    ]);
    expect((await admin.post(`/people/${other}/leave`, {})).status).toBe(200);
    await kit.db.transaction(school.id, () =>
      kit.db.change("UPDATE mail_message SET to_address = 'a@b.example' WHERE school_id = $1 AND kind = 'x'", [school.id]),
    );
    expect((await forget(other)).status).toBe(200);
    expect(await mails()).toEqual([{ to: 'a@b.example', subject: 'Of Somebody who left', text: 'Jo Lees and Somebody who left (head)' }]);
  });

  it('leaves the account of whoever works at another school too', async () => {
    const key = 'Two Schools';
    const id = await school.person(key, ['teacher']);
    const person = school.people.get(key);
    await kit.db.acrossSchools('INSERT INTO membership (account_id, school_id, person_id, used_at) VALUES ($1, $2, $3, now())', [
      person?.accountId,
      theirs.id,
      theirs.personId('teacher'),
    ]);
    expect((await school.client('admin').post(`/people/${id}/leave`, {})).status).toBe(200);
    expect((await forget(id)).status).toBe(200);
    const rows = await kit.db.acrossSchools('SELECT school_id AS school FROM membership WHERE account_id = $1', [person?.accountId]);
    expect(rows).toEqual([{ school: theirs.id }]);
    expect(await kit.db.acrossSchools('SELECT 1 AS one FROM account WHERE id = $1', [person?.accountId])).toHaveLength(1);
  });
});
