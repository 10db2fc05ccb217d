import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database, is, statement } from '../core/database/index.js';
import { ForgetYears, type KeptFrom, type YearsForgetter } from '../core/forgetting/index.js';
import { StandingTasks } from '../prep/index.js';

/** Dates of duties of a school ($1) before a date ($2), so many ($3), with the tasks that they are. */
export const OLD_DATES = statement(
  { taskId: is.uuid },
  `DELETE FROM duty_task t WHERE t.school_id = $1 AND (t.duty_id, t.date) IN (
     SELECT o.duty_id, o.date FROM duty_task o WHERE o.school_id = $1 AND o.date < $2::date ORDER BY o.date LIMIT $3)
   RETURNING t.task_id AS "taskId"`,
);

/** Forgets on which days duties were done, and by whom, in years that are kept no longer; the duties stay. */
@Injectable()
export class ForgetDuties implements YearsForgetter, OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly years: ForgetYears,
    private readonly tasks: StandingTasks,
  ) {}

  onModuleInit(): void {
    this.years.register(this);
  }

  /** Takes dates of duties away with their tasks. */
  async forgetBefore(schoolId: string, { date }: KeptFrom, most: number): Promise<number> {
    const rows = await this.db.query(OLD_DATES, [schoolId, date, most]);
    await this.tasks.forget(rows.map(({ taskId }) => taskId));
    return rows.length;
  }
}
