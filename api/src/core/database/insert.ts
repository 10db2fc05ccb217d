import type { DataSource, EntityMetadata } from 'typeorm';
import { isOfSchool, type Prepared } from './write.js';

/** So many rows are written at a time: making the text of all rows of a long import at once would hold the server. */
const ROWS_AT_ONCE = 1000;

/** Parts rows into what is written at a time; none where there are none. */
export function slicesOf<Row>(rows: readonly Row[]): (readonly Row[])[] {
  return Array.from({ length: Math.ceil(rows.length / ROWS_AT_ONCE) }, (_, at) => rows.slice(at * ROWS_AT_ONCE, (at + 1) * ROWS_AT_ONCE));
}

/** So few rows are written by their values: PostgreSQL looks up how each column is read from JSON again with every statement. */
const FEW = 8;

interface Written {
  property: string;
  name: string;
  isJson: boolean;
}

/** How rows of one entity are written; `few` by how many they are. */
interface Inserting {
  isOfSchool: boolean;
  hasBytes: boolean;
  columns: Written[];
  many: string;
  few: string[];
}

const known = new Map<string, Inserting>();

function insertingOf(entity: EntityMetadata): Inserting {
  let found = known.get(entity.tableName);
  if (!found) known.set(entity.tableName, (found = described(entity)));
  return found;
}

function described(entity: EntityMetadata): Inserting {
  const columns = entity.columns.map((column) => ({
    property: column.propertyName,
    name: column.databaseName,
    type: `${entity.connection.driver.normalizeType(column)}${column.isArray ? '[]' : ''}`,
    isJson: column.type === 'jsonb',
    // a key that the database makes; another number that it could make is written with the row, so that it is known before
    isGenerated: (column.isGenerated && column.isPrimary) || !column.isInsert,
  }));
  const written = columns.filter(({ isGenerated }) => !isGenerated);
  const fromSchool = isOfSchool(entity) && entity.tableName !== 'school';
  const into = `INSERT INTO "${entity.tableName}" (${written.map(({ name }) => `"${name}"`).join(', ')})`;
  const values = written.map(({ name, property }) => (fromSchool && name === 'school_id' ? 's.school_id' : `v."${property}"`)).join(', ');
  const shape = written.map(({ property, type }) => `"${property}" ${type}`).join(', ');
  const rows = `jsonb_to_recordset($1) AS v(${shape})`;
  return {
    isOfSchool: fromSchool,
    hasBytes: entity.columns.some(({ type }) => type === 'bytea'),
    columns: written,
    // rows come as one JSON value; what they are and how many does not change the text. A school's own rows are found from its row
    many: `${into} SELECT ${values} FROM ${fromSchool ? `school s, ${rows} WHERE s.school_id = $2` : rows}`,
    few: Array.from({ length: FEW + 1 }, (_, count) => `${into} VALUES ${listsOf(written, count, fromSchool)}`),
  };
}

/** The placeholders of so many rows. Of a table of schools $1 is the school, of all of them. */
function listsOf(written: readonly Written[], count: number, fromSchool: boolean): string {
  let number = fromSchool ? 1 : 0;
  const placeholder = ({ name }: Written) => (fromSchool && name === 'school_id' ? '$1' : `$${++number}`);
  return Array.from({ length: count }, () => `(${written.map(placeholder).join(', ')})`).join(', ');
}

function valuesOf({ columns, isOfSchool: ofSchool }: Inserting, schoolId: string | null, rows: readonly object[]): unknown[] {
  const values: unknown[] = ofSchool ? [schoolId] : [];
  for (const row of rows)
    for (const { property, name, isJson } of columns) {
      if (ofSchool && name === 'school_id') continue;
      const value = (row as Record<string, unknown>)[property] ?? null;
      values.push(isJson && value !== null ? JSON.stringify(value) : value);
    }
  return values;
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
  const how = insertingOf(entity);
  if (how.isOfSchool && rows.some((row) => (row as { schoolId?: string }).schoolId !== schoolId))
    throw new Error(`A row of ${entity.tableName} is of another school than its transaction`);
  const few = rows.length > 0 ? how.few[rows.length] : undefined;
  if (few) return { text: few, values: valuesOf(how, schoolId, rows) };
  // looking at every value costs more than writing it, and hardly any table has bytes
  const sent = how.hasBytes ? JSON.stringify(rows, plain) : JSON.stringify(rows);
  return { text: how.many, values: how.isOfSchool ? [sent, schoolId] : [sent] };
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
