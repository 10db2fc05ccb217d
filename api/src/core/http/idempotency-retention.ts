import { Injectable, type OnModuleInit } from '@nestjs/common';
import { LessThan } from 'typeorm';
import { instant } from '../clock/index.js';
import { Database } from '../database/index.js';
import { IdempotencyRow } from './idempotency.entity.js';
import { DAY_MS, Retention, type Sweeper } from '../jobs/index.js';

/** Forgets the keys of requests, which are good for a day. */
@Injectable()
export class IdempotencyRetention implements Sweeper, OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly retention: Retention,
  ) {}

  onModuleInit(): void {
    this.retention.register(this);
  }

  /** Takes a school's keys away that are older than a day. */
  async sweep(schoolId: string, nowMs: number): Promise<void> {
    await this.db.delete(IdempotencyRow, { schoolId, at: LessThan(instant(nowMs - DAY_MS)) });
  }
}
