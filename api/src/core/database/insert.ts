import type { EntityMetadata } from 'typeorm';

const statements = new Map<string, string>();

function insertInto(entity: EntityMetadata, parameter: number): string {
  const columns = entity.columns.map((column) => ({
    property: column.propertyName,
    name: column.databaseName,
    type: `${entity.connection.driver.normalizeType(column)}${column.isArray ? '[]' : ''}`,
  }));
  const names = columns.map(({ name }) => `"${name}"`).join(', ');
  const values = columns.map(({ property }) => `v."${property}"`).join(', ');
  const shape = columns.map(({ property, type }) => `"${property}" ${type}`).join(', ');
  return `INSERT INTO "${entity.tableName}" (${names}) SELECT ${values} FROM jsonb_to_recordset($${parameter}) AS v(${shape})`;
}

/**
 * The statement that inserts JSON arrays of rows, one parameter per entity, in the order given. Its text depends on the
 * entities alone, so that PostgreSQL plans it once.
 */
export function insertStatement(entities: EntityMetadata[]): string {
  const key = entities.map(({ tableName }) => tableName).join();
  let text = statements.get(key);
  if (!text) {
    const [last, ...before] = [...entities.entries()].reverse();
    const steps = before.reverse().map(([index, entity]) => `${entity.tableName}_added AS (${insertInto(entity, index + 1)})`);
    text = `${steps.length ? `WITH ${steps.join(', ')} ` : ''}${last ? insertInto(last[1], last[0] + 1) : ''}`;
    statements.set(key, text);
  }
  return text;
}
