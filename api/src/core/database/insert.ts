import type { DataSource, EntityMetadata } from 'typeorm';
import { isOfSchool, type Prepared } from './write.js';

/** So many rows are written at a time: making the text of all rows of a long import at once would hold the server. */
const ROWS_AT_ONCE = 1000;

/** Parts rows into what is written at a time; none where there are none. */
export function slicesOf<Row>(rows: readonly Row[]): (readonly Row[])[] {
  return Array.from({ length: Math.ceil(rows.length / ROWS_AT_ONCE) }, (_, at) => rows.slice(at * ROWS_AT_ONCE, (at + 1) * ROWS_AT_ONCE));
}

const texts = new Map<string, { text: string; hasBytes: boolean }>();

/** Rows come as one JSON value; what they are and how many does not change the text. A school's own rows are found from its row. */
function insertText(entity: EntityMetadata): string {
  const columns = entity.columns.map((column) => ({
    property: column.propertyName,
    name: column.databaseName,
    type: `${entity.connection.driver.normalizeType(column)}${column.isArray ? '[]' : ''}`,
    // a key that the database makes; another number that it could make is written with the row, so that it is known before
    isGenerated: (column.isGenerated && column.isPrimary) || !column.isInsert,
  }));
  const written = columns.filter(({ isGenerated }) => !isGenerated);
  const fromSchool = isOfSchool(entity) && entity.tableName !== 'school';
  const names = written.map(({ name }) => `"${name}"`).join(', ');
  const values = written.map(({ name, property }) => (fromSchool && name === 'school_id' ? 's.school_id' : `v."${property}"`)).join(', ');
  const shape = written.map(({ property, type }) => `"${property}" ${type}`).join(', ');
  const rows = `jsonb_to_recordset($1) AS v(${shape})`;
  const from = fromSchool ? `school s, ${rows} WHERE s.school_id = $2` : rows;
  return `INSERT INTO "${entity.tableName}" (${names}) SELECT ${values} FROM ${from}`;
}

/** JSON knows no bytes: PostgreSQL reads them from their hex. */
function plain(_key: string, value: unknown): unknown {
  const isBuffer = typeof value === 'object' && value !== null && 'type' in value && value.type === 'Buffer' && 'data' in value;
  return isBuffer ? `\\x${Buffer.from(value.data as number[]).toString('hex')}` : value;
}

/**
 * The statement that inserts rows of one entity, however many.
 * @throws where a row is another school's than the transaction
 */
export function insertStatement(entity: EntityMetadata, schoolId: string | null, rows: readonly object[]): Prepared {
  let known = texts.get(entity.tableName);
  if (!known)
    texts.set(entity.tableName, (known = { text: insertText(entity), hasBytes: entity.columns.some(({ type }) => type === 'bytea') }));
  const { text, hasBytes } = known;
  if (isOfSchool(entity) && rows.some((row) => (row as { schoolId?: string }).schoolId !== schoolId))
    throw new Error(`A row of ${entity.tableName} is of another school than its transaction`);
  // looking at every value costs more than writing it, and hardly any table has bytes
  const sent = hasBytes ? JSON.stringify(rows, plain) : JSON.stringify(rows);
  return { text, values: text.endsWith('$2') ? [sent, schoolId] : [sent] };
}

/** The statements that insert rows of several entities, in order, each made when it is asked for: a slice of very many rows at a time. */
export function insertStatements(
  source: DataSource,
  schoolId: string | null,
  tables: readonly (readonly [entity: new () => object, rows: readonly object[]])[],
): (() => Prepared)[] {
  return tables.flatMap(([entity, rows]) =>
    slicesOf(rows).map((some) => () => insertStatement(source.getMetadata(entity), schoolId, some)),
  );
}
