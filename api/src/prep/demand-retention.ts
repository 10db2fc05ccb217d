import { Injectable, type OnModuleInit } from '@nestjs/common';
import { LessThan } from 'typeorm';
import { instant } from '../core/clock/index.js';
import { Database } from '../core/database/index.js';
import { DAY_MS, Retention, type Sweeper } from '../core/jobs/index.js';
import { DemandRow } from './demand.entity.js';

/** Forgets sums of work that is long due: no load is judged by them any more. */
@Injectable()
export class DemandRetention implements Sweeper, OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly retention: Retention,
  ) {}

  onModuleInit(): void {
    this.retention.register(this);
  }

  /** Takes a school's sums away that were due 60 days ago. */
  async sweep(schoolId: string, nowMs: number): Promise<void> {
    await this.db.delete(DemandRow, { schoolId, due: LessThan(instant(nowMs - 60 * DAY_MS)) });
  }
}
