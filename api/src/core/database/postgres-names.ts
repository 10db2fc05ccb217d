import { DefaultNamingStrategy, type Table } from 'typeorm';

const MAX_LENGTH = 63;

/**
 * The name that PostgreSQL itself gives a constraint: table, columns and kind, the longer of the first two shortened until it fits 63
 * characters (`makeObjectName` in the server's own source).
 */
function constraintName(table: string, columns: string, kind: string): string {
  const room = MAX_LENGTH - kind.length - 2;
  let [first, second] = [table, columns];
  while (first.length + second.length > room) {
    if (first.length > second.length) first = first.slice(0, -1);
    else second = second.slice(0, -1);
  }
  return `${first}_${second}_${kind}`;
}

/**
 * Names as SQL has them: tables and columns are the snake_case of the entity's names, constraints are called what PostgreSQL calls them
 * in our migrations, so that the entities can be compared with the tables. Checks have their names on the entity.
 */
export class PostgresNames extends DefaultNamingStrategy {
  override columnName(property: string, given: string): string {
    return given || property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  }

  override primaryKeyName(table: Table | string): string {
    return `${this.getTableName(table)}_pkey`;
  }

  override uniqueConstraintName(table: Table | string, columns: string[]): string {
    return constraintName(this.getTableName(table), columns.join('_'), 'key');
  }

  override foreignKeyName(table: Table | string, columns: string[]): string {
    return constraintName(this.getTableName(table), columns.join('_'), 'fkey');
  }
}
