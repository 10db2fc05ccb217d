import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Holds } from '../apparatus/index.js';
import { Database, is, statement } from '../core/database/index.js';
import { ForgetYears, type KeptFrom, type YearsForgetter } from '../core/forgetting/index.js';
import { StandingTasks } from '../prep/index.js';

/** Planned jobs of a school ($1) that began before a date ($2), so many ($3), with the tasks that they are. */
export const OLD_JOBS = statement(
  { id: is.uuid, taskId: is.uuid.orNull },
  `DELETE FROM machine_job j WHERE j.school_id = $1 AND j.id IN (
     SELECT o.id FROM machine_job o WHERE o.school_id = $1 AND o.starts_at < $2::date ORDER BY o.starts_at LIMIT $3)
   RETURNING j.id, j.task_id AS "taskId"`,
);

/** Forgets what machines did in years that are kept no longer; what still waits stays. */
@Injectable()
export class ForgetMachineJobs implements YearsForgetter, OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly years: ForgetYears,
    private readonly holds: Holds,
    private readonly tasks: StandingTasks,
  ) {}

  onModuleInit(): void {
    this.years.register(this);
  }

  /** Takes jobs away with their holds and tasks. */
  async forgetBefore(schoolId: string, { date }: KeptFrom, most: number): Promise<number> {
    const rows = await this.db.query(OLD_JOBS, [schoolId, date, most]);
    if (rows.length === 0) return 0;
    await this.holds.letGo(rows.map(({ id }) => id));
    await this.tasks.forget(rows.flatMap(({ taskId }) => taskId ?? []));
    return rows.length;
  }
}
