import { Injectable } from '@nestjs/common';
import type { EventName } from '@app/shared';
import type { EventOf } from './event.entity.js';
import type { Doer } from './new-event.js';

/** Undoes what an event did, in the ambient transaction, through the feature's own commands; `by` is who takes it back. */
export type TakeBack<Name extends EventName> = (by: Doer, event: EventOf<Name>) => Promise<void>;

/** How each feature takes its own events back, by the event's name. What is not here cannot be taken back. */
@Injectable()
export class TakeBacks {
  private readonly ways = new Map<EventName, TakeBack<EventName>>();

  /** Adds the way in which a feature takes one of its own events back. @throws Error for an event that has one: it would happen twice. */
  add<Name extends EventName>(name: Name, takeBack: TakeBack<Name>): void {
    if (this.ways.has(name)) throw new Error(`${name} can be taken back in one way only`);
    this.ways.set(name, takeBack as unknown as TakeBack<EventName>);
  }

  /** Tells whether events of this name can be taken back. */
  knows(name: EventName): boolean {
    return this.ways.has(name);
  }

  /** Takes an event back. Answers false, and does nothing, where there is no way to. */
  async takeBack(by: Doer, event: EventOf<EventName>): Promise<boolean> {
    const way = this.ways.get(event.name);
    if (!way) return false;
    await way(by, event);
    return true;
  }
}
