import { Injectable } from '@nestjs/common';
import type { EventName } from '@app/shared';
import { Clock } from '../clock/index.js';
import { Database, Notices } from '../database/index.js';
import { Pending, PendingRow } from '../jobs/index.js';
import { Consumers } from './consumers.js';
import { EventRow } from './event.entity.js';
import { type Doer, eventRow, type NewEvent, type NewEvents } from './new-event.js';
import { Within } from './within.js';

/** The channel on which servers say in which schools something happened. */
export const HAPPENED = 'requisite_happened';

/** Whole rows of several entities, as `db.insert` takes them. */
export type Inserts<Rows extends object[]> = { [Index in keyof Rows]: [new () => Rows[Index], readonly NoInfer<Rows[Index]>[]] };

/** Records what commands did. A command says what happened and knows nobody who reads of it. */
@Injectable()
export class Events {
  /** What was recorded in each transaction so far. */
  private readonly recorded = new WeakMap<object, EventRow[]>();

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly within: Within,
    private readonly consumers: Consumers,
    private readonly pending: Pending,
    private readonly notices: Notices,
  ) {}

  /**
   * Records what happened in the ambient transaction, with the rows that the command writes, in one packet. The readers within the
   * transaction have read when it resolves; those after the commit find it waiting. Answers the rows of the events.
   */
  record<Name extends EventName, Rows extends object[]>(by: Doer, happened: NewEvent<Name>, ...tables: Inserts<Rows>): Promise<EventRow[]>;
  record<Names extends readonly EventName[], Rows extends object[]>(
    by: Doer,
    happened: NewEvents<Names>,
    ...tables: Inserts<Rows>
  ): Promise<EventRow[]>;
  async record(by: Doer, happened: NewEvent | readonly NewEvent[], ...tables: Inserts<object[]>): Promise<EventRow[]> {
    const events = this.rows(by, happened);
    await this.insert(by.schoolId, events, tables);
    await this.within.read(events);
    return events;
  }

  /**
   * Records as `record` does, for the last thing that a command does: the commit travels right behind the statement and its answer is not
   * waited for, unless a reader within the transaction has to read first.
   */
  recordWithCommit<Name extends EventName, Rows extends object[]>(
    by: Doer,
    happened: NewEvent<Name>,
    ...tables: Inserts<Rows>
  ): Promise<EventRow[]>;
  recordWithCommit<Names extends readonly EventName[], Rows extends object[]>(
    by: Doer,
    happened: NewEvents<Names>,
    ...tables: Inserts<Rows>
  ): Promise<EventRow[]>;
  async recordWithCommit(by: Doer, happened: NewEvent | readonly NewEvent[], ...tables: Inserts<object[]>): Promise<EventRow[]> {
    const events = this.rows(by, happened);
    const sent = this.insert(by.schoolId, events, tables);
    if (this.within.reads(events)) {
      await sent;
      await this.within.read(events);
    } else this.db.sendWithCommit(sent);
    return events;
  }

  /** Lists what was recorded in the ambient transaction so far, in its order. */
  soFar(): readonly EventRow[] {
    const { inHand } = this.db;
    return (inHand && this.recorded.get(inHand)) ?? [];
  }

  /** Does work whose own writes, and what it records, are taken back when it fails: the ambient transaction goes on. */
  async attempt<T>(work: () => Promise<T>): Promise<T> {
    const before = this.soFar();
    try {
      return await this.db.attempt(work);
    } catch (error) {
      const { inHand } = this.db;
      if (inHand) this.recorded.set(inHand, [...before]);
      throw error;
    }
  }

  private rows(by: Doer, happened: NewEvent | readonly NewEvent[]): EventRow[] {
    const nowMs = this.clock.nowMs();
    const rows = [happened].flat().map((event) => eventRow(by, nowMs, event));
    const { inHand } = this.db;
    if (inHand) this.recorded.set(inHand, [...(this.recorded.get(inHand) ?? []), ...rows]);
    return rows;
  }

  private insert(schoolId: string, events: readonly EventRow[], tables: Inserts<object[]>): Promise<void> {
    const dueMs = this.clock.nowMs();
    this.db.afterCommit(() => this.notices.tell(HAPPENED, schoolId));
    const wanted = events.flatMap(({ name, id }) =>
      this.consumers.of(name).map((consumer) => ({ consumer: consumer.name, dueMs, eventId: id })),
    );
    return this.db.insert(...tables, [EventRow, events], [PendingRow, this.pending.rows(schoolId, ...wanted)]);
  }
}
