import { randomBytes } from 'node:crypto';
import type { Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { ErrorCode, FieldError } from '@app/shared';
import type { DestinationStream } from 'pino';
import { AppModule } from '../app.module.js';
import { Clock } from '../core/clock/index.js';
import { CONFIG, type Config, readConfig } from '../core/config/index.js';
import { Database } from '../core/database/index.js';
import { createApp } from '../core/http/create-app.js';
import { cloneDatabase } from './test-database.js';

/** What a refusal adds to the body of an answer. */
interface Refusal {
  title?: string;
  detail?: string;
  code?: ErrorCode;
  requestId?: string;
  errors?: FieldError[];
  shortages?: unknown;
  alternatives?: unknown;
  current?: unknown;
}

/** An answer of the API: status, body as JSON (or as text where it is none) and headers. */
export interface Answer<Body = unknown> {
  status: number;
  body: Body & Refusal;
  headers: Record<string, unknown>;
}

/** Somebody who sends requests, with the cookies and the XSRF token that they were given. */
export class Client {
  private cookies = new Map<string, string>();

  constructor(private readonly app: NestFastifyApplication) {}

  /** Takes a session that was made behind the API's back. */
  withSession(token: string, xsrf: string): this {
    const prefix = this.app.get<Config>(CONFIG).publicUrl.startsWith('https:') ? '__Host-' : '';
    this.cookies.set(`${prefix}requisite_session`, token).set(`${prefix}XSRF-TOKEN`, xsrf);
    return this;
  }

  get = <Body = unknown>(url: string) => this.send<Body>('GET', url);
  post = <Body = unknown>(url: string, body?: unknown, headers?: Record<string, string>) => this.send<Body>('POST', url, body, headers);
  put = <Body = unknown>(url: string, body?: unknown) => this.send<Body>('PUT', url, body);
  patch = <Body = unknown>(url: string, body?: unknown) => this.send<Body>('PATCH', url, body);
  delete = <Body = unknown>(url: string) => this.send<Body>('DELETE', url);

  /** Sends one request as the browser would. `body` is sent as JSON unless it is a Buffer. */
  async send<Body>(
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    url: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer<Body>> {
    const xsrf = this.cookies.get('__Host-XSRF-TOKEN') ?? this.cookies.get('XSRF-TOKEN');
    const reply = await this.app.inject({
      method,
      url: `/api${url}`,
      headers: {
        ...(body !== undefined && !Buffer.isBuffer(body) ? { 'content-type': 'application/json' } : {}),
        ...(xsrf ? { 'x-xsrf-token': xsrf } : {}),
        cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...headers,
      },
      ...(body === undefined ? {} : { payload: Buffer.isBuffer(body) ? body : JSON.stringify(body) }),
    });
    for (const { name, value } of reply.cookies) {
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    let parsed: unknown = reply.payload;
    try {
      parsed = reply.payload === '' ? null : JSON.parse(reply.payload);
    } catch {
      // not JSON: a page or a feed
    }
    return { status: reply.statusCode, body: parsed as Body & Refusal, headers: reply.headers };
  }
}

/** The whole server on a database of its own, with a clock that the test sets. */
export interface TestApp {
  app: NestFastifyApplication;
  db: Database;
  clock: Clock;
  url: string;
  config: Config;
  client(): Client;
  stop(): Promise<void>;
}

/** Starts one more server on the database of another, as a second process would be: nothing is shared but the database. */
export async function startBeside(kit: TestApp): Promise<TestApp> {
  const app = await createApp(AppModule.with(kit.config), kit.config);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return { ...kit, app, db: app.get(Database), clock: app.get(Clock), client: () => new Client(app), stop: () => app.close() };
}

/** What the first run asks for in tests. */
export const SETUP_TOKEN = 'the-token-of-the-first-run';

/**
 * Starts a server for one spec file. `now` is an instant; more settings as in the environment; more controllers than the server has; where
 * its log goes.
 */
export async function startTestApp(
  now = '2026-11-03T07:00:00Z',
  env: Record<string, string> = {},
  controllers: Type[] = [],
  logTo?: DestinationStream,
): Promise<TestApp> {
  const database = await cloneDatabase(`spec_${randomBytes(8).toString('hex')}`);
  const config = readConfig({
    DATABASE_URL: database.url,
    PORT: '0',
    NOW: now,
    LOG_LEVEL: 'silent',
    JOBS: '0',
    RATE_LIMITS: '0',
    SETUP_TOKEN,
    ...env,
  });
  const app = await createApp({ ...AppModule.with(config, logTo), controllers }, config);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return {
    app,
    db: app.get(Database),
    clock: app.get(Clock),
    url: database.url,
    config,
    client: () => new Client(app),
    stop: async () => {
      await app.close();
      await database.drop();
    },
  };
}
