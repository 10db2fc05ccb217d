// npm run backup -- <file>: everything that the database holds at one moment, in one file; the server may go on meanwhile.
import { existsSync, renameSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import './follow-parent.mjs';
import { writeBackup } from './backup-file.mjs';
import { root } from './children.mjs';
import { openKept } from './kept-database.mjs';
import { Refusal, tellWhy } from './refusal.mjs';
import { readSettings } from './settings.mjs';

let kept;
try {
  const [file, ...more] = process.argv.slice(2);
  if (!file || more.length > 0) throw new Refusal('Say into which file: npm run backup -- requisite.backup');
  const path = resolve(file);
  if (existsSync(path)) throw new Refusal(`${path} is there already: choose another name.`);
  kept = await openKept(readSettings(process.env, root), { alone: false });
  const partial = `${path}.part-${process.pid}`;
  try {
    const { tables, rows } = await writeBackup(kept.client, partial);
    renameSync(partial, path); // a file of that name is whole
    console.log(`${rows} rows of ${tables} tables are in ${path}. It holds names, notes and password hashes: keep it as safe as the data.`);
  } finally {
    rmSync(partial, { force: true });
  }
} catch (error) {
  process.exitCode = tellWhy(error);
} finally {
  await kept?.close();
}
process.exit();
