import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomBytes, randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { entities } from '../../entities.js';
import { blankDatabase, cloneDatabase, type TestDatabase } from '../../testing/test-database.js';
import { dataSource } from './index.js';

/** What becomes of the rows of an installation whose tables are older, and what of them when a change is taken back. */
const school = randomUUID();
const ann = randomUUID();
const science = randomUUID();
const [sent, waiting, silent, invited, inviting] = ['1', '2', '3', '4', '5'].map((end) => `00000000-0000-7000-8000-00000000000${end}`);
const role = `owner_${randomBytes(8).toString('hex')}`;
let beside: TestDatabase;
let database: TestDatabase;
let root: DataSource;
let owner: DataSource;

/** Makes an installation whose owner is no superuser, as a real one's: row-level security binds it too. */
async function install(): Promise<void> {
  const name = randomBytes(8).toString('hex');
  beside = await cloneDatabase(`beside_${name}`);
  root = await dataSource(beside.url, 'owner', entities, 1).initialize();
  database = await blankDatabase(`migrated_${name}`);
  await root.query(`CREATE ROLE ${role} LOGIN CREATEROLE PASSWORD 'owner'; GRANT requisite_app TO ${role} WITH ADMIN OPTION`);
  await root.query(`ALTER DATABASE migrated_${name} OWNER TO ${role}`);
  const url = new URL(database.url);
  [url.username, url.password] = [role, 'owner'];
  owner = await dataSource(url.href, 'owner', entities, 1).initialize();
  await owner.runMigrations();
}

/** Takes changes back, the newest first, down to the named one. */
async function downTo(name: string): Promise<void> {
  for (let last = ''; !last.startsWith(name);) {
    const [row] = await owner.query<{ name: string }[]>('SELECT name FROM migrations ORDER BY id DESC LIMIT 1');
    last = row?.name ?? name;
    await owner.undoLastMigration();
  }
}

const NOTIFICATIONS = `
SELECT id, person_id, event, subject, text, link, mail_to, mail_status, mail_attempts, mail_problem, mail_only, mail_link, mail_after, mail_sent_at, read_at
FROM notification WHERE school_id = $1 ORDER BY id`;
/** The sums of demand that say something, beside what the open tasks come to. */
const SUMS = `
SELECT minutes::numeric(9, 3)::text AS kept, (SELECT sum(k.minutes)::numeric(9, 3)::text FROM task k
  WHERE k.school_id = $1 AND k.due = d.due AND k.window_from = d.window_from AND k.done_at IS NULL) AS open
FROM demand d WHERE d.school_id = $1 AND d.minutes <> 0 ORDER BY d.due`;
const DONE = 'UPDATE task SET done_at = $2 WHERE school_id = $1 AND title = $3';
let before: object[];

/** Writes two requests of a class of 24: for as many, and for 26. */
async function addRequests(): Promise<void> {
  const [group, entry] = [randomUUID(), randomUUID()];
  await owner.query("INSERT INTO teaching_group (school_id, id, code, pupils) VALUES ($1, $2, '10P', 24)", [school, group]);
  await owner.query(
    `INSERT INTO timetable_entry (school_id, id, cycle_day, period, last_period, group_id, subject, department_id, teacher_id)
     VALUES ($1, $2, 'Mon', 'P1', 'P2', $3, 'Physics', $4, $5)`,
    [school, entry, group, science, ann],
  );
  await owner.query(
    `INSERT INTO requisition (school_id, id, entry_id, date, period, starts_at, ends_at, teacher_id, department_id, group_id, title, pupils, group_size, sets,
       status, deadline, deadline_policy, created_by, created_at)
     SELECT $1, uuidv7(), $2, '2026-11-02', 'P1', '2026-11-02 09:00Z', '2026-11-02 10:00Z', $3, $4, $5, 'Density', v.pupils, 2, 12, 'draft', '2026-11-01', '{}', $3, '2026-10-01'
     FROM (VALUES (24), (26)) v(pupils)`,
    [school, entry, ann, science, group],
  );
  await owner.query(
    `INSERT INTO requisition_line (school_id, id, requisition_id, position, name, kind, per_class, unit, concentration_text, needed)
     SELECT $1, uuidv7(), (SELECT min(id::text)::uuid FROM requisition WHERE school_id = $1), v.position, v.name, 'chemical', 100, 'cm3', v.said, 100
     FROM (VALUES (1, 'Water or ethanol as solvent', 'codes are for ethanol'), (2, 'Sugar solution', 'of a density that the technician knows'),
       (3, 'Sugar solution', '5 %')) v(position, name, said)`,
    [school],
  );
}

/** Writes tasks as the server of then did, which left the sums to triggers. */
async function addTasks(): Promise<void> {
  await owner.query("INSERT INTO department (school_id, id, name) VALUES ($1, $2, 'Science')", [school, science]);
  await owner.query(
    `INSERT INTO task (school_id, id, kind, department_id, title, minutes, window_from, due, date)
     SELECT $1, uuidv7(), 'duty', $2, v.title, v.minutes, '2026-11-02', v.due::timestamptz, '2026-11-02'
     FROM (VALUES ('a', 7.3, '2026-11-03'), ('b', 0.1, '2026-11-03'), ('c', 12, '2026-11-03'), ('d', 5, '2026-11-04')) v(title, minutes, due)`,
    [school, science],
  );
  await owner.query(DONE, [school, '2026-11-02', 'c']);
  await owner.query(DONE, [school, '2026-11-02', 'd']);
}

/** Writes names whose accents stand apart, as an import of then stored them: of one room alone, and of two that look alike. */
async function addNames(): Promise<void> {
  for (const code of ['Bŵl', 'Tŷ 1', 'TŶ 1'])
    await owner.query('INSERT INTO room (school_id, id, code) VALUES ($1, uuidv7(), $2)', [
      school,
      code === 'TŶ 1' ? code : code.normalize('NFD'),
    ]);
  await owner.query(
    `INSERT INTO calendar (school_id, terms, closures, periods, cycle, changed_at) VALUES ($1, '[]', '[]', $2, '{"kind":"weeks","labels":[]}', '2026-09-01')`,
    [school, JSON.stringify([{ name: 'Gŵers "1"'.normalize('NFD'), start: '08:50', end: '09:50' }])],
  );
}

beforeAll(async () => {
  await install();
  await downTo('PendingWork');
  await owner.query(`SET app.school_id = '${school}'`);
  await owner.query("INSERT INTO school (school_id, name, time_zone, created_at) VALUES ($1, 'S', 'UTC', '2026-09-01')", [school]);
  await owner.query(
    "INSERT INTO person (school_id, id, name, code, email, roles) VALUES ($1, $2, 'Ann', 'ANN', 'ann@school.example', '{technician}')",
    [school, ann],
  );
  await owner.query(
    `WITH a AS (INSERT INTO account (id, email, created_at) VALUES (uuidv7(), 'ann@school.example', '2026-09-01') RETURNING id)
     INSERT INTO membership (account_id, school_id, person_id, used_at) SELECT id, $1, $2, '2026-09-01' FROM a`,
    [school, ann],
  );
  await owner.query(
    `INSERT INTO notification (school_id, id, person_id, event, event_key, subject, text, link, at, read_at, mail_to, mail_status, mail_after, mail_sent_at,
       mail_attempts, mail_problem, mail_only, mail_link)
     VALUES ($1, $3, $2, 'requisition.late', 'a', 'Late', 'It is late', '/requests/1', '2026-10-01', '2026-10-02', 'ann@school.example', 'sent', '2026-10-01', '2026-10-01', 1, NULL, false, NULL),
       ($1, $4, $2, 'requisition.late', 'b', 'Late', 'It is late', '/requests/2', '2026-10-01', NULL, 'ann@school.example', 'waiting', '2026-10-03', NULL, 2, 'no', false, NULL),
       ($1, $5, $2, 'requisition.late', 'c', 'Late', 'It is late', '/requests/3', '2026-10-01', NULL, NULL, 'not-sent', '2026-10-01', NULL, 0, NULL, false, NULL),
       ($1, $6, $2, 'person.invited', 'd', 'Come', 'Come', NULL, '2026-10-01', NULL, 'Ann@school.example', 'sent', '2026-10-01', '2026-10-01', 1, NULL, true, NULL),
       ($1, $7, $2, 'person.invited', 'e', 'Come', 'Come', NULL, '2026-10-01', NULL, 'ann@school.example', 'waiting', '2026-10-02', NULL, 0, NULL, true, 'https://x/1')`,
    [school, ann, sent, waiting, silent, invited, inviting],
  );
  await addTasks();
  await addRequests();
  await addNames();
  before = await owner.query(NOTIFICATIONS, [school]);
  await owner.query('RESET app.school_id');
  await owner.runMigrations();
  await owner.query(`SET app.school_id = '${school}'`);
});
afterAll(async () => {
  await owner.destroy();
  await database.drop();
  await root.query(`DROP ROLE ${role}`);
  await root.destroy();
  await beside.drop();
});

describe('an installation whose tables are older', () => {
  it('goes on with its e-mails under the same ids', async () => {
    const mails = await owner.query<object[]>(
      'SELECT id, kind, to_name, to_address, link, personal, secret_link, status, attempts, problem FROM mail_message WHERE school_id = $1 ORDER BY id',
      [school],
    );
    const mail = { kind: 'requisition.late', to_name: 'Ann', to_address: 'ann@school.example', personal: false, secret_link: null };
    const invitation = { ...mail, kind: 'person.invited', link: null, personal: true, problem: null };
    expect(mails).toEqual([
      { ...mail, id: sent, link: '/requests/1', status: 'sent', attempts: 1, problem: null },
      { ...mail, id: waiting, link: '/requests/2', status: 'waiting', attempts: 2, problem: 'no' },
      { ...invitation, id: invited, to_address: 'Ann@school.example', status: 'sent', attempts: 1 },
      { ...invitation, id: inviting, status: 'waiting', attempts: 0, secret_link: 'https://x/1' },
    ]);
  });
  it('keeps what people were told, and what they have read', async () => {
    const told = await owner.query<object[]>(
      'SELECT id, mail_id, read_at IS NOT NULL AS read FROM notification WHERE school_id = $1 ORDER BY id',
      [school],
    );
    expect(told).toEqual([
      { id: sent, mail_id: sent, read: true },
      { id: waiting, mail_id: waiting, read: false },
      { id: silent, mail_id: null, read: false },
    ]);
  });
  it('has the work of each school waiting, and the e-mails that wait', async () => {
    const rows = await owner.query<{ consumer: string; due: Date }[]>(
      'SELECT consumer, due FROM pending WHERE school_id = $1 ORDER BY consumer',
      [school],
    );
    expect(rows.map(({ consumer }) => consumer)).toEqual(['join-doubles', 'mail', 'prep-list', 'retention']);
    expect(rows.find(({ consumer }) => consumer === 'mail')?.due.toISOString()).toBe('2026-10-02T00:00:00.000Z');
  });
  it('has requests that follow the class where nobody said another number, and are named by all their periods', async () => {
    const requests = await owner.query<object[]>(
      'SELECT pupils, pupils_typed, last_period FROM requisition WHERE school_id = $1 ORDER BY pupils',
      [school],
    );
    expect(requests).toEqual([
      { pupils: 24, pupils_typed: false, last_period: 'P2' },
      { pupils: 26, pupils_typed: true, last_period: 'P2' },
    ]);
  });
  it('has no note of an author where a strength stands, and keeps every strength', async () => {
    const lines = await owner.query<{ said: string | null }[]>(
      'SELECT concentration_text AS said FROM requisition_line WHERE school_id = $1 ORDER BY position',
      [school],
    );
    expect(lines.map(({ said }) => said)).toEqual(['undiluted', null, '5 %']);
  });

  it('has names of composed letters, but of two that look alike both as they were', async () => {
    const rooms = await owner.query<{ code: string }[]>('SELECT code FROM room WHERE school_id = $1 ORDER BY id', [school]);
    expect(rooms.map(({ code }) => code)).toEqual(['Bŵl', 'Tŷ 1'.normalize('NFD'), 'TŶ 1']);
    const [calendar] = await owner.query<{ periods: { name: string }[] }[]>('SELECT periods FROM calendar WHERE school_id = $1', [school]);
    expect(calendar?.periods.map(({ name }) => name)).toEqual(['Gŵers "1"']);
  });
  it('has the sums of its open work, exactly, and none for work that is done', async () => {
    expect(await owner.query<object[]>(SUMS, [school])).toEqual([{ kept: '7.400', open: '7.400' }]);
    expect(await owner.query<object[]>('SELECT minutes::text FROM demand WHERE school_id = $1', [school])).toEqual([{ minutes: '7.4' }]);
  });
  it('ends the hours of who left on the day on which they did, and of nobody else, and has them back when that is taken back', async () => {
    const hours = { windows: [{ weekday: 1, start: '08:00', end: '16:00' }], breaks: [] };
    const [left, here] = [randomUUID(), randomUUID()];
    const read = () =>
      owner.query<{ hours: object }[]>(
        'SELECT working_pattern AS hours FROM person WHERE school_id = $1 AND id IN ($2, $3) ORDER BY active',
        [school, left, here],
      );
    await owner.query('RESET app.school_id');
    await downTo('HoursOfLeavers');
    await owner.query(`SET app.school_id = '${school}'`);
    await owner.query(
      `INSERT INTO person (school_id, id, name, code, roles, active, working_pattern)
       VALUES ($1, $2, 'Left', 'LEFT', '{technician}', false, $4), ($1, $3, 'Here', 'HERE', '{technician}', true, $4)`,
      [school, left, here, JSON.stringify(hours)],
    );
    await owner.query(
      `INSERT INTO event (school_id, id, at, person_id, name, subject, subject_id, payload)
       SELECT $1, uuidv7(), '2026-10-05 11:00Z', $2, 'person.changed', 'person', v.id, v.payload::jsonb
       FROM (VALUES ($3::uuid, '{"after":{"active":false}}'), ($4::uuid, '{"after":{"name":"Here"}}')) v(id, payload)`,
      [school, ann, left, here],
    );
    await owner.query('RESET app.school_id');
    await owner.runMigrations();
    await owner.query(`SET app.school_id = '${school}'`);
    const ended = { windows: [], breaks: [], former: [{ until: '2026-10-05', ...hours }] };
    expect((await read()).map((row) => row.hours)).toEqual([ended, hours]);
    await owner.query('RESET app.school_id');
    await downTo('HoursOfLeavers');
    await owner.query(`SET app.school_id = '${school}'`);
    expect((await read()).map((row) => row.hours)).toEqual([{ ...hours, former: [] }, hours]);
    await owner.query('RESET app.school_id');
    await owner.runMigrations();
    await owner.query(`SET app.school_id = '${school}'`);
  });
  it('gets its messages back as they were when the change is taken back', async () => {
    await owner.query('RESET app.school_id');
    await downTo('MailMessages');
    await owner.query(`SET app.school_id = '${school}'`);
    expect(await owner.query(NOTIFICATIONS, [school])).toEqual(before);
  });
  it('has its sums kept by triggers again then', async () => {
    await owner.query(DONE, [school, null, 'd']);
    expect(await owner.query<object[]>(SUMS, [school])).toEqual([
      { kept: '7.400', open: '7.400' },
      { kept: '5.000', open: '5.000' },
    ]);
  });
});
