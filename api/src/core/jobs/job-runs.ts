import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock, instant } from '../clock/index.js';
import { Database } from '../database/index.js';
import { DAY_MS, Retention, type Sweeper } from './retention.js';

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
    const claimed = await this.db.change(
      'INSERT INTO job_run (job, due, school_id, claimed_at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING',
      [job, instant(dueMs), schoolId, instant(this.clock.nowMs())],
    );
    return claimed === 1;
  }

  /** Forgets a school's runs after 30 days. */
  async sweep(schoolId: string, nowMs: number): Promise<void> {
    await this.db.change('DELETE FROM job_run WHERE school_id = $1 AND due < $2', [schoolId, instant(nowMs - 30 * DAY_MS)]);
  }
}
