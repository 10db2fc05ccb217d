import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

// starting everything takes as long as the machine takes: this only ends what hangs
jest.setTimeout(900_000);

const folder = mkdtempSync(join(tmpdir(), 'requisite-start-'));
chmodSync(folder, 0o755); // root's database runs as another user, who must come in
const dataDir = join(folder, 'data');
let port: number;

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port: free } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return free;
}

interface Run {
  process: ChildProcess;
  ended: Promise<number | null>;
  said(): string;
}

/** Starts as `npm start` does, with these settings and none of the test run's own. */
function run(settings: Record<string, string>): Run {
  const { DATABASE_URL: _theRunsOwn, ...env } = process.env;
  const child = spawn(process.execPath, ['api/tools/bootstrap.mjs', 'api/tools/start.mjs'], {
    env: { ...env, NODE_OPTIONS: '', npm_lifecycle_event: '', DATA_DIR: dataDir, PORT: String(port), ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => (text += data.toString()));
  return { process: child, ended: new Promise((done) => child.on('close', done)), said: () => text };
}

async function refusal(settings: Record<string, string>): Promise<string> {
  const refused = run(settings);
  expect(await refused.ended).toBe(1);
  return refused.said().trim();
}

async function ready(start: Run): Promise<void> {
  let code: number | null | undefined;
  void start.ended.then((ended) => (code = ended));
  while (!start.said().includes('is ready at')) {
    if (code !== undefined) throw new Error(`ended with ${code}: ${start.said()}`);
    await pause(50);
  }
}

const pidOfDatabase = () => Number(readFileSync(join(dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]);

async function untilGone(pid: number): Promise<void> {
  for (;;) {
    try {
      process.kill(pid, 0);
    } catch {
      return;
    }
    await pause(50);
  }
}

const address = (path: string) => `http://127.0.0.1:${port}${path}`;

beforeAll(async () => {
  port = await freePort();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('npm start refuses in one sentence', () => {
  const file = join(folder, 'a-file');
  beforeAll(() => writeFileSync(file, ''));

  it.each([
    ['a PORT that is no number', { PORT: 'http' }, /^PORT must be a whole number from 1 to 65535, not 'http'\.$/],
    ['a PORT that no machine has', { PORT: '65536' }, /^PORT must be .*$/],
    ['a NOW that is no instant', { NOW: 'yesterday' }, /^NOW must be an instant such as .*, not 'yesterday'\.$/],
    ['a NOW on a day that does not exist', { NOW: '2026-02-30T08:00:00Z' }, /^NOW must be .*$/],
    [
      'a NOW without the demo school',
      { NOW: '2026-11-03T08:50:00Z', DEMO: '0' },
      /^NOW fixes the clock and is for the demo school only.*$/,
    ],
    ['a DATABASE_URL that is none', { DATABASE_URL: 'localhost/requisite' }, /^DATABASE_URL must look like postgres:.*$/],
    [
      'a database that cannot be reached, without its password',
      { DATABASE_URL: 'postgres://me:secret@127.0.0.1:1/school' },
      /^The database school at 127\.0\.0\.1:1 cannot be reached: nothing listens there\..*$/,
    ],
    ['a DATA_DIR inside a file', { DATA_DIR: join(file, 'data') }, /^The data folder .*a-file.data cannot be written.*DATA_DIR.*$/],
    [
      'a DATA_DIR where nothing can be made',
      { DATA_DIR: '/proc/requisite' },
      /^The data folder .proc.requisite cannot be written.*DATA_DIR.*$/,
    ],
  ])('%s', async (_what, settings, sentence) => {
    const said = await refusal(settings);
    expect(said).toMatch(sentence);
    expect(said).not.toContain('secret');
  });

  it('a port that another program has, and says which one to try', async () => {
    const other = createServer();
    await new Promise<void>((done) => other.listen(port, '0.0.0.0', done));
    expect(await refusal({})).toBe(
      `Port ${port} is already in use: stop the program that has it, or choose another one, for example PORT=${port + 1} npm start.`,
    );
    await new Promise((done) => other.close(done));
  });
});

describe('npm start', () => {
  let cookie: string;

  it('serves the pages and the API with the demo school on one port, and says how to sign in', async () => {
    const start = run({});
    await ready(start);
    expect(start.said()).toContain('teacher@oakfield.example');
    expect(start.said()).toContain('oakfield-demo');
    const health = await fetch(address('/api/health'));
    expect([health.status, await health.json()]).toEqual([200, expect.objectContaining({ status: 'ok', database: 'ok' })]);
    expect((await fetch(address('/'))).headers.get('content-type')).toContain('text/html');

    const signedIn = await fetch(address('/api/auth/session'), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: 'teacher@oakfield.example', password: 'oakfield-demo' }),
    });
    expect(signedIn.status).toBe(201);
    cookie = signedIn.headers
      .getSetCookie()
      .map((set) => set.split(';')[0])
      .join('; ');

    const again = await refusal({ PORT: String(await freePort()) });
    expect(again).toMatch(
      new RegExp(`^Requisite is already running on this data folder \\(http://localhost:${port}\\): stop that one first.*$`),
    );

    const database = pidOfDatabase();
    // Ctrl-C reaches the launcher more than once
    start.process.kill('SIGINT');
    start.process.kill('SIGINT');
    expect(await start.ended).toBe(0);
    await untilGone(database);
    expect(existsSync(join(dataDir, 'postgres/postmaster.pid'))).toBe(false);
    await expect(fetch(address('/api/health'))).rejects.toThrow();
  });

  it('comes back with its data, and leaves nothing running when it is killed', async () => {
    const start = run({});
    await ready(start);
    expect((await fetch(address('/api/me'), { headers: { cookie } })).status).toBe(200);
    const database = pidOfDatabase();
    start.process.kill('SIGKILL');
    await start.ended;
    await untilGone(database);
    while (
      await fetch(address('/api/health')).then(
        () => true,
        () => false,
      )
    )
      await pause(50);
  });

  it('comes back after that too, and stops when it is told to by SIGTERM', async () => {
    const start = run({});
    await ready(start);
    expect((await fetch(address('/api/me'), { headers: { cookie } })).status).toBe(200);
    const database = pidOfDatabase();
    start.process.kill('SIGTERM');
    expect(await start.ended).toBe(0);
    await untilGone(database);
  });
});
