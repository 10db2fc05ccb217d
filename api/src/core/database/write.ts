import { type EntityMetadata, FindOperator, type FindOptionsWhere } from 'typeorm';

/** A statement made from an entity's description, with its values. */
export interface Prepared {
  text: string;
  values: unknown[];
}

/** Which rows: every property equals its value, or stands to it as the operator says (`In`, `Not`, `LessThan`, `MoreThan`, `IsNull`, …). */
export type Where<Row> = FindOptionsWhere<Row>;

/** Makes a number one more. */
export const ONE_MORE = Symbol('one more');

/** What of a row becomes what; a property that is undefined stays as it is. */
export type Changes<Row> = { [Name in keyof Row]?: Row[Name] | (Row[Name] extends number ? typeof ONE_MORE : never) | undefined };

const COMPARISONS: Partial<Record<string, string>> = {
  equal: '=',
  lessThan: '<',
  lessThanOrEqual: '<=',
  moreThan: '>',
  moreThanOrEqual: '>=',
};

/** Whether the rows of a table belong to one school each: its key begins with the school. Those above schools have other keys. */
export function isOfSchool({ primaryColumns: [first] }: EntityMetadata): boolean {
  return first?.databaseName === 'school_id';
}

function columnOf(entity: EntityMetadata, property: string) {
  const column = entity.findColumnWithPropertyName(property);
  if (!column) throw new Error(`${entity.name} has no ${property}`);
  return column;
}

/** Builds one statement: collects its values, and names the school of the transaction on a table of schools. */
class Writing {
  readonly values: unknown[] = [];

  constructor(
    private readonly entity: EntityMetadata,
    private readonly schoolId: string | null,
  ) {}

  parameter(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }

  where(where: object): string {
    const asked = Object.entries(where).filter(([, value]) => value !== undefined);
    if (asked.length === 0) throw new Error(`A statement for every ${this.entity.tableName} of a school was asked for`);
    const school = isOfSchool(this.entity) ? [`school_id = ${this.parameter(this.schoolId)}`] : [];
    const conditions = [...school, ...asked.map(([property, value]) => this.condition(property, value))];
    return ` WHERE ${conditions.join(' AND ')}`;
  }

  changes(changes: object): string {
    const sent = Object.entries(changes).filter(([, value]) => value !== undefined);
    if (sent.length === 0) throw new Error(`Nothing of ${this.entity.tableName} was said to change`);
    return sent.map(([property, value]) => this.change(property, value)).join(', ');
  }

  returning(properties: readonly PropertyKey[] | undefined): string {
    if (!properties) return '';
    const columns = properties.map((property) => columnOf(this.entity, String(property)));
    const timed = columns.find(({ type }) => type === 'timestamptz');
    if (timed) throw new Error(`${timed.propertyName} is written as text and read as a number: it cannot come back from a write`);
    return ` RETURNING ${columns.map(({ databaseName, propertyName }) => `"${databaseName}" AS "${propertyName}"`).join(', ')}`;
  }

  private change(property: string, value: unknown): string {
    const { databaseName: name, type } = columnOf(this.entity, property);
    if (value === ONE_MORE) return `"${name}" = "${name}" + 1`;
    const isJson = type === 'jsonb' && value !== null;
    return `"${name}" = ${this.parameter(isJson ? JSON.stringify(value) : value)}`;
  }

  private condition(property: string, value: unknown): string {
    const name = `"${columnOf(this.entity, property).databaseName}"`;
    if (!(value instanceof FindOperator)) return `${name} = ${this.parameter(value)}`;
    if (value.type === 'not') return `NOT (${this.condition(property, value.child ?? value.value)})`;
    if (value.type === 'isNull') return `${name} IS NULL`;
    if (value.type === 'in') return `${name} = ANY(${this.parameter(value.value)})`;
    const comparison = COMPARISONS[value.type];
    if (!comparison) throw new Error(`No writing of '${value.type}': name it in a statement of your own`);
    return `${name} ${comparison} ${this.parameter(value.value)}`;
  }
}

/** `UPDATE` of one table. Its text depends on which properties are named alone, so that PostgreSQL plans it once. */
export function updateStatement(
  entity: EntityMetadata,
  schoolId: string | null,
  [where, changes]: [object, object],
  returning?: readonly PropertyKey[],
): Prepared {
  const writing = new Writing(entity, schoolId);
  const text = `UPDATE "${entity.tableName}" SET ${writing.changes(changes)}${writing.where(where)}${writing.returning(returning)}`;
  return { text, values: writing.values };
}

/** `DELETE` from one table. */
export function deleteStatement(
  entity: EntityMetadata,
  schoolId: string | null,
  where: object,
  returning?: readonly PropertyKey[],
): Prepared {
  const writing = new Writing(entity, schoolId);
  const text = `DELETE FROM "${entity.tableName}"${writing.where(where)}${writing.returning(returning)}`;
  return { text, values: writing.values };
}
