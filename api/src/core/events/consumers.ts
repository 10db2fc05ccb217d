import { Injectable } from '@nestjs/common';
import { type EventName, type EventPattern, matchesEvent } from '@app/shared';
import type { EventRow } from './event.entity.js';

/** Somebody who reads events after they were committed, at a pace and with a place of their own. */
export interface Consumer {
  /** The same for ever: its place in the stream is kept under it. */
  readonly name: string;
  readonly events: readonly EventPattern[];
  /** Takes events of one school, oldest first, in a transaction of that school; when it throws they come again. */
  deliver(schoolId: string, events: readonly EventRow[]): Promise<void>;
}

/** The consumers of this server. Each adds itself; no command knows one. */
@Injectable()
export class Consumers {
  private readonly byName = new Map<string, Consumer>();

  /** Adds a consumer. @throws Error for a name that is taken: two would share one place in the stream. */
  add(consumer: Consumer): void {
    if (this.byName.has(consumer.name)) throw new Error(`There is a consumer ${consumer.name} already`);
    this.byName.set(consumer.name, consumer);
  }

  /** Finds a consumer by its name; one that this server does not have is undefined. */
  named(name: string): Consumer | undefined {
    return this.byName.get(name);
  }

  /** Lists the consumers that want an event. */
  of(name: EventName): Consumer[] {
    return [...this.byName.values()].filter(({ events }) => events.some((pattern) => matchesEvent(pattern, name)));
  }
}
