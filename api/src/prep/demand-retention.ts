import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { LessThan } from 'typeorm';
import { instant } from '../core/clock/index.js';
import { Database } from '../core/database/index.js';
import { DAY_MS, Retention, type Sweeper } from '../core/jobs/index.js';
import { DemandSums } from './demand-sums.js';
import { DemandRow } from './demand.entity.js';

/** Sums of work that was due so long ago, in milliseconds, are forgotten. */
const KEPT_MS = 60 * DAY_MS;

/** Forgets sums of work that is long due: no load is judged by them any more. Says so where others are not what the tasks come to. */
@Injectable()
export class DemandRetention implements Sweeper, OnModuleInit {
  private readonly logger = new Logger('DemandRetention');

  constructor(
    private readonly db: Database,
    private readonly demand: DemandSums,
    private readonly retention: Retention,
  ) {}

  onModuleInit(): void {
    this.retention.register(this);
  }

  /** Takes a school's sums away that were due 60 days ago, and compares the others with its tasks. */
  async sweep(schoolId: string, nowMs: number): Promise<void> {
    await this.db.delete(DemandRow, { schoolId, due: LessThan(instant(nowMs - KEPT_MS)) });
    const astray = await this.demand.check(schoolId, nowMs - KEPT_MS);
    if (astray.length > 0) this.logger.error({ schoolId, astray }, 'sums of demand are not what the open tasks come to');
  }
}
