import { Injectable } from '@nestjs/common';
import { Clock, instant } from '../core/clock/index.js';
import { Database } from '../core/database/index.js';

/** Writes that a department is told, unless it was told within 24 hours of an overload that ends at most a day earlier. */
const TELL = `
INSERT INTO overload_notice AS known (school_id, department_id, to_at, told_at) VALUES ($1, $2, $3, $4)
ON CONFLICT (school_id, department_id) DO UPDATE SET to_at = excluded.to_at, told_at = excluded.told_at
WHERE known.told_at <= excluded.told_at - interval '24 hours' OR excluded.to_at > known.to_at + interval '1 day'`;

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
    return (await this.db.change(TELL, [schoolId, departmentId, instant(toMs), instant(this.clock.nowMs())])) === 1;
  }
}
