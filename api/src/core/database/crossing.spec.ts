import { randomBytes, randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import type { PersonInvited } from '@app/shared';
import { dataSource } from './index.js';
import { entities } from '../../entities.js';
import { SETUP_TOKEN, startTestApp, type TestApp, TestSchool } from '../../testing/index.js';

/**
 * No foreign key leads from the tables above schools into a school, or from a school up to the accounts: the commands that write these
 * rows keep them right. Each row that leads to nobody, with the table it stands in.
 */
const STRAYED = `
SELECT 'session' AS name, s.person_id AS id FROM session s
WHERE NOT EXISTS (SELECT FROM person p WHERE p.school_id = s.school_id AND p.id = s.person_id AND p.account_id = s.account_id)
UNION ALL SELECT 'membership', m.person_id FROM membership m
WHERE NOT EXISTS (SELECT FROM person p WHERE p.school_id = m.school_id AND p.id = m.person_id AND p.account_id = m.account_id)
UNION ALL SELECT 'invitation', i.person_id FROM invitation i
WHERE NOT EXISTS (SELECT FROM person p WHERE p.school_id = i.school_id AND p.id = i.person_id)
UNION ALL SELECT 'person', p.id FROM person p
WHERE p.account_id IS NOT NULL AND NOT EXISTS (SELECT FROM membership m WHERE m.school_id = p.school_id AND m.person_id = p.id
  AND m.account_id = p.account_id AND EXISTS (SELECT FROM account a WHERE a.id = m.account_id))`;

describe('rows above schools and the people whom they lead to', () => {
  let kit: TestApp;
  let owner: DataSource;
  const strayed = () => owner.query<{ name: string; id: string }[]>(STRAYED);

  beforeAll(async () => {
    kit = await startTestApp('2026-11-03T07:00:00Z', { PUBLIC_URL: 'https://kit.school.example/' });
    owner = await dataSource(kit.url, 'owner', entities, 1).initialize();
  });
  afterAll(async () => {
    await owner.destroy();
    await kit.stop();
  });

  it('stay together through first run, invitation, joining, signing in, a new address and leaving', async () => {
    const admin = { name: 'Ada Admin', email: `${randomUUID()}@school.example`, password: 'a password of the admin' };
    const client = kit.client();
    const first = await client.post('/setup', { token: SETUP_TOKEN, school: { name: 'First School', timeZone: 'Europe/London' }, admin });
    expect(first.status).toBe(201);
    const school = await TestSchool.make(kit, { calendar: null });
    const invited = await school.client('admin').post<PersonInvited>('/people', {
      name: 'Ivy Invited',
      email: `${randomUUID()}@school.example`,
      code: 'IVY',
      roles: ['teacher'],
      departmentIds: [school.departmentId],
    });
    const token = invited.body.invitationUrl.split('#').at(-1);
    expect(await strayed()).toEqual([]);
    expect((await kit.client().post('/auth/invitation', { token, password: 'chosen by the person' })).status).toBe(201);
    const email = `${randomUUID()}@school.example`;
    const path = `/people/${invited.body.id}`;
    await school.client('admin').put(path, { version: 1, email });
    expect((await kit.client().post('/auth/session', { email, password: 'chosen by the person' })).status).toBe(201);
    await school.client('admin').post(`${path}/invitation`);
    expect((await school.client('admin').put(path, { version: 2, active: false })).status).toBe(200);
    expect(await strayed()).toEqual([]);
  });

  it.each([
    ['session', 'UPDATE session SET person_id = $1 WHERE token_hash = (SELECT token_hash FROM session LIMIT 1)'],
    ['membership', 'UPDATE membership SET person_id = $1 WHERE account_id = (SELECT account_id FROM membership LIMIT 1)'],
    [
      'invitation',
      `INSERT INTO invitation (token_hash, school_id, person_id, expires_at) VALUES ('\\x${randomBytes(8).toString('hex')}', $1, $1, now())`,
    ],
    ['person', 'UPDATE person SET account_id = $1 WHERE id = (SELECT id FROM person WHERE account_id IS NOT NULL LIMIT 1)'],
  ])('would be found where a row of %s led to nobody', async (table, astray) => {
    await owner.query('BEGIN');
    await owner.query(astray, [randomUUID()]);
    expect((await strayed()).map(({ name }) => name)).toContain(table);
    await owner.query('ROLLBACK');
  });
});
