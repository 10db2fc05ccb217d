import { Injectable } from '@nestjs/common';
import { type EventName, type EventPattern, matchesEvent } from '@app/shared';
import { instant } from '../clock/index.js';
import { Database, is, statement } from '../database/index.js';
import { Worker } from '../jobs/index.js';
import type { EventRow } from './event.entity.js';

/** Somebody who reads events after they were committed, at a pace of their own. */
export interface Consumer {
  /** The same for ever: what waits for it is kept under it. */
  readonly name: string;
  readonly events: readonly EventPattern[];
  /**
   * Takes events of one school, oldest first, in the transaction that takes them from what waits: they are delivered once, on any number
   * of servers. When it throws they come again later, one by one, so that one does not keep the others waiting.
   */
  deliver(schoolId: string, events: readonly EventRow[]): Promise<void>;
  /**
   * Says from when on it is to be run for a school, in epoch milliseconds; null: at once. What comes before is one later run, without its
   * events: for who looks at what is so and not at what happened.
   */
  notBefore?(schoolId: string): number | null;
}

/** Events ($2) of a school ($1), in the order of their recording. */
export const EVENTS = statement(
  {
    schoolId: is.uuid,
    id: is.uuid,
    at: is.instant,
    personId: is.uuid.orNull,
    name: is.text.as<EventName>(),
    subject: is.text,
    subjectId: is.uuid,
    payload: is.json<EventRow['payload']>(),
    note: is.text.orNull,
    requestId: is.text.orNull,
  },
  `SELECT school_id AS "schoolId", id, at, person_id AS "personId", name, subject, subject_id AS "subjectId", payload, note, request_id AS "requestId"
   FROM event WHERE school_id = $1 AND id = ANY($2) ORDER BY place`,
);

/** The consumers of this server. Each adds itself; no command knows one. */
@Injectable()
export class Consumers {
  private readonly all: Consumer[] = [];

  constructor(
    private readonly db: Database,
    private readonly worker: Worker,
  ) {}

  /** Adds a consumer, to which the worker brings its events. @throws Error for a name that is taken */
  add(consumer: Consumer): void {
    this.worker.register({
      name: consumer.name,
      run: async ({ schoolId, eventIds }) => {
        const laterMs = consumer.notBefore?.(schoolId) ?? null;
        if (laterMs !== null) return laterMs;
        const events = await this.db.query(EVENTS, [schoolId, eventIds]);
        await consumer.deliver(
          schoolId,
          events.map((event) => ({ ...event, at: instant(event.at) })),
        );
        return null;
      },
    });
    this.all.push(consumer);
  }

  /** Lists the consumers that want an event. */
  of(name: EventName): Consumer[] {
    return this.all.filter(({ events }) => events.some((pattern) => matchesEvent(pattern, name)));
  }
}
