// npm run dev: the database, the server and the pages, each started again or reloaded when its sources change.
// The pages are on PORT (default 3000) and hand /api on to the server on the next port.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import './follow-parent.mjs';
import { root, start, startNode, stopAll } from './children.mjs';
import { assertReachable } from './database-url.mjs';
import { settleDataFolder } from './data-folder.mjs';
import { startPg } from './pg.mjs';
import { Refusal, tellWhy } from './refusal.mjs';
import { claimPort, readSettings } from './settings.mjs';

const nx = 'node_modules/nx/dist/bin/nx.js';
const swc = ['api/src', 'shared/src', 'migrations', '-d', 'dist/api', '--watch', '--quiet', '--ignore', '**/*.spec.ts'];

let stopped = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.on(signal, () => {
    stopped = true;
    void stopAll();
  });

async function must(args, env, otherwise) {
  if (!stopped && (await startNode(args, { env }).ended) !== 0 && !stopped) throw new Refusal(otherwise);
}

let db;
try {
  const settings = readSettings(process.env, root);
  const apiPort = settings.port + 1;
  for (const port of [settings.port, apiPort]) await claimPort(port, '127.0.0.1');
  if (settings.databaseUrl) await assertReachable(settings.databaseUrl);
  else db = await startPg({ dataDir: settleDataFolder(settings).dataDir, label: `http://localhost:${settings.port}` });
  const env = {
    DATABASE_URL: settings.databaseUrl ?? db.serverUrl,
    MIGRATIONS_DATABASE_URL: undefined,
    DEMO: settings.demo ? '1' : '0',
    PORT: String(apiPort),
    API_PORT: String(apiPort),
    SETUP_TOKEN: settings.setupToken,
  };

  rmSync(join(root, 'dist/.built-from'), { force: true }); // what stands in dist/ from now on is for development
  await must([nx, 'run', 'api:build', '--outputStyle=static'], {}, 'The server could not be built (the reason stands above).');
  const owner = { MIGRATIONS_DATABASE_URL: settings.ownerUrl ?? db.url };
  await must(
    ['dist/api/api/src/migrate.js'],
    { ...env, ...owner },
    'The database could not be brought up to date (the reason stands above).',
  );
  if (settings.demo) await must(['dist/api/api/src/seed.js'], env, 'The demo school could not be loaded (the reason stands above).');
  if (!stopped) {
    console.log(
      `\nThe pages will be at http://localhost:${settings.port}, the API is at http://localhost:${apiPort}/api. Ctrl-C stops both.\n`,
    );
    if (!settings.demo) console.log(`The first school is made at http://localhost:${settings.port}/setup#${settings.setupToken}\n`);
    const parts = [
      start(join(root, 'node_modules/.bin/swc'), swc),
      startNode(['--watch', '--watch-preserve-output', '--enable-source-maps', 'dist/api/api/src/main.js'], { env }),
      // the development server would take PORT for its own
      startNode([nx, 'run', 'web:serve', `--port=${settings.port}`, '--outputStyle=stream'], { env: { ...env, PORT: undefined } }),
    ];
    await Promise.race(parts.map((part) => part.ended));
  }
} catch (error) {
  if (!stopped) process.exitCode = tellWhy(error);
} finally {
  await stopAll();
  await db?.stop();
}
process.exit();
