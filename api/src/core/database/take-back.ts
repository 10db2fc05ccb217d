import { type DataSource, MigrationExecutor, type QueryRunner } from 'typeorm';
import { DatabaseUnfit } from './open.js';

const COLUMNS = `SELECT c.relname AS "table", a.attname AS "column", pg_get_expr(d.adbin, d.adrelid) AS "default"
  FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
  LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum AND a.attgenerated = ''
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' ORDER BY c.relname, a.attnum`;
const FORCED = `SELECT relname AS "table" FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relforcerowsecurity`;
/** A default that is worked out anew for each row was not what an older row got. */
const CONSTANT = /^('[^']*'(::[\w ]+(\[\])?)?|true|false|-?\d+(\.\d+)?)$/;

interface Column {
  table: string;
  column: string;
  default: string | null;
}

/** How many rows a table has, and how many of them hold something of their own in each column. */
type Content = Map<string, { rows: number; held: Map<string, number> }>;

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

async function contentOf(runner: QueryRunner): Promise<Content> {
  const columns = (await runner.query(COLUMNS)) as Column[];
  const content: Content = new Map();
  for (const [table, own = []] of Object.entries(Object.groupBy(columns, (column) => column.table))) {
    const held = own.map(({ column, default: worth }, index) => {
      const unset = worth !== null && CONSTANT.test(worth) ? worth : 'NULL';
      return `count(*) FILTER (WHERE ${quoted(column)} IS DISTINCT FROM ${unset})::int AS "${index}"`;
    });
    const [counts] = (await runner.query(`SELECT count(*)::int AS rows, ${held.join(', ')} FROM ${quoted(table)}`)) as [
      Record<string, number>,
    ];
    content.set(table, {
      rows: counts['rows'] ?? 0,
      held: new Map(own.map(({ column }, index) => [column, counts[String(index)] ?? 0])),
    });
  }
  content.delete('migrations');
  return content;
}

const rowsOf = (count: number, table: string) => `${count === 1 ? 'one row' : `${count} rows`} of ${table}`;

/** What is no longer there, each as a few words. */
function lostBetween(before: Content, after: Content): string[] {
  return [...before].flatMap(([table, { rows, held }]) => {
    const now = after.get(table);
    if (!now) return rows > 0 ? [rowsOf(rows, table)] : [];
    const fewer = now.rows < rows ? [rowsOf(rows - now.rows, table)] : [];
    const columns = [...held].filter(([column, count]) => count > 0 && !now.held.has(column));
    return [...fewer, ...columns.map(([column, count]) => `what ${rowsOf(count, table)} held in ${column}`)];
  });
}

async function force(runner: QueryRunner, tables: readonly string[], how: 'FORCE' | 'NO FORCE'): Promise<void> {
  for (const table of tables) await runner.query(`ALTER TABLE IF EXISTS ${quoted(table)} ${how} ROW LEVEL SECURITY`);
}

async function takeBack(source: DataSource, runner: QueryRunner, evenRows: boolean): Promise<string> {
  const [newest] = (await runner.query('SELECT name FROM migrations ORDER BY "timestamp" DESC, id DESC LIMIT 1')) as { name: string }[];
  if (!newest) throw new DatabaseUnfit('The database has had no migration that could be taken back.');
  // the owner too sees no rows of a school without naming it
  const forced = ((await runner.query(FORCED)) as { table: string }[]).map(({ table }) => table);
  await force(runner, forced, 'NO FORCE');
  const before = await contentOf(runner);
  const executor = new MigrationExecutor(source, runner);
  executor.transaction = 'none';
  await executor.undoLastMigration();
  const lost = lostBetween(before, await contentOf(runner));
  if (lost.length > 0 && !evenRows)
    throw new DatabaseUnfit(
      `Taking ${newest.name} back would lose ${lost.join(', ')}. Nothing was changed; copy the data first, then ask for down --lose-rows.`,
    );
  await force(runner, forced, 'FORCE');
  return newest.name;
}

/**
 * Takes the newest migration back, in one transaction, and answers its name. What is lost with it is looked for, not guessed: rows that
 * are gone, and columns in which a row held something else than their default.
 * @throws DatabaseUnfit naming what would be lost, unless `evenRows`; nothing is changed then
 */
export async function takeNewestBack(source: DataSource, { evenRows }: { evenRows: boolean }): Promise<string> {
  const runner = source.createQueryRunner();
  try {
    await runner.startTransaction();
    const name = await takeBack(source, runner, evenRows);
    await runner.commitTransaction();
    return name;
  } catch (error) {
    await runner.rollbackTransaction();
    throw error;
  } finally {
    await runner.release();
  }
}
