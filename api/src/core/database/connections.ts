import { AsyncLocalStorage } from 'node:async_hooks';
import type { Pool, PoolClient } from 'pg';
import { Turns, type Wanted } from './turns.js';
import { Wire } from './wire.js';

/** The connections of the pool, each lent to one piece of work at a time. */
export class Connections {
  private readonly wires = new WeakMap<PoolClient, Wire>();
  private readonly patience = new AsyncLocalStorage<true>();
  readonly turns: Turns;
  /** A connection died that was quiet: others that were not heard since before may have died with it. */
  private heardSince = 0;

  constructor(private readonly pool: Pool) {
    this.turns = new Turns(pool.options.max);
  }

  /** Whether work of this moment may take long. */
  get isPatient(): boolean {
    return this.patience.getStore() === true;
  }

  /** Does work whose statements may take as long as a job's. */
  patiently<T>(work: () => Promise<T>): Promise<T> {
    return this.patience.run(true, work);
  }

  /** Waits for a turn and a connection. @throws NoTurn; what the driver says where the database is away */
  async take(wanted: Wanted): Promise<Wire> {
    const giveBack = await this.turns.take(wanted);
    try {
      const wire = await this.lively();
      wire.begin(giveBack, this.isPatient);
      wire.probe();
      return wire;
    } catch (error) {
      giveBack();
      throw error;
    }
  }

  /** Notes that a connection died without a word, so that no other is used that was not heard since. */
  noteDead(): void {
    this.heardSince = performance.now();
  }

  private async lively(): Promise<Wire> {
    for (;;) {
      const client = await this.pool.connect();
      let wire = this.wires.get(client);
      if (!wire) this.wires.set(client, (wire = new Wire(client)));
      if (wire.heardAt >= this.heardSince) return wire;
      client.release(new Error('not heard of since another connection died'));
    }
  }
}
