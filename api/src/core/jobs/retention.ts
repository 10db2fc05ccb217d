import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../clock/index.js';
import type { Consumer, Work } from './consumer.js';
import { Worker } from './worker.js';

export const DAY_MS = 24 * 3_600_000;

/** Takes rows away that nobody will ask for again and that are nobody's record. */
export interface Sweeper {
  /** Sweeps a school's rows, in the ambient transaction. */
  sweep(schoolId: string, nowMs: number): Promise<void>;
}

/** Has every school swept once a day, so that tables hold what matters. What goes and when is said by the owners of the tables. */
@Injectable()
export class Retention implements Consumer, OnModuleInit {
  readonly name = 'retention';
  readonly isStanding = true;
  private readonly sweepers: Sweeper[] = [];

  constructor(
    private readonly clock: Clock,
    private readonly worker: Worker,
  ) {}

  onModuleInit(): void {
    this.worker.register(this);
  }

  /** Makes a sweeper known; once each, before the server is up. */
  register(sweeper: Sweeper): void {
    this.sweepers.push(sweeper);
  }

  /** Sweeps a school, and answers that it is due again in a day. */
  async run({ schoolId }: Work): Promise<number> {
    const nowMs = this.clock.nowMs();
    for (const sweeper of this.sweepers) await sweeper.sweep(schoolId, nowMs);
    return nowMs + DAY_MS;
  }
}
