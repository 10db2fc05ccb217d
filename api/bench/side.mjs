// What is measured: the server of one tree of sources on a database of its own, with the school that the loads draw from.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { root, startNode } from '../tools/children.mjs';
import { startPg } from '../tools/pg.mjs';
import { cpuMsOf, cpuMsOfPostgres, postmasterOf } from './cpu.mjs';
import { bareClients } from './floor.mjs';
import { httpClient } from './load.mjs';
import { startServer } from './server.mjs';

/** Statistics are gathered when we say so, and every promise of the database stands. */
const FLAGS = ['fsync=on', 'synchronous_commit=on', 'full_page_writes=on', 'autovacuum=off'].flatMap((flag) => ['-c', flag]);
/** What the loads write. */
const OF_REQUISITION = {
  event: 'subject_id',
  task: 'requisition_id',
  requisition_line: 'requisition_id',
  hold: 'requisition_id',
  requisition: 'id',
};
const GROWN = Object.keys(OF_REQUISITION);
const WRITTEN = [...GROWN, 'demand', 'pending', 'undo', 'over_line', 'settle'];

/** The sources of a commit, built, in a folder beside our own builds. @returns {string} the folder */
export function treeOf(commit) {
  const hash = execFileSync('git', ['rev-parse', '--short', commit], { cwd: root, encoding: 'utf8' }).trim();
  const tree = join(root, 'dist/against', hash);
  if (!existsSync(tree)) {
    mkdirSync(join(root, 'dist/against'), { recursive: true });
    execFileSync('git', ['worktree', 'prune'], { cwd: root });
    execFileSync('git', ['worktree', 'add', '--quiet', '--detach', tree, hash], { cwd: root });
    symlinkSync(join(root, 'node_modules'), join(tree, 'node_modules'));
  }
  const sources = ['api/src', 'shared/src', 'migrations', '-d', 'dist/api', '--delete-dir-on-start', '--quiet', '--ignore', '**/*.spec.ts'];
  execFileSync(join(root, 'node_modules/.bin/swc'), sources, { cwd: tree, stdio: 'inherit' });
  return tree;
}

async function migrate(url, cwd) {
  const code = await startNode(['dist/api/api/src/migrate.js'], { env: { DATABASE_URL: url }, cwd }).ended;
  if (code !== 0) throw new Error('The migrations failed.');
}

/**
 * Opens a side. `fill` makes what is in its database, given its owner and the tree's own way to make a school, whose tables are its own.
 * @returns {Promise<object>} `cpu()` answers the CPU milliseconds of server and database so far
 */
export async function openSide({ name, tree = root, clients, fill, env = {} }) {
  const database = await startPg({ temporary: true, flags: FLAGS });
  await migrate(database.url, tree);
  const owner = new pg.Client(database.url);
  await owner.connect();
  const schools = await import(join(tree, 'api/bench/school.mjs'));
  const bench = await fill(owner, schools);
  const serverEnv = { NOW: schools.NOW, ...env };
  const server = await startServer(database.url, serverEnv, tree);
  const postmaster = postmasterOf(database.cluster);
  const http = httpClient(server.port, clients);
  const bare = await bareClients(database.url, clients);
  return {
    name,
    tree,
    url: database.url,
    owner,
    schools,
    bench,
    server,
    env: serverEnv,
    http,
    bare,
    cpu: () => ({ server: cpuMsOf(server.pid), database: cpuMsOfPostgres(postmaster) }),
    async close() {
      http.close();
      await bare.close();
      await owner.end();
      await server.stop();
      await database.stop();
    },
  };
}

/** Takes back what the loads wrote, so that every batch starts from the same day. `isStored`: what is there of earlier years stays. */
export async function clear({ owner, bench }, isStored) {
  const { rows } = await owner.query(
    "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_name = ANY($1)",
    [WRITTEN],
  );
  const there = rows.map(({ name }) => name);
  const emptied = isStored ? there.filter((name) => !GROWN.includes(name)) : there;
  await owner.query('SET session_replication_role = replica');
  await owner.query(`TRUNCATE ${emptied.join(', ')} CASCADE`);
  if (isStored) {
    await owner.query('DROP TABLE IF EXISTS bench_gone');
    // by their keys, however much else there is
    await owner.query('SET enable_seqscan = off; SET enable_hashjoin = off; SET enable_mergejoin = off');
    await owner.query(
      "CREATE TEMP TABLE bench_gone AS SELECT school_id, id FROM requisition WHERE school_id = $1 AND starts_at >= '2026-09-01'",
      [bench.school],
    );
    for (const [table, column] of Object.entries(OF_REQUISITION))
      await owner.query(`DELETE FROM ${table} t USING bench_gone g WHERE t.school_id = g.school_id AND t.${column} = g.id`);
  }
  await owner.query('RESET enable_seqscan; RESET enable_hashjoin; RESET enable_mergejoin; SET session_replication_role = origin');
}

/** Has PostgreSQL forget what it found out of the tables of schools: they are as they were made, and nobody has analysed them. */
export async function forget(owner) {
  await owner.query(`DO $$ DECLARE it record; BEGIN
    FOR it IN SELECT c.relname, a.attname, a.attstattarget FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relrowsecurity
    LOOP
      CONTINUE WHEN it.attstattarget = 0; -- what the migrations say for good
      PERFORM pg_clear_attribute_stats('public', it.relname, it.attname, false);
      PERFORM pg_clear_relation_stats('public', it.relname);
      -- what the migrations say of it
      IF it.attname = 'school_id' THEN
        PERFORM pg_restore_attribute_stats('schemaname', 'public', 'relname', it.relname::text, 'attname', it.attname::text, 'inherited', false, 'null_frac', 0::real, 'avg_width', 16, 'n_distinct', 10::real);
      END IF;
    END LOOP; END $$`);
}
