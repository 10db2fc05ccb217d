import { Injectable } from '@nestjs/common';
import type { EventName } from '@app/shared';
import type { Principal } from '../access/principal.js';
import type { EventOf } from './event.entity.js';

/** What is taken back of one act: what it did to one thing. */
export interface TakenBack<Name extends EventName = EventName> {
  /** The first event of the act about this thing. */
  event: EventOf<Name>;
  /** The ids of all events of the act. */
  eventIds: readonly string[];
  /** What the feature kept of the thing as it was before; null where it kept nothing. */
  kept: unknown;
  /**
   * Refuses where somebody has built on it since: has done something to the thing, or to those of these ids; asked once what it touches is
   * under lock. @throws UNDO_TOO_LATE with `since`
   */
  refuseIfBuiltOn: (ids?: readonly string[]) => Promise<void>;
}

/** Undoes what an act did to one thing, in the ambient transaction, through the feature's own commands; `by` is who takes it back. */
export type TakeBack<Name extends EventName> = (by: Principal, taken: TakenBack<Name>) => Promise<void>;

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
  async takeBack(by: Principal, taken: TakenBack): Promise<boolean> {
    const way = this.ways.get(taken.event.name);
    if (!way) return false;
    await way(by, taken);
    return true;
  }
}
