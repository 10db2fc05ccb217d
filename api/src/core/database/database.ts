import { AsyncLocalStorage } from 'node:async_hooks';
import type { Socket } from 'node:net';
import { Inject, Injectable } from '@nestjs/common';
import type { Pool, PoolClient, QueryResult } from 'pg';
import type { DataSource } from 'typeorm';
import { isId } from '../ids/uuid.js';
import { columnTypes } from './column-types.js';
import { insertStatement } from './insert.js';
import { committing } from './outcome.js';
import { nameOf, type Statement } from './statement.js';
import { type Changes, deleteStatement, type Prepared, updateStatement, type Where } from './write.js';

interface Transaction {
  schoolId: string | null;
  client: PoolClient;
  /** Statements that were sent last and not waited for: the commit travels right behind them. */
  last: Promise<unknown>[];
  afterCommit: (() => void)[];
}

export const DATA_SOURCE = Symbol('data source');
const MAX_TRIES = 5;
const CONFLICTS = new Set(['40001', '40P01']); // serialization failure, deadlock: nothing is wrong with the work, it can be done again

/** The driver bounds its rows by this; ours are what their statement says. */
type ReadBack = Record<string, unknown>;

/** The class of an entity. */
type Entity<Row extends object> = new () => Row;

/** What can be sent: a statement that was declared, or, in tests, its bare text. */
type Sendable<Row extends object> = Statement<Row> | string;

/** Names of the statements that are made from entities, by their text. */
const names = new Map<string, string>();

function named(text: string): string {
  let name = names.get(text);
  if (!name) names.set(text, (name = nameOf(text)));
  return name;
}

const gathering = new WeakSet<Socket>();

/** What is sent to a connection in one turn of the event loop leaves in one packet. */
function corkUntilNextTick(client: PoolClient): void {
  const { stream } = (client as unknown as { connection: { stream: Socket } }).connection;
  if (gathering.has(stream)) return;
  gathering.add(stream);
  stream.cork();
  process.nextTick(() => {
    gathering.delete(stream);
    stream.uncork();
  });
}

/**
 * The ambient database: whoever calls inside `transaction` works in that transaction, with the rows of its school and no
 * others. There is no other way to the tables.
 */
@Injectable()
export class Database {
  private readonly ambient = new AsyncLocalStorage<Transaction>();
  /** How often work was done again after a conflict between transactions, and how many statements were sent. */
  readonly counts = { retries: 0, statements: 0 };

  constructor(@Inject(DATA_SOURCE) readonly source: DataSource) {}

  /**
   * Does the work in one transaction that sees the rows of one school (`null`: only the tables above schools). A nested call
   * joins. A conflict with another transaction does the work again, at most 5 times.
   */
  async transaction<T>(schoolId: string | null, work: () => Promise<T>): Promise<T> {
    const outer = this.ambient.getStore();
    if (outer) {
      if (outer.schoolId !== schoolId) throw new Error('A transaction of one school was asked to work for another');
      return work();
    }
    for (let tries = 1; ; tries++) {
      try {
        return await this.once(schoolId, work);
      } catch (error) {
        if (tries === MAX_TRIES || !CONFLICTS.has((error as { code?: string }).code ?? '')) throw error;
        this.counts.retries++;
      }
    }
  }

  /**
   * What stands for the ambient transaction, if there is one: whoever asks has a connection in hand then, and to wait for another one, or
   * for somebody who waits for one, may never end.
   */
  get inHand(): object | undefined {
    return this.ambient.getStore();
  }

  /** Runs one statement in the ambient transaction and answers its rows. Placeholders are $1, $2, … */
  async query<Row extends object>(statement: Sendable<Row>, values: unknown[] = []): Promise<Row[]> {
    return (await this.send<Row>(this.current().client, statement, values)).rows;
  }

  /** As `query`, for statements that answer at most one row. */
  async one<Row extends object>(statement: Sendable<Row>, values: unknown[] = []): Promise<Row | undefined> {
    return (await this.query(statement, values))[0];
  }

  /** Runs one statement and answers how many rows it changed. */
  async change(statement: Sendable<object>, values: unknown[] = []): Promise<number> {
    return (await this.send(this.current().client, statement, values)).rowCount ?? 0;
  }

  /**
   * One statement that reads the rows of one school (`null`: of the tables above schools), in a transaction of its own; all of it
   * travels in one round trip. Inside a transaction it joins it.
   */
  async read<Row extends object>(schoolId: string | null, statement: Sendable<Row>, values: unknown[] = []): Promise<Row[]> {
    if (this.inHand) return this.transaction(schoolId, () => this.query(statement, values));
    const client = await this.connect();
    try {
      const [, result] = await Promise.all([
        this.begin(client, schoolId, 'READ ONLY'),
        this.send<Row>(client, statement, values),
        this.commit(client),
      ]);
      client.release();
      return result.rows;
    } catch (error) {
      await client.query('ROLLBACK').then(
        () => client.release(),
        (broken: Error) => client.release(broken),
      );
      throw error;
    }
  }

  /** One statement on the tables that stand above schools, outside any transaction. @throws inside one, whose connection is in hand */
  async acrossSchools<Row extends object>(statement: Sendable<Row>, values: unknown[] = []): Promise<Row[]> {
    if (this.inHand) throw new Error('A second connection was asked for inside a transaction');
    const client = await this.connect();
    try {
      return (await this.send<Row>(client, statement, values)).rows;
    } finally {
      client.release();
    }
  }

  /**
   * Inserts whole rows, a statement for each entity, sent together in the order given: what others point to comes first.
   * @throws where a row is another school's than the transaction
   */
  async insert<Rows extends object[]>(
    ...tables: { [Index in keyof Rows]: [Entity<Rows[Index]>, readonly NoInfer<Rows[Index]>[]] }
  ): Promise<void> {
    const { schoolId } = this.current();
    const filled = (tables as [Entity<object>, readonly object[]][]).filter(([, rows]) => rows.length > 0);
    await Promise.all(filled.map(([entity, rows]) => this.write(insertStatement(this.source.getMetadata(entity), schoolId, rows))));
  }

  /**
   * Changes the rows that answer to every condition, of the ambient school where the table is a school's, and answers how many; with
   * `returning`, those columns of each.
   */
  update<Row extends object>(entity: Entity<Row>, where: Where<Row>, changes: Changes<Row>): Promise<number>;
  update<Row extends object, Name extends keyof Row>(
    entity: Entity<Row>,
    where: Where<Row>,
    changes: Changes<Row>,
    returning: readonly Name[],
  ): Promise<Pick<Row, Name>[]>;
  async update(entity: Entity<object>, where: object, changes: object, returning?: readonly PropertyKey[]): Promise<unknown> {
    const { schoolId } = this.current();
    const result = await this.write(updateStatement(this.source.getMetadata(entity), schoolId, [where, changes], returning));
    return returning ? result.rows : (result.rowCount ?? 0);
  }

  /** Deletes the rows that answer to every condition, as `update` changes them. */
  delete<Row extends object>(entity: Entity<Row>, where: Where<Row>): Promise<number>;
  delete<Row extends object, Name extends keyof Row>(
    entity: Entity<Row>,
    where: Where<Row>,
    returning: readonly Name[],
  ): Promise<Pick<Row, Name>[]>;
  async delete(entity: Entity<object>, where: object, returning?: readonly PropertyKey[]): Promise<unknown> {
    const { schoolId } = this.current();
    const result = await this.write(deleteStatement(this.source.getMetadata(entity), schoolId, where, returning));
    return returning ? result.rows : (result.rowCount ?? 0);
  }

  /**
   * Lets the commit follow a statement without waiting for its answer, which saves a round trip. For the last statements of a
   * transaction: when one fails, the transaction fails with its error and nothing is committed.
   */
  sendWithCommit(sent: Promise<unknown>): void {
    sent.catch(() => undefined);
    this.current().last.push(sent);
  }

  /** Does work whose own writes alone are taken back when it fails: the ambient transaction goes on. */
  async attempt<T>(work: () => Promise<T>): Promise<T> {
    const { client, last, afterCommit } = this.current();
    const before = { last: last.length, afterCommit: afterCommit.length };
    await client.query('SAVEPOINT attempt');
    try {
      const answer = await work();
      await Promise.all(last.slice(before.last));
      await client.query('RELEASE SAVEPOINT attempt');
      return answer;
    } catch (error) {
      await Promise.allSettled(last.splice(before.last));
      afterCommit.length = before.afterCommit;
      await client.query('ROLLBACK TO SAVEPOINT attempt');
      throw error;
    }
  }

  /** Runs after the ambient transaction has committed, for effects inside this process only; never after a rollback. */
  afterCommit(effect: () => void): void {
    this.current().afterCommit.push(effect);
  }

  /** The school of the ambient transaction, for the statements that must name it. */
  get schoolId(): string {
    const { schoolId } = this.current();
    if (schoolId === null) throw new Error('A statement of one school was sent in a transaction of none');
    return schoolId;
  }

  private current(): Transaction {
    const transaction = this.ambient.getStore();
    if (!transaction) throw new Error('A statement was sent outside a transaction');
    return transaction;
  }

  private async once<T>(schoolId: string | null, work: () => Promise<T>): Promise<T> {
    const client = await this.connect();
    const transaction: Transaction = { schoolId, client, last: [], afterCommit: [] };
    let answer: T;
    try {
      const begun = this.begin(client, schoolId, 'READ WRITE');
      [answer] = await Promise.all([this.ambient.run(transaction, work), begun]);
      await committing(() => Promise.all([...transaction.last, this.commit(client)]));
      client.release();
    } catch (error) {
      await client.query('ROLLBACK').then(
        () => client.release(),
        (broken: Error) => client.release(broken),
      );
      const first = (await Promise.allSettled(transaction.last)).find(({ status }) => status === 'rejected');
      throw first?.status === 'rejected' ? first.reason : error;
    }
    for (const effect of transaction.afterCommit) effect();
    return answer;
  }

  /** Begins, and sets the school in a message of its own: SET LOCAL alone is carried to other machines, and takes no parameter. */
  private begin(client: PoolClient, schoolId: string | null, mode: 'READ ONLY' | 'READ WRITE'): Promise<unknown> {
    if (schoolId !== null && !isId(schoolId)) throw new Error('Not a school id');
    corkUntilNextTick(client);
    const begun = client.query(`BEGIN ${mode}`);
    return schoolId === null ? begun : Promise.all([begun, client.query(`SET LOCAL app.school_id = '${schoolId}'`)]);
  }

  private commit(client: PoolClient): Promise<unknown> {
    corkUntilNextTick(client);
    return client.query('COMMIT');
  }

  private write({ text, values }: Prepared): Promise<QueryResult> {
    return this.send(this.current().client, text, values);
  }

  private send<Row extends object>(client: PoolClient, statement: Sendable<Row>, values: unknown[]): Promise<QueryResult<Row & ReadBack>> {
    this.counts.statements++;
    corkUntilNextTick(client);
    const { name, text } = typeof statement === 'string' ? { name: named(statement), text: statement } : statement;
    return client.query<Row & ReadBack>({ name, text, values, types: columnTypes });
  }

  private connect(): Promise<PoolClient> {
    return (this.source.driver as unknown as { master: Pool }).master.connect();
  }
}
