import { setTimeout } from 'node:timers/promises';
import type { Me, SetupBody, SetupView, SignedIn } from '@app/shared';
import { SETUP_TOKEN, startTestApp, type TestApp } from '../testing/index.js';

const BODY: SetupBody = {
  token: SETUP_TOKEN,
  school: { name: 'Hillside', timeZone: 'europe/london' },
  admin: { name: 'Ada King', email: 'ada@hillside.example', password: 'correct horse battery' },
};
const { school, admin } = BODY;

describe('The first run', () => {
  let kit: TestApp;
  beforeAll(async () => {
    kit = await startTestApp();
  });
  afterAll(() => kit.stop());

  it('is needed while there is no school, and makes one with its admin and Science, so that work can begin', async () => {
    expect((await kit.client().get<SetupView>('/setup')).body).toEqual({ needed: true, demo: false, mails: false });
    const client = kit.client();
    const { status, body } = await client.post<SignedIn>('/setup', BODY);
    expect([status, body]).toEqual([
      201,
      { user: { id: expect.any(String), name: 'Ada King', code: 'AK', email: 'ada@hillside.example' } },
    ]);
    expect((await client.get<Me>('/me')).body).toMatchObject({
      roles: ['admin'],
      school: { name: 'Hillside', timeZone: 'Europe/London' },
      departments: [{ name: 'Science' }],
    });
    const departments = await client.get<{ items: { policy: unknown }[] }>('/departments');
    // a policy written on the first day would overrule one that the school then says has held since September
    expect(departments.body.items[0]?.policy).toBeNull();
    expect((await kit.client().get<SetupView>('/setup')).body.needed).toBe(false);
    expect((await kit.client().post('/auth/session', { email: admin.email, password: admin.password })).status).toBe(201);
  });

  it('is refused once there is a school, and many tries from one address are slowed down', async () => {
    await kit.client().post('/setup', BODY);
    const before = await accounts(kit);
    expect((await kit.client().post('/setup', other(2))).body.code).toBe('ALREADY_SET_UP');
    await kit.db.acrossSchools(
      "INSERT INTO sign_in_failure (email_hash, address, at) SELECT sha256('the first run'), '127.0.0.1', '2026-11-03T06:59:00Z' FROM generate_series(1, 100)",
    );
    expect((await kit.client().post('/setup', other(3))).status).toBe(429);
    expect(await accounts(kit)).toBe(before);
  });
});

describe('The first run of an empty installation', () => {
  let kit: TestApp;
  beforeAll(async () => {
    kit = await startTestApp();
  });
  afterAll(() => kit.stop());

  it.each([
    ['nothing at all', undefined, 'school'],
    ['an empty object', {}, 'school'],
    ['a list for the school', { school: [], admin }, 'school'],
    ['null for the admin', { school, admin: null }, 'admin'],
    ['a number for the name', { school: { ...school, name: 5 }, admin }, 'school.name'],
    ['a name of blanks', { school: { ...school, name: '   ' }, admin }, 'school.name'],
    ['an unknown zone', { school: { ...school, timeZone: 'Europe/Atlantis' }, admin }, 'school.timeZone'],
    ['an offset for a zone', { school: { ...school, timeZone: '+01:00' }, admin }, 'school.timeZone'],
    ['no e-mail address', { school, admin: { ...admin, email: 'ada' } }, 'admin.email'],
    ['a short password', { school, admin: { ...admin, password: 'elevenchars' } }, 'admin.password'],
    ['a password that is an object', { school, admin: { ...admin, password: {} } }, 'admin.password'],
    ['an unknown field', { school, admin, role: 'admin' }, 'role'],
  ])('refuses %s, names the field and makes nothing', async (_, body, field) => {
    const answer = await kit.client().post('/setup', { ...body, token: SETUP_TOKEN });
    expect([answer.status, answer.body.code]).toEqual([422, 'INVALID']);
    expect(answer.body.errors?.map((error) => error.field)).toContain(field);
    expect(await accounts(kit)).toBe(0);
  });

  it.each([
    ['without the code that the start printed', undefined],
    ['with another one', `${SETUP_TOKEN}x`],
    ['with a list', [SETUP_TOKEN]],
  ])('cannot be done %s', async (_what, token) => {
    expect(await kit.client().post('/setup', { ...BODY, token })).toMatchObject({ status: 403, body: { code: 'NOT_ALLOWED' } });
    expect(await accounts(kit)).toBe(0);
  });

  it('cannot be done by a form of another site', async () => {
    const form = Buffer.from('school[name]=Theirs&school[timeZone]=Europe/London');
    expect((await kit.client().post('/setup', form, { 'content-type': 'application/x-www-form-urlencoded' })).status).toBe(415);
  });

  it('does not offer the demo where the setting does not say so', async () => {
    expect((await kit.client().get<SetupView>('/setup')).body).toEqual({ needed: true, demo: false, mails: false });
  });
});

describe('The first run of an empty demo', () => {
  let kit: TestApp;
  beforeAll(async () => {
    kit = await startTestApp(undefined, { DEMO: '1' });
  });
  afterAll(() => kit.stop());

  it('offers the demo because the setting says so', async () => {
    expect((await kit.client().get<SetupView>('/setup')).body).toEqual({ needed: true, demo: true, mails: false });
  });

  it('makes one school when five people send it at once', async () => {
    const gate = Promise.withResolvers<void>();
    const held = kit.db.transaction(null, async () => {
      await kit.db.query('LOCK TABLE school IN EXCLUSIVE MODE');
      gate.resolve();
      await fiveWait(kit);
    });
    await gate.promise;
    const answers = await Promise.all([1, 2, 3, 4, 5].map((n) => kit.client().post('/setup', other(n))));
    await held;
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409]);
    expect(answers.filter(({ status }) => status === 409).map(({ body }) => body.code)).toEqual(Array(4).fill('ALREADY_SET_UP'));
    expect(await accounts(kit)).toBe(1);
  });
});

/** Until five requests have come as far as they get, so that none is over before the last has begun. */
async function fiveWait(kit: TestApp): Promise<void> {
  const waiting =
    'SELECT count(*) FROM pg_locks WHERE NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())';
  for (let count = 0; count < 5; await setTimeout(20)) count = (await kit.db.one<{ count: number }>(waiting))?.count ?? 0;
}

async function accounts(kit: TestApp): Promise<number | undefined> {
  return (await kit.db.acrossSchools<{ count: number }>('SELECT count(*) FROM account'))[0]?.count;
}

function other(n: number): SetupBody {
  return { token: SETUP_TOKEN, school: { ...school, name: `School ${n}` }, admin: { ...admin, email: `admin${n}@school.example` } };
}
