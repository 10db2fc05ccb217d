import { Injectable, type OnModuleInit } from '@nestjs/common';
import { LessThan } from 'typeorm';
import { Clock, instant } from '../clock/index.js';
import { command, Database } from '../database/index.js';
import { JobRunRow } from './job-run.entity.js';
import { DAY_MS, Retention, type Sweeper } from './retention.js';

export const CLAIM_RUN = command('INSERT INTO job_run (job, due, school_id, claimed_at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING');

/** Which run of which job was taken on, so that any number of servers do it once. */
@Injectable()
export class JobRuns implements Sweeper, OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly retention: Retention,
  ) {}

  onModuleInit(): void {
    this.retention.register(this);
  }

  /**
   * Takes on a job that is due at an instant (epoch ms), in the ambient transaction: true for one server, false for every other and
   * ever after. A server that is claiming at the same time is waited for; should its work roll back, the claim falls to this one.
   */
  async claim(job: string, dueMs: number, schoolId: string): Promise<boolean> {
    const claimed = await this.db.change(CLAIM_RUN, [job, instant(dueMs), schoolId, instant(this.clock.nowMs())]);
    return claimed === 1;
  }

  /** Forgets a school's runs after 30 days. */
  async sweep(schoolId: string, nowMs: number): Promise<void> {
    await this.db.delete(JobRunRow, { schoolId, due: LessThan(instant(nowMs - 30 * DAY_MS)) });
  }
}
