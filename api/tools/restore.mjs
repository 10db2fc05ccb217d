// npm run restore -- <file>: puts what `npm run backup` wrote into an installation that has no school yet.
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import './follow-parent.mjs';
import { checkBackup, putBack } from './backup-file.mjs';
import { buildIfChanged } from './build.mjs';
import { root, startNode, stopAll } from './children.mjs';
import { openKept } from './kept-database.mjs';
import { Refusal, tellWhy } from './refusal.mjs';
import { readSettings } from './settings.mjs';

let kept;
try {
  const [file, ...more] = process.argv.slice(2);
  if (!file || more.length > 0) throw new Refusal('Say which file: npm run restore -- requisite.backup');
  const path = resolve(file);
  await checkBackup(path);
  kept = await openKept(readSettings(process.env, root), { alone: true, make: true });
  await buildIfChanged({ quiet: true });
  const env = { DATABASE_URL: kept.urls.server, MIGRATIONS_DATABASE_URL: kept.urls.owner };
  if ((await startNode(['dist/api/api/src/migrate.js'], { env, quiet: true }).ended) !== 0)
    throw new Refusal('The tables could not be made: npm start says why. Nothing was put back.');
  const { tables, rows } = await putBack(kept.client, path);
  // the demo school is among what was put back, or is not wanted
  if (kept.dataDir) writeFileSync(join(kept.dataDir, 'demo-loaded'), 'A backup was put back here, and the demo school is not loaded.\n');
  console.log(`${rows} rows of ${tables} tables were put back. npm start goes on with them.`);
} catch (error) {
  process.exitCode = tellWhy(error);
} finally {
  await stopAll();
  await kept?.close();
}
process.exit();
