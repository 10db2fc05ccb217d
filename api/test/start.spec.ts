import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { atFreePort, isTaken } from './faults/free-port.js';
import { askOnce, superuserUrl } from './faults/held-database.js';
import { type Program, startProgram, untilSaid } from './faults/server-process.js';

// starting everything takes as long as the machine takes: this only ends what hangs
jest.setTimeout(900_000);
const LONG_MS = 600_000;
/** The last line of the greeting: what stands above it has been said then. */
const LOGINS_OF_SERVER = "SELECT DISTINCT usename::text AS login FROM pg_stat_activity WHERE application_name = 'requisite'";
const LAST_LINE = 'Ctrl-C stops it';

const folder = mkdtempSync(join(tmpdir(), 'requisite-start-'));
chmodSync(folder, 0o755); // root's database runs as another user, who must come in
const dataDir = join(folder, 'data');
let port: number;
let started: Program[] = [];

/** Starts as `npm start` does, with these settings and none of the test run's own. */
function run(settings: Record<string, string>): Program {
  const program = startProgram(['api/tools/bootstrap.mjs', 'api/tools/start.mjs'], { DATA_DIR: dataDir, ...settings });
  started.push(program);
  return program;
}

/** Starts at a port that nobody else has, and waits for all of the greeting. */
function ready(settings: Record<string, string> = {}): Promise<Program> {
  return atFreePort(async (free) => {
    port = free;
    const start = run({ PORT: String(port), ...settings });
    await untilSaid(start, LAST_LINE, LONG_MS);
    return start;
  });
}

/** What a start that is refused says; another's port, where the settings name none, is no answer to what they say. */
async function refusal(settings: Record<string, string>): Promise<string> {
  return atFreePort(async (free) => {
    const refused = run({ PORT: String(free), ...settings });
    expect(await refused.ended).toBe(1);
    const said = refused.said().trim();
    if (settings['PORT'] === undefined && isTaken(said)) throw new Error(said);
    return said;
  });
}

const pidOfDatabase = () => Number(readFileSync(join(dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]);
const address = (path: string) => `http://127.0.0.1:${port}${path}`;

/** Waits until something is no longer so. @throws Error when it stays so */
async function untilNot(what: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (const end = performance.now() + LONG_MS; await isSo(); await pause(50))
    if (performance.now() > end) throw new Error(`It stays so that ${what}`);
}

const untilGone = (pid: number) =>
  untilNot('the database runs', () => {
    try {
      process.kill(pid, 0);
      return true;
    } catch {
      return false;
    }
  });
const untilSilent = () =>
  untilNot('the server answers', () =>
    fetch(address('/api/health')).then(
      () => true,
      () => false,
    ),
  );

async function signIn(): Promise<string> {
  const signedIn = await fetch(address('/api/auth/session'), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'teacher@oakfield.example', password: 'oakfield-demo' }),
  });
  expect(signedIn.status).toBe(201);
  return signedIn.headers
    .getSetCookie()
    .map((set) => set.split(';')[0])
    .join('; ');
}

// a test that fails leaves nothing running for the next one to meet
afterEach(async () => {
  const left = started.filter((program) => !program.hasEnded());
  started = [];
  for (const program of left) {
    program.process.kill('SIGTERM');
    const impatient = setTimeout(() => program.process.kill('SIGKILL'), 60_000);
    await program.ended;
    clearTimeout(impatient);
  }
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
    [
      'the owner of a database alone',
      { MIGRATIONS_DATABASE_URL: 'postgres://me:secret@localhost/school' },
      /^MIGRATIONS_DATABASE_URL is set and DATABASE_URL is not: .*$/,
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
    await new Promise<void>((done) => other.listen(0, '0.0.0.0', done));
    const taken = (other.address() as AddressInfo).port;
    expect(await refusal({ PORT: String(taken) })).toBe(
      `Port ${taken} is already in use: stop the program that has it, or choose another one, for example PORT=${taken + 1} npm start.`,
    );
    await new Promise((done) => other.close(done));
  });
});

describe('npm start', () => {
  it('serves the pages and the API with the demo school on one port, and says how to sign in', async () => {
    const start = await ready();
    expect(start.said()).toContain('teacher@oakfield.example');
    expect(start.said()).toContain('oakfield-demo');
    const health = await fetch(address('/api/health'));
    // busy where the jobs of a first start have not come to an end
    expect([health.status, await health.json()]).toEqual([
      200,
      expect.objectContaining({ status: 'ok', database: expect.stringMatching(/^(ok|busy)$/) }),
    ]);
    expect((await fetch(address('/'))).headers.get('content-type')).toContain('text/html');
    await signIn();
    await untilSaid(start, '"route":"/api/auth/session"', LONG_MS);
    const [before = '', after = ''] = start.said().split('Requisite is ready');
    expect(before).not.toContain('RouterExplorer'); // people look for the address
    expect(after).toContain('LOG_LEVEL=warn leaves what was refused');
    expect(start.said().split('The server runs as root').length - 1).toBe(process.getuid?.() === 0 ? 1 : 0);
    const logins = await askOnce<{ login: string }>(superuserUrl(dataDir), LOGINS_OF_SERVER);
    expect(logins).toEqual([{ login: 'requisite_server' }]);
    expect(start.said()).not.toContain('owns the tables');

    const again = await refusal({});
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

  it('leaves nothing running when it is killed, comes back with its data, and stops when it is told to by SIGTERM', async () => {
    const killed = await ready();
    const cookie = await signIn();
    const first = pidOfDatabase();
    killed.process.kill('SIGKILL');
    await killed.ended;
    await untilGone(first);
    await untilSilent();

    const start = await ready();
    expect((await fetch(address('/api/me'), { headers: { cookie } })).status).toBe(200);
    const second = pidOfDatabase();
    start.process.kill('SIGTERM');
    expect(await start.ended).toBe(0);
    await untilGone(second);
  });

  it('makes the first school only for who has the link that the greeting prints, and makes one alone', async () => {
    const start = await ready({ DEMO: '0', HOST: '127.0.0.1', TEMPORARY: '1' });
    const token = /\/setup#([\w-]+)/.exec(start.said())?.[1];
    expect(token).toMatch(/^[\w-]{24}$/);
    const make = async (said?: string) => {
      const school = { name: 'Riverside School', timeZone: 'Europe/London' };
      const admin = { name: 'Bo Lindgren', email: 'bo@riverside.example', password: 'three rivers and a bridge' };
      const body = JSON.stringify({ school, admin, ...(said === undefined ? {} : { token: said }) });
      const answer = await fetch(address('/api/setup'), { method: 'POST', headers: { 'content-type': 'application/json' }, body });
      return answer.status;
    };
    expect(await make()).toBe(403);
    expect(await make(`${token?.slice(1)}x`)).toBe(403);
    expect(await make(token)).toBe(201);
    expect(await make(token)).toBe(409);
    expect(start.said()).not.toContain('oakfield-demo');
  });
});
