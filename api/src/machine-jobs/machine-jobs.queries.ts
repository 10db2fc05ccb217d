import { Injectable } from '@nestjs/common';
import { MACHINE_JOB_LIMITS, type MachineJob, type MachineJobs, type MachineJobsQuery } from '@app/shared';
import type { Principal } from '../core/access/index.js';
import { Clock, instant } from '../core/clock/index.js';
import { Database } from '../core/database/index.js';
import { isId } from '../core/ids/index.js';
import { DAY_MS } from '../core/jobs/index.js';
import { invalid, notFound } from '../core/problems/index.js';
import { words } from '../core/words.js';
import { JOBS, ONE_JOB, toJob } from './machine-job-columns.js';

/** So long what was done is shown beside what is to be done, and so much of it. */
const SHOWN_DAYS = 14;
const MOST_DONE = 50;

/** What the screens of machine jobs read. */
@Injectable()
export class MachineJobsQueries {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Jobs of one machine, or of all. @throws INVALID naming `apparatusId` */
  async list({ schoolId }: Principal, { apparatusId }: MachineJobsQuery): Promise<MachineJobs> {
    if (apparatusId !== undefined && !isId(apparatusId)) throw invalid('apparatusId', words.machineJobs.noMachine);
    const since = instant(this.clock.nowMs() - SHOWN_DAYS * DAY_MS);
    const rows = await this.db.read(schoolId, JOBS, [schoolId, apparatusId ?? null, since, MACHINE_JOB_LIMITS.open + MOST_DONE]);
    const jobs = rows.map(toJob);
    return {
      planned: jobs.filter(({ startsAt, done }) => startsAt !== null && !done),
      waiting: jobs.filter(({ startsAt }) => startsAt === null),
      done: jobs.filter(({ done }) => done),
    };
  }

  /** One job as it is, in the ambient transaction where there is one. @throws NOT_FOUND */
  async one({ schoolId }: Principal, id: string): Promise<MachineJob> {
    const [row] = await this.db.read(schoolId, ONE_JOB, [schoolId, id]);
    if (!row) throw notFound('machine job');
    return toJob(row);
  }
}
