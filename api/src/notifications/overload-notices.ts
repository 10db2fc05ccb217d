import { Injectable } from '@nestjs/common';
import { Clock, instant } from '../core/clock/index.js';
import { command, Database } from '../core/database/index.js';
import { DAY_MS } from '../core/jobs/index.js';

/**
 * Writes that a department ($2) of a school ($1) is told at $4 of an overload until $3, unless it was told after $5 of one until $6 or
 * later: the instants a day before each.
 */
export const TELL = command(`
INSERT INTO overload_notice AS known (school_id, department_id, to_at, told_at) VALUES ($1, $2, $3, $4)
ON CONFLICT (school_id, department_id) DO UPDATE SET to_at = excluded.to_at, told_at = excluded.told_at
WHERE known.told_at <= $5 OR known.to_at < $6`);

/** Of what overload each department was last told. */
@Injectable()
export class OverloadNotices {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Whether the department is to hear of this overload: one that is new or lasts over a day longer at once, otherwise at most daily.
   * Asking counts as telling, in the ambient transaction; of two servers that ask at once one is told yes.
   */
  async isNews(schoolId: string, departmentId: string, toMs: number): Promise<boolean> {
    const nowMs = this.clock.nowMs();
    const times = [toMs, nowMs, nowMs - DAY_MS, toMs - DAY_MS].map(instant);
    return (await this.db.change(TELL, [schoolId, departmentId, ...times])) === 1;
  }
}
