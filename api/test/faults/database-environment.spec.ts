import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { askOnce, heldDatabase, markOf, superuserUrl } from './held-database.js';
import type { Program } from './server-process.js';

jest.setTimeout(300_000);

const SECRET = 'for-the-server-alone';
/** Settings of the server's that hold a secret, as its environment has them; the last stands for those to come. */
const SECRETS = {
  OPERATOR_TOKEN: SECRET,
  SMTP_URL: `smtp://post:${SECRET}@127.0.0.1:25`,
  MIGRATIONS_DATABASE_URL: `postgres://owner:${SECRET}@127.0.0.1/requisite`,
  PGPASSWORD: SECRET,
  A_SETTING_TO_COME: SECRET,
};
/** All that the database's programs may be given: the words of an environment that say where things lie and how text sorts. */
const GIVEN = ['DYLD_LIBRARY_PATH', 'LC_ALL', 'LD_LIBRARY_PATH', 'PATH', 'SystemRoot', 'TMPDIR', 'TZ'];

/** Whoever reads the database's files or runs a program as its superuser reads its environment too (security finding F23). */
describe("the environment of the embedded database's programs", () => {
  const folder = mkdtempSync(join(tmpdir(), 'requisite-environment-'));
  const dataDir = join(folder, 'data');
  let program: Program | undefined;

  afterEach(async () => {
    program?.process.kill('SIGTERM');
    await program?.ended;
    rmSync(folder, { recursive: true, force: true });
  });

  const isTold = existsSync('/proc/self/environ');
  /** What a process was started with, as `NAME=value`; Linux tells. */
  const environOf = (pid: number | string) => readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0').filter(Boolean);
  const namesOf = (environ: readonly string[]) => environ.map((setting) => setting.slice(0, setting.indexOf('=')));
  const parentOf = (pid: string) => {
    try {
      return Number(/^PPid:\t(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
    } catch {
      return undefined; // it has just ended
    }
  };
  const childrenOf = (parent: number | undefined) => readdirSync('/proc').filter((pid) => /^\d+$/.test(pid) && parentOf(pid) === parent);

  /** Looks at what the database and the watcher that ends it with its launcher were started with. */
  function lookAt(launcher: Program): void {
    // the settings did reach the program that starts the database: else nothing is shown here
    expect(environOf(launcher.process.pid ?? 0)).toContain(`OPERATOR_TOKEN=${SECRET}`);
    const started = childrenOf(launcher.process.pid);
    expect(started).toContain(markOf(dataDir)[0]);
    expect(started.length).toBeGreaterThan(1);
    for (const pid of started) {
      const environ = environOf(pid);
      expect(environ).toContain('LC_ALL=C');
      expect(namesOf(environ).filter((name) => !GIVEN.includes(name))).toEqual([]);
      expect(environ.join('\n')).not.toContain(SECRET);
    }
  }

  it('holds no setting of the server, whose secrets are not for them', async () => {
    chmodSync(folder, 0o755); // root's database runs as another user, who must come in
    mkdirSync(dataDir);
    program = await heldDatabase(dataDir, 'test', SECRETS);

    // what its superuser may have it run is given what it was given itself
    const url = superuserUrl(dataDir);
    await askOnce(url, 'CREATE TABLE given (setting text)');
    await askOnce(url, `COPY given FROM PROGRAM 'env' (DELIMITER E'\\x01')`);
    const given = (await askOnce<{ setting: string }>(url, 'SELECT setting FROM given')).map(({ setting }) => setting);
    expect(given).toContain('TZ=UTC');
    expect(given.join('\n')).not.toContain(SECRET);
    if (isTold) lookAt(program);
  });
});
