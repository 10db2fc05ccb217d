import { getMetadataArgsStorage } from 'typeorm';
import { PostgresNames } from './postgres-names.js';
import { Column, is } from './statement.js';

const names = new PostgresNames();
const TYPES: Record<string, Column<unknown>> = {
  uuid: is.uuid,
  text: is.text,
  date: is.date,
  timestamptz: is.instant,
  int: is.int,
  real: is.number,
  numeric: is.number,
  boolean: is.bool,
  jsonb: is.json(),
};
const LISTS: Record<string, Column<unknown>> = { text: is.texts, uuid: is.uuids };

/** What a statement reads of an entity's rows: as they are written, but instants as epoch milliseconds. */
type Read<Row, Instants extends keyof Row> = {
  [Property in keyof Row]: Column<Property extends Instants ? (null extends Row[Property] ? number | null : number) : Row[Property]>;
};

/** Makes SQL that gathers all columns of an entity's row as JSON, by the names of their properties, as `db.insert` takes them again. */
export function jsonOf(entity: new () => object, alias: string): string {
  const columns = getMetadataArgsStorage().columns.filter(
    ({ target }) => typeof target === 'function' && (target === entity || entity.prototype instanceof target),
  );
  const pairs = columns.map(
    ({ propertyName, options }) => `'${propertyName}', ${alias}.${names.columnName(propertyName, options.name ?? '')}`,
  );
  return `jsonb_build_object(${pairs.join(', ')})`;
}

/**
 * Lists all columns of an entity for a statement, by the names of their properties, so that a new column is read without being named
 * again. `instants`: those of type timestamptz, which the compiler cannot tell from text.
 */
export function columnsOf<Row extends object, Instants extends keyof Row>(
  entity: new () => Row,
  alias: string,
  instants: readonly Instants[],
): { text: string; columns: Read<Row, Instants> } {
  const columns = getMetadataArgsStorage().columns.filter(({ target }) => target === entity);
  const described = columns.map(({ propertyName, options }) => {
    const column = (options.array ? LISTS : TYPES)[String(options.type)];
    if (!column) throw new Error(`${entity.name}.${propertyName} is of a type that no statement describes yet`);
    if ((column === is.instant) !== (instants as readonly string[]).includes(propertyName))
      throw new Error(`${entity.name}.${propertyName} is an instant on one side only`);
    return [propertyName, options.nullable ? column.orNull : column] as const;
  });
  const text = columns.map(
    ({ propertyName, options }) => `${alias}.${names.columnName(propertyName, options.name ?? '')} AS "${propertyName}"`,
  );
  return { text: text.join(', '), columns: Object.fromEntries(described) as unknown as Read<Row, Instants> };
}
