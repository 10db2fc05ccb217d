import { setTimeout as pause } from 'node:timers/promises';
import { Worker } from '../../src/core/jobs/index.js';
import { type Answer, Client, startBeside, startTestApp, type TestApp, type TestSchool } from '../../src/testing/index.js';
import { buildServer, type ServerProcess, startServer } from '../faults/server-process.js';

/** So long, in milliseconds, what waits may take on servers that work by themselves. */
const PATIENCE_MS = 60_000;

/** What a person sends requests with, whichever kind of server answers. */
export type Sender = Pick<Client, 'get' | 'post' | 'put' | 'delete'>;

/** Some servers on one database, in which each history has a school of its own. */
export interface Servers {
  /** The first of them inside of this process, by which the tables are read. */
  readonly kit: TestApp;
  /** A person at one of them. */
  at(index: number, school: TestSchool, person: string): Sender;
  /** Answers once everything that waited in the school by now is done. */
  settled(school: TestSchool): Promise<void>;
  stop(): Promise<void>;
}

/** Starts two servers inside of this process, which work when they are asked. */
export async function startTwo(now: string): Promise<Servers> {
  const kit = await startTestApp(now);
  const apps = [kit, await startBeside(kit)];
  return {
    kit,
    at: (index, school, person) => school.client(person, apps[index % 2]),
    settled: async () => {
      for (const { app } of apps) await app.get(Worker).run();
    },
    stop: async () => {
      for (const app of apps.toReversed()) await app.stop();
    },
  };
}

/** Starts so many server processes, as `npm start` runs them, which work by themselves. */
export async function startProcesses(now: string, count: number): Promise<Servers> {
  // once: several that build at the same time write over each other
  await buildServer();
  const kit = await startTestApp(now);
  const processes = await Promise.all(Array.from({ length: count }, () => startServer(kit.url, { NOW: now, JOBS: '1' })));
  return {
    kit,
    at: (index, school, person) => sender(processes[index % count] as ServerProcess, school.headersOf(person)),
    settled: async (school) => {
      const waits = 'SELECT count(*)::int AS count FROM pending WHERE school_id = $1 AND (due <= $2::timestamptz OR attempts > 0)';
      for (const end = performance.now() + PATIENCE_MS; performance.now() < end; await pause(20)) {
        const [row] = await kit.db.acrossSchools<{ count: number }>(waits, [school.id, now]);
        if (row?.count === 0) return;
      }
    },
    stop: async () => {
      await Promise.all(processes.map((one) => one.stop()));
      await kit.stop();
    },
  };
}

function sender({ url }: ServerProcess, own: Record<string, string>): Sender {
  const send = async <Body>(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer<Body>> => {
    const isJson = body !== undefined && !Buffer.isBuffer(body);
    const answer = await fetch(`${url}/api${path}`, {
      method,
      headers: { ...own, ...(isJson ? { 'content-type': 'application/json' } : {}), ...headers },
      ...(body === undefined ? {} : { body: isJson ? JSON.stringify(body) : new Uint8Array(body) }),
    });
    const text = await answer.text();
    const isParsed = answer.headers.get('content-type')?.includes('json') ?? false;
    return {
      status: answer.status,
      body: (isParsed ? JSON.parse(text) : text) as Answer<Body>['body'],
      headers: Object.fromEntries(answer.headers),
    };
  };
  return {
    get: (path) => send('GET', path),
    post: (path, body, headers) => send('POST', path, body, headers),
    put: (path, body) => send('PUT', path, body),
    delete: (path) => send('DELETE', path),
  };
}
