import { Injectable, Logger } from '@nestjs/common';
import { Database } from '../database/index.js';

/** The schools of this installation, for jobs that go through all of them. */
@Injectable()
export class Schools {
  constructor(private readonly db: Database) {}

  /** The ids of all schools that somebody can sign in to. */
  async ids(): Promise<string[]> {
    const rows = await this.db.acrossSchools<{ school_id: string }>('SELECT DISTINCT school_id FROM membership ORDER BY school_id');
    return rows.map(({ school_id: id }) => id);
  }

  /** Does the work for one school after another; what fails for one is logged, and never keeps the others from theirs. */
  async each(logger: Logger, work: (schoolId: string) => Promise<void>): Promise<void> {
    for (const schoolId of await this.ids())
      try {
        await work(schoolId);
      } catch (error) {
        logger.error({ err: error, schoolId }, 'a job failed for one school; the next run tries again');
      }
  }
}
