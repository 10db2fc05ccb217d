import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Controller, Get, Post } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { startTestApp, type TestApp, TestSchool } from '../../testing/index.js';
import { type Route, routesOf } from './routes-of.js';

/** The routes that need no sign-in. One more is a decision: it is made here, with its reason. */
const PUBLIC_ROUTES = [
  'GET /openapi.json', // what the API is, for programs…
  'GET /docs', // …and for people, as a page…
  'GET /docs/{file}', // …with the script and style that it is made of
  'GET /health', // a proxy asks whether this server works
  'GET /setup', // the first screen of a new server
  'POST /setup', // once, while there is no school
  'POST /schools', // guarded by the operator's token instead
  'POST /auth/session', // signing in
  'DELETE /auth/session', // signing out, with a session or without
  'POST /auth/reset', // asking for a link that goes to the mailbox alone
  'POST /auth/reset/accept', // guarded by the token of that link instead
  'POST /auth/invitation', // guarded by the token of the invitation instead
];

@Controller('forgetful')
class ForgetfulController {
  @Get()
  read(): string {
    return 'seen';
  }

  @Post()
  write(): string {
    return 'done';
  }
}

const named = ({ method, path }: Route) => `${method} ${path}`;

let kit: TestApp;
let routes: Route[];

beforeAll(async () => {
  kit = await startTestApp(undefined, {}, [ForgetfulController]);
  routes = routesOf(kit.app.get(ModulesContainer));
});
afterAll(() => kit.stop());

describe('the routes', () => {
  it('are found as the server serves them', () => {
    const server = kit.app.getHttpAdapter().getInstance();
    for (const { method, path } of routes) {
      const url = `/api${path.replace(/\{(\w+)\}/g, ':$1')}`;
      expect([url, server.hasRoute({ method: method, url })]).toEqual([url, true]);
    }
    expect(routes.map(named)).toEqual(expect.arrayContaining(['GET /apparatus/{id}/availability', 'POST /requisitions', 'GET /me']));
  });
  it('all say whom they let in, but for the forgetful ones of this test', () => {
    expect(routes.filter(({ access }) => access === null).map(named)).toEqual(['GET /forgetful', 'POST /forgetful']);
  });
  it('are open to everybody where that was decided, and nowhere else', () => {
    const open = routes.filter(({ access }) => access === 'public').map(named);
    console.info(`Routes that need no sign-in: ${open.join(', ')}`);
    expect(open.sort()).toEqual([...PUBLIC_ROUTES].sort());
  });
  it('refuse whoever has not signed in, all but the open ones', async () => {
    for (const { method, path, access } of routes) {
      if (access === 'public') continue;
      const url = path.replace(/\{\w+\}/g, '018f2f00-0000-7000-8000-000000000000');
      const { status, body } = await kit.client().send<unknown>(method as 'GET', url, method === 'GET' ? undefined : {});
      expect([method, url, status, body.code]).toEqual([method, url, 401, 'SIGNED_OUT']);
    }
  });
});

describe('a route that does not say whom it lets in', () => {
  it('answers 403 to people of every role', async () => {
    const school = await TestSchool.make(kit, { calendar: null });
    for (const key of ['teacher', 'technician', 'head', 'admin'])
      for (const method of ['GET', 'POST'] as const) {
        const { status, body } = await school.client(key).send<unknown>(method, '/forgetful');
        expect([key, method, status, body.code]).toEqual([key, method, 403, 'NOT_ALLOWED']);
      }
  });
  it('answers 401 to whoever has not signed in', async () => {
    expect((await kit.client().get('/forgetful')).status).toBe(401);
  });
});
