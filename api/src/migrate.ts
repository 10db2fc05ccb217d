import { inspect } from 'node:util';
import { DatabaseUnfit, dataSource, opened } from './core/database/index.js';
import { newerThan } from './core/database/schema-age.js';
import { letServerIn } from './core/database/server-login.js';
import { takeNewestBack } from './core/database/take-back.js';
import { entities } from './entities.js';

/** Another start may be at it; so long no change of a school's database takes. */
const LOCK_WAIT = '10min';

/** Brings the database to the newest migration, as its owner, and lets the server's login in; with `down` takes its newest one back. */
async function migrate(args: readonly string[]): Promise<void> {
  const { DATABASE_URL: serverUrl = '', MIGRATIONS_DATABASE_URL: ownerUrl } = process.env;
  const source = await opened(dataSource(ownerUrl || serverUrl, 'owner', entities));
  try {
    const lock = source.createQueryRunner(); // held until the connections are closed
    await lock.query(`SET lock_timeout = '${LOCK_WAIT}'`);
    await lock.query("SELECT pg_advisory_lock(hashtext('requisite migrations'))");
    const [there] = (await lock.query(`SELECT to_regclass('public.migrations') IS NOT NULL AS there`)) as [{ there: boolean }];
    const done = there.there ? ((await lock.query('SELECT name FROM migrations')) as { name: string }[]) : [];
    const newer = newerThan(
      source.migrations.map(({ constructor }) => constructor),
      done.map(({ name }) => name),
    );
    if (newer) throw new DatabaseUnfit(newer);
    if (args[0] !== 'down') {
      await source.runMigrations();
      await letServerIn(source, serverUrl);
    } else process.stdout.write(`${await takeNewestBack(source, { evenRows: args.includes('--lose-rows') })} was taken back.\n`);
  } finally {
    await source.destroy();
  }
}

/** What a failure is for the person who asked: a sentence where it was to be expected, all of it where it is a fault of ours. */
function whyNot(error: unknown): string {
  if (error instanceof DatabaseUnfit) return error.message;
  if ((error as { code?: string }).code !== '55P03') return inspect(error);
  return 'Another start has been changing this database for ten minutes; nothing was changed by this one.';
}

try {
  await migrate(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${whyNot(error)}\n`);
  process.exitCode = 1;
}
