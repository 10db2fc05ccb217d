// The file of a backup: lines of JSON, packed. First what it is of, then the rows of each table in the order of their keys as PostgreSQL
// writes them itself, and at last how many they are, with a checksum of all before.
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { once } from 'node:events';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { Refusal } from './refusal.mjs';

const FORMAT = 'requisite backup 1';
/** So many rows are fetched and put back at a time; files stand in rows of their own, so that these may be large. */
const ROWS = 100;

/** The tables with their columns, in the order of their names, and by which columns their rows are told apart. */
const TABLES = `SELECT c.relname AS table,
    array_agg(a.attname::text ORDER BY a.attnum) AS columns,
    array_agg(a.attname::text ORDER BY a.attnum) FILTER (WHERE a.attgenerated = '') AS given,
    coalesce((SELECT array_agg(k.attname::text ORDER BY array_position(i.indkey::int2[], k.attnum)) FROM pg_index i
      JOIN pg_attribute k ON k.attrelid = c.oid AND k.attnum = ANY(i.indkey) WHERE i.indrelid = c.oid AND i.indisprimary), '{}') AS key
  FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname <> 'migrations'
  GROUP BY c.oid, c.relname ORDER BY c.relname`;
const SEQUENCES = "SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'S' ORDER BY relname";
const MIGRATIONS = 'SELECT name FROM migrations ORDER BY name';

const quoted = (name) => `"${name.replaceAll('"', '""')}"`;
const namesOf = async (client, text) => (await client.query(text)).rows.map(({ name }) => name);

/** Values are written alike whatever the server is set to. */
const PLAINLY =
  "SET LOCAL datestyle = 'ISO, YMD'; SET LOCAL timezone = 'UTC'; SET LOCAL intervalstyle = 'postgres'; SET LOCAL statement_timeout = 0";

async function sequencesOf(client) {
  const names = await namesOf(client, SEQUENCES);
  const states = [];
  for (const name of names) {
    const { rows } = await client.query(`SELECT last_value::text AS at, is_called AS used FROM ${quoted(name)}`);
    states.push({ name, ...rows[0] });
  }
  return states;
}

/**
 * Writes all rows of a database into a file, as they were at one moment; others go on meanwhile.
 * @param {import('pg').Client} client of a login that row-level security does not bind
 * @returns {Promise<{tables: number, rows: number}>}
 * @throws {Refusal} where the login sees only some of the rows
 */
export async function writeBackup(client, path) {
  const packed = createGzip();
  const written = pipeline(packed, createWriteStream(path, { flags: 'wx', mode: 0o600 }));
  written.catch(() => {}); // whoever waits for it hears of it
  const sum = createHash('sha256');
  const put = async (value) => {
    const line = `${JSON.stringify(value)}\n`;
    sum.update(line);
    if (!packed.write(line)) await Promise.race([once(packed, 'drain'), written]);
  };
  let count = 0;
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    await client.query(`${PLAINLY}; SET LOCAL row_security = off`);
    const { rows: tables } = await client.query(TABLES);
    const header = { format: FORMAT, at: Temporal.Now.instant().toString(), migrations: await namesOf(client, MIGRATIONS) };
    await put({ ...header, tables: tables.map(({ table, columns }) => ({ table, columns })), sequences: await sequencesOf(client) });
    for (const { table, columns, key } of tables) {
      const order = (key.length > 0 ? key : columns).map(quoted).join(', ');
      await client.query(`DECLARE every NO SCROLL CURSOR FOR SELECT t::text AS row FROM ${quoted(table)} t ORDER BY ${order}`);
      for (;;) {
        const { rows } = await client.query(`FETCH ${ROWS} FROM every`);
        if (rows.length === 0) break;
        count += rows.length;
        await put([table, rows.map(({ row }) => row)]);
      }
      await client.query('CLOSE every');
    }
    packed.end(`${JSON.stringify({ rows: count, sha256: sum.digest('hex') })}\n`);
    await written;
    return { tables: tables.length, rows: count };
  } catch (error) {
    packed.destroy();
    if (error.code !== '42501') throw error;
    throw new Refusal('This login sees only some of the rows: make the backup as a superuser, or a role with BYPASSRLS.');
  } finally {
    await client.query('ROLLBACK').catch(() => {});
  }
}

/** The lines of a file, each with what it says. @throws {Refusal} where the file is not whole, or is none of ours */
async function* linesOf(path) {
  const spoilt = () => new Refusal(`${path} is not a whole backup: it was cut off or changed. Nothing was put back.`);
  const sum = createHash('sha256');
  const unpacked = createGunzip();
  const read = pipeline(createReadStream(path), unpacked);
  let failure = null;
  read.catch((error) => (failure = error));
  let isFirst = true;
  let isOver = false;
  try {
    for await (const line of createInterface({ input: unpacked, crlfDelay: Infinity })) {
      const said = JSON.parse(line);
      if (isFirst && said?.format !== FORMAT) throw spoilt();
      if (isOver) throw spoilt();
      isOver = !isFirst && !Array.isArray(said);
      if (isOver && said.sha256 !== sum.digest('hex')) throw spoilt();
      if (!isOver) sum.update(`${line}\n`);
      isFirst = false;
      yield said;
    }
    await read;
  } catch (error) {
    if (failure?.code === 'ENOENT' || error.code === 'ENOENT') throw new Refusal(`There is no file ${path}.`);
    throw error instanceof SyntaxError || failure || String(error.code).startsWith('Z_') ? spoilt() : error;
  } finally {
    unpacked.destroy();
  }
  if (!isOver) throw spoilt();
}

/** Reads a file to its end and answers what it is of. @throws {Refusal} where it is not whole */
export async function checkBackup(path) {
  let header;
  let rows = 0;
  for await (const said of linesOf(path)) {
    header ??= said;
    if (Array.isArray(said)) rows += said[1].length;
    else if (said !== header && said.rows !== rows) throw new Refusal(`${path} is not a whole backup. Nothing was put back.`);
  }
  return header;
}

/** @throws {Refusal} in one sentence where the tables are not those that the backup is of */
function assertSameVersion(header, here, tables) {
  const newer = header.migrations.filter((name) => !here.includes(name));
  const older = here.filter((name) => !header.migrations.includes(name));
  if (newer.length > 0)
    throw new Refusal(
      `The backup is of a newer version of Requisite, which changed the tables by ${newer.at(-1)}: put it back with that version.`,
    );
  if (older.length > 0)
    throw new Refusal(
      `The backup is of an older version of Requisite, without ${older[0]}: put it back with that version, then start this one, which brings it up to date.`,
    );
  const shape = (list) => JSON.stringify(list.map(({ table, columns }) => [table, columns]));
  if (shape(header.tables) !== shape(tables))
    throw new Refusal(
      'The tables of this database are not those that the backup is of, although both are of one version; nothing was put back.',
    );
}

/**
 * Puts a backup back into a database that has the tables and no school, all of it or nothing.
 * @param {import('pg').Client} client of a superuser
 * @returns {Promise<{tables: number, rows: number}>}
 * @throws {Refusal} where there is a school already, the version is another, or the file is not whole
 */
export async function putBack(client, path) {
  const header = await checkBackup(path);
  await client.query('BEGIN');
  try {
    await client.query(PLAINLY);
    const { rows: tables } = await client.query(TABLES);
    assertSameVersion(header, await namesOf(client, MIGRATIONS), tables);
    await client.query('SET LOCAL session_replication_role = replica'); // the rows are whole: no trigger may add to them
    await client.query('SET LOCAL row_security = off');
    if ((await client.query('SELECT FROM account UNION ALL SELECT FROM school LIMIT 1')).rowCount > 0)
      throw new Refusal('There is a school in this database already: put the backup back into an empty one. Nothing was changed.');
    await client.query(`TRUNCATE ${tables.map(({ table }) => quoted(table)).join(', ')}`);
    const given = new Map(tables.map((one) => [one.table, one.given.map(quoted)]));
    let count = 0;
    for await (const said of linesOf(path)) {
      if (!Array.isArray(said)) continue;
      const [table, rows] = said;
      const columns = given.get(table);
      const { rowCount } = await client.query(
        `INSERT INTO ${quoted(table)} (${columns.join(', ')}) OVERRIDING SYSTEM VALUE
         SELECT ${columns.map((column) => `(x.r).${column}`).join(', ')} FROM (SELECT unnest($1::text[])::${quoted(table)} AS r OFFSET 0) x`,
        [rows],
      );
      count += rowCount;
    }
    for (const { name, at, used } of header.sequences) await client.query('SELECT setval($1::regclass, $2, $3)', [quoted(name), at, used]);
    await client.query('COMMIT');
    await client.query('ANALYZE');
    return { tables: tables.length, rows: count };
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {});
    if (error.code !== '42501') throw error;
    throw new Refusal('This login may not put a backup back: a superuser of the database has to. Nothing was changed.');
  }
}
