import { readFileSync } from 'node:fs';
import { type EventEmitter, once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { Controller, Get, Logger } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { givePassword, SETUP_TOKEN, startTestApp, type TestApp, TestSchool } from '../../testing/index.js';
import { Public, routesOf } from '../access/index.js';
import { EXPORT, SECURITY_EVENTS } from './index.js';

interface Line {
  level: number;
  msg: string;
  event?: string;
  outcome?: string;
  route?: string | null;
  status?: number;
  [more: string]: unknown;
}

const PASSWORD = 'planted-password-of-the-teacher';
const NEXT = 'planted-password-that-comes-next';
const PLANTED = 'planted';

@Controller('telling')
class Telling {
  @Public()
  @Get()
  async tell(): Promise<void> {
    await pause(1);
    new Logger('Telling').log('told on the way');
  }
}

describe('the log of who did what', () => {
  let kit: TestApp;
  let school: TestSchool;
  const written: string[] = [];
  let saidAtStart: string[] | undefined;

  beforeAll(async () => {
    kit = await startTestApp(undefined, { OPERATOR_TOKEN: 'planted-operator-token', LOG_LEVEL: 'info' }, [Telling], {
      write: (line) => void written.push(line),
    });
    school = await TestSchool.make(kit);
    await givePassword(kit, [school.people.get('teacher')?.accountId], PASSWORD);
  });
  afterAll(() => kit.stop());
  beforeEach(() => {
    saidAtStart ??= [...written];
    written.length = 0;
  });

  const lines = () => written.map((line) => JSON.parse(line) as Line);
  const events = () => lines().filter(({ msg }) => msg === 'security event');
  const requests = () => lines().filter(({ msg }) => msg === 'request');
  const who = (key: string) => ({ schoolId: school.id, personId: school.personId(key) });

  it('says nothing of modules and routes at its start, so that the greeting can be read', () => {
    expect(saidAtStart?.length).toBeGreaterThan(0); // the warning of the login that owns the tables
    const said = saidAtStart?.map((line) => JSON.parse(line) as Line);
    expect(said?.filter(({ level, msg }) => level <= 30 && !['request', 'security event'].includes(msg))).toEqual([]);
  });

  it('has one line for each request, with who asked for what from where, and nothing of its query', async () => {
    const { headers } = await school.client('teacher').get('/requisitions?status=planted-query');
    expect(requests()).toEqual([
      expect.objectContaining({
        requestId: headers['x-request-id'],
        method: 'GET',
        route: '/api/requisitions',
        status: expect.any(Number),
        ms: expect.any(Number),
        address: '127.0.0.1',
        ...who('teacher'),
      }),
    ]);
  });

  it('has the id of its request in each line that is written within one', async () => {
    const { headers } = await kit.client().get('/telling');
    expect(lines().filter(({ msg }) => msg === 'told on the way')).toEqual([
      expect.objectContaining({ requestId: headers['x-request-id'], context: 'Telling' }),
    ]);
    new Logger('Telling').log('told by a job');
    expect(lines().at(-1)).not.toHaveProperty('requestId');
  });

  it('names no path that nothing answers, and says nothing of whether the server is well', async () => {
    await kit.client().get('/planted-path');
    await kit.client().get('/health');
    await kit.app.inject({ url: '/api/%planted' });
    expect(requests().map(({ route, status }) => [route, status])).toEqual([
      [null, 404],
      [null, 404],
    ]);
  });

  it('says of whoever had left before the answer was whole that they had, and of nobody else', async () => {
    await kit.app.listen(0, '127.0.0.1');
    const url = await kit.app.getUrl();
    const until = async (count: number) => {
      while (requests().length < count) await pause(5);
    };
    expect([(await fetch(`${url}/api/me`)).status, (await fetch(`${url}/api/%planted`)).status]).toEqual([401, 404]);
    await until(2);
    const leaves = connect(Number(new URL(url).port), '127.0.0.1');
    const isHeard = once(kit.app.getHttpServer() as EventEmitter, 'request');
    leaves.write('POST /api/auth/session HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: 90\r\n\r\n{');
    await isHeard;
    leaves.destroy();
    await until(3);
    expect(requests().map(({ route, left }) => [route, left])).toEqual([
      ['/api/me', undefined],
      [null, undefined],
      ['/api/auth/session', true],
    ]);
  });

  it('tells of a sign-in, of one that is refused and of one that comes too often, with address and request', async () => {
    const email = school.people.get('teacher')?.email;
    const client = kit.client();
    await client.post('/auth/session', { email, password: PASSWORD });
    await client.delete('/auth/session');
    for (let tries = 0; tries < 11; tries++) await kit.client().post('/auth/session', { email, password: 'planted-guess' });
    const told = events().map(({ event, outcome, level }) => `${event} ${outcome} ${level}`);
    expect(told.slice(0, 3)).toEqual(['sign-in done 30', 'sign-out done 30', 'sign-in refused 40']);
    expect(told.at(-1)).toBe('sign-in throttled 40');
    for (const event of events()) expect(event).toMatchObject({ address: '127.0.0.1', requestId: expect.stringMatching(/^[\da-f-]{36}$/) });
    for (const event of events().slice(0, 2)) expect(event).toMatchObject(who('teacher'));
    expect(events()).toHaveLength(13);
  });

  it('tells of what is not allowed, of a page out of date, of settings and of roles that are given', async () => {
    const teacher = school.client('teacher');
    const admin = school.client('admin');
    await teacher.get('/activity');
    await teacher.send('POST', '/requisitions/preview', {}, { 'x-xsrf-token': 'planted-token' });
    await admin.put(`/departments/${school.departmentId}`, { name: 'Planted Science' });
    await admin.post('/people', { name: 'Planted Name', code: 'PLN', email: 'planted@school.example', roles: ['teacher'] });
    expect(events()).toMatchObject([
      { event: 'activity-read', outcome: 'refused', status: 403, ...who('teacher') },
      { event: 'not-allowed', outcome: 'refused', status: 403, ...who('teacher') },
      { event: 'settings-changed', target: school.departmentId, ...who('admin') },
      { event: 'person-added', ...who('admin') },
    ]);
  });

  it('tells of whatever leaves as a file, by whom, from where and in which form, and of no page that only shows it', async () => {
    const admin = school.client('admin');
    const range = 'from=2026-11-01&to=2026-11-30';
    const files = [
      ['/reports/lateness', `${range}&format=csv`, 'csv'],
      ['/reports/recognition', `${range}&format=pdf`, 'pdf'],
      ['/stock', 'format=csv', 'csv'],
      ['/practicals/export', '', 'json'],
    ] as const;
    for (const [path, query] of files) expect((await admin.get(`${path}?${query}`)).status).toBe(200);
    await admin.get(`/reports/lateness?${range}`);
    await admin.get('/stock');
    const asked = requests().map(({ requestId }) => requestId);
    expect(events()).toEqual(
      files.map(([path, , form], at) =>
        expect.objectContaining({
          event: EXPORT,
          outcome: 'done',
          route: `/api${path}`,
          form,
          address: '127.0.0.1',
          requestId: asked[at],
          ...who('admin'),
        }),
      ),
    );
    written.length = 0;
    await school.client('teacher').get('/budgets?format=csv');
    expect(events()).toMatchObject([{ event: 'not-allowed', outcome: 'refused', route: '/api/budgets', ...who('teacher') }]);
  });

  it('holds no password, token, link, address of mail, name or note, whatever is asked', async () => {
    const email = 'planted.address@school.example';
    const anybody = kit.client();
    const secret = { authorization: 'Bearer planted-operator-guess' };
    await anybody.post('/auth/session', { email, password: 'planted-password' });
    await anybody.post('/auth/reset', { email });
    await anybody.post('/auth/reset/accept', { token: 'planted-link', password: 'planted-password' });
    await anybody.post('/auth/invitation', { token: 'planted-link', password: 'planted-password' });
    await anybody.post('/setup', { token: SETUP_TOKEN, email, name: 'Planted Name' });
    await anybody.post('/schools', { name: 'Planted School', email }, secret);
    await anybody.send('GET', '/me?token=planted-query', undefined, {
      cookie: 'requisite_session=planted-session',
      referer: 'http://x/planted',
    });
    const teacher = school.client('teacher');
    await teacher.put('/me/password', { current: PASSWORD, password: NEXT });
    await teacher.post('/requisitions', { lessonId: 'planted-lesson', notes: 'planted-note' });
    await teacher.get('/requisitions/planted-id?note=planted-note');
    await teacher.send('POST', '/undo', Buffer.from('{"token": "planted-undo'), { 'content-type': 'application/json' });
    await school.client('admin').post('/people', { name: 'Planted Name', email, roles: ['planted-role'] });
    expect(requests().length).toBeGreaterThan(10);
    const hay = written.join('').toLowerCase();
    expect(hay).not.toContain(PLANTED);
    expect(hay).not.toContain(SETUP_TOKEN);
    expect(hay).not.toContain('@school.example');
    expect(hay).not.toContain('"headers"');
  });

  it('names routes that exist, and each event in the inventory', () => {
    const routes = new Set(
      routesOf(kit.app.get(ModulesContainer)).map(({ method, path }) => `${method} /api${path.replaceAll(/\{(\w+)\}/g, ':$1')}`),
    );
    expect(Object.keys(SECURITY_EVENTS).filter((route) => !routes.has(route))).toEqual([]);
    const inventory = readFileSync('docs/log-lines.md', 'utf8');
    expect([...Object.values(SECURITY_EVENTS), EXPORT].filter((event) => !inventory.includes(`\`${event}\``))).toEqual([]);
  });
});
