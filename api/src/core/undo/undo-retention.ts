import { Injectable, type OnModuleInit } from '@nestjs/common';
import { LessThan } from 'typeorm';
import { instant } from '../clock/index.js';
import { Database } from '../database/index.js';
import { DAY_MS, Retention, type Sweeper } from '../jobs/index.js';
import { UndoRow } from './undo.entity.js';

/** Acts can be taken back for a day; what was taken back is looked at for as long as what stands beside it can be. */
const KEPT_MS = 2 * DAY_MS;

/** Forgets acts that can no longer be taken back. */
@Injectable()
export class UndoRetention implements Sweeper, OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly retention: Retention,
  ) {}

  onModuleInit(): void {
    this.retention.register(this);
  }

  /** Takes a school's acts away that are older than two days. */
  async sweep(schoolId: string, nowMs: number): Promise<void> {
    await this.db.delete(UndoRow, { schoolId, at: LessThan(instant(nowMs - KEPT_MS)) });
  }
}
