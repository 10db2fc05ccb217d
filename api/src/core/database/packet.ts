import pg, { type Connection, type FieldDef } from 'pg';
import utils from 'pg/lib/utils.js';
import { columnTypes } from './column-types.js';

/** A statement on its way. Under its name a connection keeps it prepared; without one it is parsed each time. */
export interface Sent {
  name: string;
  text: string;
  values: readonly unknown[];
}

/** What PostgreSQL answered to a statement: its rows, and how many rows it answered or changed. */
export interface Answer {
  rows: Record<string, unknown>[];
  count: number;
}

/** How a row is made of its values: the names, in their order, how each is read, and an empty row to be filled. */
interface Shape {
  names: string[];
  reads: ((text: string) => unknown)[];
  empty: Record<string, unknown>;
}

const NO_COLUMNS: Shape = { names: [], reads: [], empty: {} };

/** The shapes that one connection has described, by the names of its prepared statements. */
export type Shapes = Map<string, Shape>;

interface Waiting extends Answer {
  name: string;
  text: string;
  values: (string | Buffer | null)[];
  shape: Shape | undefined;
  resolve: (answer: Answer) => void;
  reject: (error: unknown) => void;
}

/** What the driver remembers of a connection's prepared statements. */
type Memory = Connection & { parsedStatements: Record<string, string>; submittedNamedStatements: Record<string, string> };

/**
 * Statements that are sent to PostgreSQL together, with one Sync behind them, so that it answers them together: each Sync costs it a
 * system call, and the server another. After a statement that fails PostgreSQL passes over the rest. The driver calls the `handle…`.
 */
export class Packet extends pg.Query {
  private readonly sent: Waiting[] = [];
  private answered = 0;

  /** The statement that is being answered: the driver notes of this name and text that they are parsed. */
  name = '';
  text = '';
  /** Called when PostgreSQL has answered, or can no longer. */
  onEnd: () => void = () => undefined;

  constructor(private readonly shapes: Shapes) {
    super('');
  }

  /** Adds a statement, and answers when PostgreSQL has answered the packet. */
  add({ name, text, values }: Sent): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const shape = this.shapes.get(name);
      this.sent.push({ name, text, values: values.map(utils.prepareValue), shape, rows: [], count: 0, resolve, reject });
    });
  }

  override submit = (connection: Connection): void => {
    connection.stream.cork();
    for (const statement of this.sent) send(connection as Memory, statement);
    connection.sync();
    connection.stream.uncork();
    this.expect(0);
  };

  handleRowDescription({ fields }: { fields: FieldDef[] }): void {
    const statement = this.sent[this.answered];
    if (statement) statement.shape = shapeOf(fields);
  }

  handleDataRow({ fields }: { fields: (string | null)[] }): void {
    const statement = this.sent[this.answered];
    statement?.rows.push(rowOf(statement.shape ?? NO_COLUMNS, fields));
  }

  handleCommandComplete({ text }: { text: string }): void {
    const statement = this.sent[this.answered];
    if (!statement) return;
    statement.count = Number(text.slice(text.lastIndexOf(' ') + 1)) || 0;
    if (statement.name) this.shapes.set(statement.name, statement.shape ?? NO_COLUMNS);
    this.expect(this.answered + 1);
  }

  handleReadyForQuery(): void {
    this.onEnd();
    for (const statement of this.sent) statement.resolve(statement);
  }

  handleError(error: unknown, connection: Memory): void {
    this.onEnd();
    const isWhole = this.answered === this.sent.length; // it failed at the Sync, where a statement outside a transaction is committed
    const passedOver = isWhole ? this.sent : this.sent.slice(this.answered);
    for (const { name } of passedOver) delete connection.submittedNamedStatements[name];
    for (const statement of this.sent)
      if (passedOver.includes(statement)) statement.reject(error);
      else statement.resolve(statement);
  }

  private expect(index: number): void {
    this.answered = index;
    const { name, text } = this.sent[index] ?? { name: '', text: '' };
    this.name = name;
    this.text = text;
  }
}

function send(connection: Memory, { name, text, values, shape }: Waiting): void {
  if (!name || !(connection.parsedStatements[name] ?? connection.submittedNamedStatements[name])) {
    connection.parse({ name, text, types: [] }, true);
    if (name) connection.submittedNamedStatements[name] = text;
  }
  connection.bind({ statement: name, values }, true);
  if (!shape) connection.describe({ type: 'P' }, true);
  connection.execute(null, true);
}

function shapeOf(fields: readonly FieldDef[]): Shape {
  return {
    names: fields.map(({ name }) => name),
    reads: fields.map(({ dataTypeID }) => columnTypes.getTypeParser(dataTypeID)),
    empty: Object.fromEntries(fields.map(({ name }) => [name, null])),
  };
}

function rowOf({ names, reads, empty }: Shape, values: readonly (string | null)[]): Record<string, unknown> {
  const row = { ...empty };
  for (let index = 0; index < values.length; index++) {
    const value = values[index]!;
    if (value !== null) row[names[index]!] = reads[index]!(value);
  }
  return row;
}
