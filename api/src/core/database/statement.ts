import { createHash } from 'node:crypto';

/**
 * One column of an answer: what PostgreSQL may type it as, and whether it may be null. Its `Value` is what the server gets for it (see
 * `column-types.ts`), so that the row type of a statement is made of the very description that a spec holds against the database.
 */
export class Column<Value> {
  declare readonly value: Value;

  constructor(
    readonly types: readonly string[],
    readonly nullable = false,
  ) {}

  /** The same column where it may be null. */
  get orNull(): Column<Value | null> {
    return new Column(this.types, true);
  }

  /** Narrows to what a CHECK or the statement itself lets through: a claim that nothing compares. */
  as<Narrower extends Value>(): Column<Narrower> {
    return new Column(this.types, this.nullable);
  }
}

/** The columns that statements answer: `is.uuid`, `is.text.orNull`, `is.json<Line[]>()`. */
export const is = {
  uuid: new Column<string>(['uuid']),
  text: new Column<string>(['text']),
  date: new Column<string>(['date']),
  /** Epoch milliseconds. */
  instant: new Column<number>(['timestamp with time zone']),
  int: new Column<number>(['integer', 'bigint']),
  number: new Column<number>(['double precision', 'real', 'numeric']),
  bool: new Column<boolean>(['boolean']),
  bytes: new Column<Buffer>(['bytea']),
  uuids: new Column<string[]>(['uuid[]']),
  texts: new Column<string[]>(['text[]']),
  ints: new Column<number[]>(['integer[]']),
  /** What is inside is claimed, not compared. */
  json: <Value>(): Column<Value> => new Column(['json', 'jsonb']),
};

/** The columns of an answer by their names. */
export type Columns = Record<string, Column<unknown>>;

/** A row of these columns. */
export type RowOf<Described extends Columns> = { [Name in keyof Described]: Described[Name]['value'] };

/** A statement with what it answers. Export it: `statements.spec.ts` prepares each on the migrated tables and compares. */
export class Statement<Row extends object = object> {
  declare readonly row: Row;
  /** The name under which connections prepare it. */
  readonly name: string;

  constructor(
    readonly text: string,
    readonly columns: Columns,
    readonly isPlannedEachTime = false,
  ) {
    this.name = nameOf(text);
  }
}

/** The rows that a statement answers: `Answered<typeof LIST>`. */
export type Answered<Declared extends Statement> = Declared['row'];

/**
 * Declares a statement that answers these columns. A connection plans it once; `planned` each time, for its values, where conditions may be
 * left out (`$2 IS NULL OR …`), so that no one way to its rows is right for all that it is asked.
 */
export function statement<Described extends Columns>(
  columns: Described,
  text: string,
  planned: 'once' | 'each time' = 'once',
): Statement<RowOf<Described>> {
  return new Statement(text, columns, planned === 'each time');
}

/** Declares a statement that answers no rows, or rows of no columns: it changes, locks, or asks whether something is there. */
export function command(text: string): Statement<Record<never, never>> {
  return new Statement(text, {});
}

/** The name of a prepared statement: the same for the same text. */
export function nameOf(text: string): string {
  return createHash('sha1').update(text).digest('base64url');
}
