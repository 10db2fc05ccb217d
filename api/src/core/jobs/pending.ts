import { Injectable } from '@nestjs/common';
import { In, Not } from 'typeorm';
import { Clock, instant } from '../clock/index.js';
import { command, Database, is, Notices, statement } from '../database/index.js';
import { newId } from '../ids/uuid.js';
import { PendingRow } from './pending.entity.js';

/** The channel on which servers say that work waits. */
export const PENDING = 'requisite_pending';
/** Servers look for work at least so often, in milliseconds, whether they were told of any or not. */
export const POLL_MS = 30_000;

/** Work to be done from an instant (epoch ms) on. */
export interface Wanted {
  consumer: string;
  dueMs: number;
  eventId?: string;
}

/** Rows of one consumer and school that a server holds until its lease ends. */
export interface Claimed {
  schoolId: string;
  consumer: string;
  /** Until when they are held, in epoch milliseconds: a later claim has another, so it tells whose they are. */
  leaseMs: number;
  rows: { id: string; dueMs: number; eventId: string | null; attempts: number }[];
}

/** $1 consumers, $2 now, $3 until when they are held, $4 how many. Rows that another server is claiming are passed over. */
export const CLAIM = statement(
  {
    id: is.uuid.orNull,
    schoolId: is.uuid.orNull,
    consumer: is.text.orNull,
    due: is.instant.orNull,
    eventId: is.uuid.orNull,
    attempts: is.int.orNull,
    next: is.instant.orNull,
  },
  `WITH waiting AS MATERIALIZED (
  SELECT id FROM pending WHERE consumer = ANY($1) AND due <= $2 ORDER BY due, id LIMIT $4 FOR UPDATE SKIP LOCKED),
claimed AS (
  UPDATE pending p SET due = $3, attempts = p.attempts + 1 FROM waiting w WHERE p.id = w.id
  RETURNING p.id, p.school_id, p.consumer, old.due AS due, p.event_id, p.attempts)
SELECT c.id, c.school_id AS "schoolId", c.consumer, c.due, c.event_id AS "eventId", c.attempts, n.next
FROM (SELECT min(due) AS next FROM pending WHERE consumer = ANY($1) AND due > $2) n LEFT JOIN claimed c ON true
ORDER BY c.due, c.id`,
);

export const FORGET_EVENTS = command('DELETE FROM pending WHERE school_id = $1 AND event_id IS NOT NULL AND due < $2');

/** The work that waits: whoever causes it adds rows in the same transaction, and a worker takes them away in that of the work. */
@Injectable()
export class Pending {
  constructor(
    private readonly db: Database,
    private readonly notices: Notices,
    private readonly clock: Clock,
  ) {}

  /**
   * Makes the rows of work that the ambient transaction causes, to be inserted with what it writes:
   * `db.insert([Row, rows], [PendingRow, pending.rows(schoolId, …)])`. Workers are woken after it has committed.
   */
  rows(schoolId: string, ...wanted: Wanted[]): PendingRow[] {
    const soonMs = this.clock.nowMs() + POLL_MS;
    if (wanted.some(({ dueMs }) => dueMs <= soonMs)) this.db.afterCommit(() => this.notices.tell(PENDING));
    return wanted.map(({ consumer, dueMs, eventId }) => ({
      id: newId(),
      schoolId,
      consumer,
      due: instant(dueMs),
      eventId: eventId ?? null,
      attempts: 0,
    }));
  }

  /**
   * Claims what is due of some consumers, in all schools with one statement, until `leaseMs`; and tells when more will be due.
   * What is neither taken nor postponed until then falls to whoever claims it next.
   */
  async claim(consumers: readonly string[], leaseMs: number, limit: number): Promise<{ claimed: Claimed[]; nextDueMs: number | null }> {
    const now = instant(this.clock.nowMs());
    const rows = await this.db.acrossSchools(CLAIM, [consumers, now, instant(leaseMs), limit]);
    const groups = new Map<string, Claimed>();
    for (const { id, schoolId, consumer, due: dueMs, eventId, attempts } of rows) {
      // where nothing was due the one row tells the next instant alone
      if (id === null || schoolId === null || consumer === null || dueMs === null || attempts === null) continue;
      const key = `${consumer} ${schoolId}`;
      const group = groups.get(key) ?? { schoolId, consumer, leaseMs, rows: [] };
      group.rows.push({ id, dueMs, eventId, attempts });
      groups.set(key, group);
    }
    return { claimed: [...groups.values()], nextDueMs: rows[0]?.next ?? null };
  }

  /** Takes claimed rows away in the ambient transaction, and answers those that were still this server's. */
  async take({ schoolId, leaseMs, rows }: Claimed): Promise<Claimed['rows']> {
    const taken = await this.db.delete(PendingRow, held(schoolId, leaseMs, rows), ['id']);
    const ids = new Set(taken.map(({ id }) => id));
    return rows.filter(({ id }) => ids.has(id));
  }

  /** Takes the other rows of the same work away before it is done: it does what they ask for too, and names the next run by itself. */
  async merge({ schoolId, consumer, rows }: Claimed): Promise<void> {
    await this.db.delete(PendingRow, { schoolId, consumer, id: Not(In(idsOf(rows))) });
  }

  /** Takes away the events that have waited in a school since before an instant (epoch ms): nobody is told of what is long past. */
  async forgetEvents(schoolId: string, beforeMs: number): Promise<void> {
    await this.db.query(FORGET_EVENTS, [schoolId, instant(beforeMs)]);
  }

  /** Puts claimed rows off until an instant, so that others come first meanwhile. */
  async postpone({ schoolId, leaseMs, rows }: Claimed, untilMs: number): Promise<void> {
    await this.db.transaction(schoolId, () => this.db.update(PendingRow, held(schoolId, leaseMs, rows), { due: instant(untilMs) }));
  }
}

function idsOf(rows: Claimed['rows']): string[] {
  return rows.map(({ id }) => id);
}

/** The rows of a claim, as long as nobody has claimed them later. */
function held(schoolId: string, leaseMs: number, rows: Claimed['rows']) {
  return { schoolId, id: In(idsOf(rows)), due: instant(leaseMs) };
}
