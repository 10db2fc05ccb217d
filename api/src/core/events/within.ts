import { Injectable } from '@nestjs/common';
import type { EventName } from '@app/shared';
import type { EventOf, EventRow } from './event.entity.js';

type Read = (events: EventOf<EventName>[]) => Promise<void>;

/**
 * The readers that work in the writer's own transaction, before it commits: what they write stands or falls with the event. For what
 * must never be seen apart from it, and for nothing else: everybody who records the event waits for them.
 */
@Injectable()
export class Within {
  private readonly readers = new Map<EventName, Read[]>();

  /** Adds a reader of one event. It is given the events of one command together, in the order in which they were recorded. */
  on<Name extends EventName>(name: Name, read: (events: EventOf<Name>[]) => Promise<void>): void {
    this.readers.set(name, [...(this.readers.get(name) ?? []), read as unknown as Read]);
  }

  /** Adds a reader that comes before those added by `on`: it makes something of the event that they look at. */
  first<Name extends EventName>(name: Name, read: (events: EventOf<Name>[]) => Promise<void>): void {
    this.readers.set(name, [read as unknown as Read, ...(this.readers.get(name) ?? [])]);
  }

  /** Tells whether any of these events has a reader. */
  reads(events: readonly EventRow[]): boolean {
    return events.some(({ name }) => this.readers.has(name));
  }

  /** Lets each reader read its events, one reader after another. */
  async read(events: readonly EventRow[]): Promise<void> {
    for (const [name, readers] of this.readers) {
      const named = events.filter((event) => event.name === name);
      if (named.length > 0) for (const read of readers) await read(named);
    }
  }
}
