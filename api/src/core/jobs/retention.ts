import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Clock, instant } from '../clock/index.js';
import { Database } from '../database/index.js';
import { SingleFlight } from './single-flight.js';
import { Schools } from './schools.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Takes away what nobody will ask for again, so that tables hold what matters: nothing of it is anybody's record. */
@Injectable()
export class Retention implements BeforeApplicationShutdown {
  private readonly logger = new Logger('Retention');
  private readonly turns = new SingleFlight();

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly schools: Schools,
  ) {}

  /** Every hour; any number of servers may do it at once. */
  @Interval('tidy', HOUR_MS)
  run(): Promise<void> {
    return this.turns.run(async () => {
      const nowMs = this.clock.nowMs();
      await this.db.acrossSchools('DELETE FROM job_run WHERE due < $1', [instant(nowMs - 30 * DAY_MS)]);
      await this.schools.each(this.logger, (schoolId) => this.school(schoolId, nowMs));
    });
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.turns.stop();
  }

  /** Keys of requests are kept for a day; sums of work that is long due, and of no work, are judged no more. */
  private school(schoolId: string, nowMs: number): Promise<void> {
    return this.db.transaction(schoolId, async () => {
      await this.db.change('DELETE FROM idempotency WHERE at < $1', [instant(nowMs - DAY_MS)]);
      await this.db.change('DELETE FROM demand WHERE due < $1', [instant(nowMs - 60 * DAY_MS)]);
    });
  }
}
