import { AsyncLocalStorage } from 'node:async_hooks';
import { Inject, Injectable } from '@nestjs/common';
import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import { isId } from '../ids/uuid.js';
import { PATIENTLY } from './bounds.js';
import { Connections } from './connections.js';
import { insertStatements } from './insert.js';
import { committing, outcome } from './outcome.js';
import type { Answer } from './packet.js';
import { sendable, type Sendable, sentFromHere } from './sendable.js';
import { canBeDoneAgain, DeadLine, isStale, isTaken } from './sql-states.js';
import type { Wire } from './wire.js';
import { type Changes, deleteStatement, type Prepared, updateStatement, type Where } from './write.js';

interface Transaction {
  schoolId: string | null;
  wire: Wire;
  /** How often its work was begun. */
  tries: number;
  /** Statements that were sent last and not waited for: the commit travels right behind them. */
  last: Promise<unknown>[];
  afterCommit: (() => void)[];
  /** Its commit has been sent: nothing can be sent in it any more. */
  isOver?: true;
}

export const DATA_SOURCE = Symbol('data source');
const MAX_TRIES = 5;
type Entity<Row extends object> = new () => Row;

/**
 * The ambient database: whoever calls inside `transaction` works in that transaction, with the rows of its school and no
 * others. There is no other way to the tables.
 */
@Injectable()
export class Database {
  private readonly ambient = new AsyncLocalStorage<Transaction>();
  /** How often work was done again: after a conflict, as what it saw was taken, as its connection was dead; how many statements were sent. */
  readonly counts = { retries: 0, looks: 0, deaths: 0, statements: 0 };
  readonly connections: Connections;

  constructor(@Inject(DATA_SOURCE) readonly source: DataSource) {
    this.connections = new Connections((source.driver as unknown as { master: Pool }).master);
  }

  /**
   * Does the work in one transaction that sees the rows of one school (`null`: only the tables above schools). A nested call
   * joins. A conflict with another transaction, or a connection that died before the commit, does the work again, at most 5 times.
   */
  async transaction<T>(schoolId: string | null, work: () => Promise<T>): Promise<T> {
    const outer = this.ambient.getStore();
    if (outer) {
      if (outer.schoolId !== schoolId) throw new Error('A transaction of one school was asked to work for another');
      return work();
    }
    for (let tries = 1; ; tries++) {
      try {
        return await this.once(schoolId, work, tries);
      } catch (error) {
        if (tries === MAX_TRIES || !canBeDoneAgain(error)) throw error;
        this.counts[isTaken(error) ? 'looks' : error instanceof DeadLine ? 'deaths' : 'retries']++;
      }
    }
  }

  /** Does work whose transactions have the bounds of a job. */
  patiently<T>(work: () => Promise<T>): Promise<T> {
    return this.connections.patiently(work);
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
    return (await this.send(this.current().wire, statement, values)).rows as Row[];
  }

  /** As `query`, for statements that answer at most one row. */
  async one<Row extends object>(statement: Sendable<Row>, values: unknown[] = []): Promise<Row | undefined> {
    return (await this.query(statement, values))[0];
  }

  /** Runs one statement and answers how many rows it changed. */
  async change(statement: Sendable<object>, values: unknown[] = []): Promise<number> {
    return (await this.send(this.current().wire, statement, values)).count;
  }

  /**
   * One statement that reads the rows of one school (`null`: of the tables above schools), in a transaction of its own; all of it
   * travels in one round trip. Inside a transaction it joins it.
   */
  async read<Row extends object>(schoolId: string | null, statement: Sendable<Row>, values: unknown[] = []): Promise<Row[]> {
    return this.readTogether(schoolId, () => this.query(statement, values));
  }

  /**
   * As `read`, for statements that the work sends at once, before it waits for any: all of them travel in one round trip.
   * @throws where the work sends another one later
   */
  async readTogether<T>(schoolId: string | null, work: () => Promise<T>): Promise<T> {
    if (this.inHand) return this.transaction(schoolId, work);
    for (let tries = 1; ; tries++) {
      const wire = await this.connections.take({ isWrite: false, schoolId });
      const reading: Transaction = { schoolId, wire, tries, last: [], afterCommit: [] };
      try {
        const begun = this.begin(wire, schoolId, 'READ ONLY');
        const rows = this.ambient.run(reading, work);
        reading.isOver = true;
        const [answer] = await Promise.all([rows, begun, this.control(wire, 'COMMIT')]);
        wire.release();
        return answer;
      } catch (error) {
        await this.rollBack(wire, error);
        if (tries === MAX_TRIES || !(wire.isDead || isStale(error))) throw error;
      }
    }
  }

  /** One statement on the tables that stand above schools, outside any transaction. @throws inside one, whose connection is in hand */
  async acrossSchools<Row extends object>(statement: Sendable<Row>, values: unknown[] = []): Promise<Row[]> {
    if (this.inHand) throw new Error('A second connection was asked for inside a transaction');
    const wire = await this.connections.take({ isWrite: false, schoolId: null });
    let broken: Error | undefined;
    try {
      return (await this.send(wire, statement, values)).rows as Row[];
    } catch (error) {
      broken = this.brokenBy(wire, error);
      throw error;
    } finally {
      wire.release(broken);
    }
  }

  /**
   * Inserts whole rows, a statement for each entity, sent together in the order given: what others point to comes first.
   * @throws where a row is another school's than the transaction
   */
  async insert<Rows extends object[]>(
    ...tables: { [Index in keyof Rows]: [Entity<Rows[Index]>, readonly NoInfer<Rows[Index]>[]] }
  ): Promise<void> {
    // at once, long or not: what its caller sends next has to come after all of it
    const made = insertStatements(this.source, this.current().schoolId, tables);
    await Promise.all(made.map((make) => this.write(make())));
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
    return returning ? result.rows : result.count;
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
    return returning ? result.rows : result.count;
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
    const { wire, last, afterCommit } = this.current();
    const before = { last: last.length, afterCommit: afterCommit.length };
    await wire.alone('SAVEPOINT attempt');
    try {
      const answer = await work();
      await Promise.all(last.slice(before.last));
      await wire.alone('RELEASE SAVEPOINT attempt');
      return answer;
    } catch (error) {
      await Promise.allSettled(last.splice(before.last));
      afterCommit.length = before.afterCommit;
      await wire.alone('ROLLBACK TO SAVEPOINT attempt');
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

  /** Whether the ambient transaction is begun for the first time: it may go by what it sees without a lock, where its last call compares. */
  get isFirstTry(): boolean {
    return this.current().tries === 1;
  }

  private current(): Transaction {
    const transaction = this.ambient.getStore();
    if (!transaction) throw new Error('A statement was sent outside a transaction');
    if (transaction.isOver) throw new Error('A statement was sent behind the commit of its transaction');
    return transaction;
  }

  private async once<T>(schoolId: string | null, work: () => Promise<T>, tries: number): Promise<T> {
    const wire = await this.connections.take({ isWrite: true, schoolId });
    const transaction: Transaction = { schoolId, wire, tries, last: [], afterCommit: [] };
    let answer: T;
    let isCommitting = false;
    try {
      const begun = this.begin(wire, schoolId, 'READ WRITE');
      [answer] = await Promise.all([this.ambient.run(transaction, work), begun]);
      await outcome.getStore()?.claim?.mustHold();
      isCommitting = true;
      await committing(() => Promise.all([...transaction.last, this.control(wire, 'COMMIT')]));
      wire.release();
    } catch (error) {
      await this.rollBack(wire, error);
      const first = (await Promise.allSettled(transaction.last)).find(({ status }) => status === 'rejected');
      const reason: unknown = first?.status === 'rejected' ? first.reason : error;
      throw wire.isDead && !isCommitting ? new DeadLine(reason) : reason;
    }
    for (const effect of transaction.afterCommit) effect();
    return answer;
  }

  /** Begins, and sets the school in a message of its own: SET LOCAL alone is carried to other machines, and takes no parameter. */
  private begin(wire: Wire, schoolId: string | null, mode: 'READ ONLY' | 'READ WRITE'): Promise<unknown> {
    if (schoolId !== null && !isId(schoolId)) throw new Error('Not a school id');
    const begun: Promise<unknown>[] = [this.control(wire, `BEGIN ${mode}`)];
    if (schoolId !== null) begun.push(wire.send({ name: '', text: `SET LOCAL app.school_id = '${schoolId}'`, values: [] }));
    const claim = outcome.getStore()?.claim;
    if (claim?.schoolId === schoolId) begun.push(claim.ask((statement, values) => this.send(wire, statement, values)));
    if (this.connections.isPatient) begun.push(...PATIENTLY.map((text) => this.control(wire, text)));
    return Promise.all(begun);
  }

  private control(wire: Wire, text: string): Promise<unknown> {
    return wire.send({ name: text, text, values: [] });
  }

  /** Takes a transaction back and gives its connection to the pool, or closes it when it cannot be taken back. */
  private async rollBack(wire: Wire, error: unknown): Promise<void> {
    const broken = this.brokenBy(wire, error);
    if (broken) return wire.release(broken);
    await wire.alone('ROLLBACK').then(
      () => wire.release(),
      (lost: Error) => wire.release(lost),
    );
  }

  /** Why a connection may not be used again; undefined where it may. */
  private brokenBy(wire: Wire, error: unknown): Error | undefined {
    if (wire.isDead) this.connections.noteDead();
    return wire.isDead || isStale(error) ? (error as Error) : undefined;
  }

  private write({ text, values }: Prepared): Promise<Answer> {
    return this.send(this.current().wire, text, values);
  }

  private async send(wire: Wire, statement: Sendable<object>, values: unknown[]): Promise<Answer> {
    this.counts.statements++;
    const { name, text, isPlannedEachTime } = sendable(statement);
    try {
      return await (isPlannedEachTime ? wire.sendByValues({ name, text, values }) : wire.send({ name, text, values }));
    } catch (error) {
      throw sentFromHere(error as Error);
    }
  }
}
