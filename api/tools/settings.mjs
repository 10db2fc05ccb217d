// What `npm start` is told by its environment. Needs no package and runs on Node 20, so that a mistake is found before the
// installation. The server reads the same variables again in api/src/core/config, which is the authority on all others.
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:net';
import { resolve } from 'node:path';
import { Refusal } from './refusal.mjs';

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/;

function readPort(text) {
  if (!/^\d{1,5}$/.test(text) || Number(text) < 1 || Number(text) > 65535)
    throw new Refusal(`PORT must be a whole number from 1 to 65535, not '${text}'.`);
  return Number(text);
}

function readNow(text, demo) {
  const valid = () => {
    try {
      return INSTANT.test(text) && (!globalThis.Temporal || Boolean(Temporal.Instant.from(text)));
    } catch {
      return false;
    }
  };
  if (!valid()) throw new Refusal(`NOW must be an instant such as 2026-11-03T08:50:00Z, not '${text}'.`);
  if (!demo) throw new Refusal('NOW fixes the clock and is for the demo school only: take it out, or set DEMO=1 as well.');
  return text;
}

function readDatabaseUrl(name, text) {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !['postgres:', 'postgresql:'].includes(url.protocol) || !url.hostname || url.pathname.length < 2)
    throw new Refusal(
      `${name} must look like postgres://user:password@host:5432/database, with special signs in the password percent-encoded.`,
    );
  return text;
}

/**
 * Reads and checks the settings of `npm start`.
 * @param {NodeJS.ProcessEnv} env
 * @param {string} root the working folder, which a relative DATA_DIR starts from
 * @returns {{port: number, host: string, now: string | null, databaseUrl: string | null, ownerUrl: string | null, demo: boolean, dataDir: string, dataDirGiven: boolean, temporary: boolean, setupToken: string}} `ownerUrl` is
 *   the login that owns the tables, that of `databaseUrl` where no other is set; `temporary` is for tests: the data is forgotten at the end
 * @throws {Refusal} one sentence that names the setting
 */
export function readSettings(env, root) {
  if (!['', '0', '1', undefined].includes(env.DEMO))
    throw new Refusal(`DEMO must be 1 (with the demo school) or 0 (without), not '${env.DEMO}'.`);
  const databaseUrl = env.DATABASE_URL ? readDatabaseUrl('DATABASE_URL', env.DATABASE_URL) : null;
  const ownerUrl = env.MIGRATIONS_DATABASE_URL ? readDatabaseUrl('MIGRATIONS_DATABASE_URL', env.MIGRATIONS_DATABASE_URL) : databaseUrl;
  if (ownerUrl && !databaseUrl)
    throw new Refusal(
      'MIGRATIONS_DATABASE_URL is set and DATABASE_URL is not: the first is the login that owns the tables, the second the one that the server works with. Set both, or neither for the built-in database.',
    );
  const demo = env.DEMO ? env.DEMO === '1' : !databaseUrl;
  return {
    port: readPort(env.PORT || '3000'),
    host: env.HOST || (demo ? '127.0.0.1' : '0.0.0.0'), // everybody knows the passwords of a demo
    now: env.NOW ? readNow(env.NOW, demo) : null,
    databaseUrl,
    ownerUrl,
    demo,
    dataDir: resolve(root, env.DATA_DIR || '.data'),
    dataDirGiven: Boolean(env.DATA_DIR),
    temporary: env.TEMPORARY === '1',
    // whoever makes the first school must know it: they are told by the greeting
    setupToken: env.SETUP_TOKEN || randomBytes(18).toString('base64url'),
  };
}

/**
 * Sees whether the port can be listened on.
 * @throws {Refusal} when another program has it, or it needs rights that this user lacks
 */
export async function claimPort(port, host) {
  await new Promise((done, failed) => {
    const server = createServer();
    server.once('error', failed);
    server.listen({ port, host, exclusive: true }, () => server.close(done));
  }).catch((error) => {
    if (error.code === 'EADDRINUSE')
      throw new Refusal(
        `Port ${port} is already in use: stop the program that has it, or choose another one, for example PORT=${port === 65535 ? 3001 : port + 1} npm start.`,
      );
    if (error.code === 'EACCES')
      throw new Refusal(`Port ${port} may not be opened by this user: choose one from 1024 up, for example PORT=3000 npm start.`);
    throw new Refusal(`The address ${host}:${port} cannot be served here (${error.code}): correct HOST or PORT.`);
  });
}
