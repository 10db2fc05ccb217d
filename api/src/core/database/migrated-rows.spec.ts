import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomBytes, randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { entities } from '../../entities.js';
import { blankDatabase, cloneDatabase, type TestDatabase } from '../../testing/test-database.js';
import { dataSource } from './index.js';

/** What becomes of the rows of an installation whose tables are older, and what of them when a change is taken back. */
const school = randomUUID();
const ann = randomUUID();
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
let before: object[];

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
    expect(rows.map(({ consumer }) => consumer)).toEqual(['mail', 'prep-list', 'retention']);
    expect(rows[0]?.due.toISOString()).toBe('2026-10-02T00:00:00.000Z');
  });
  it('gets its messages back as they were when the change is taken back', async () => {
    await owner.query('RESET app.school_id');
    await downTo('MailMessages');
    await owner.query(`SET app.school_id = '${school}'`);
    expect(await owner.query(NOTIFICATIONS, [school])).toEqual(before);
  });
});
