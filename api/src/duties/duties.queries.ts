import { Injectable } from '@nestjs/common';
import { dateAt, type Duty, type DutyQuery } from '@app/shared';
import type { Principal } from '../core/access/index.js';
import { Clock } from '../core/clock/index.js';
import { Database } from '../core/database/index.js';
import { cursorOf, limitOf, type Page, page, totalOf } from '../core/http/index.js';
import { isId } from '../core/ids/index.js';
import { invalid } from '../core/problems/index.js';
import { words } from '../core/words.js';
import { DUTY_LIST, toDuty } from './duty-columns.js';

/** What the screens of duties read. */
@Injectable()
export class DutiesQueries {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Duties that go on, by title. @throws INVALID naming limit, cursor or department */
  async list({ schoolId, timeZone }: Principal, query: DutyQuery): Promise<Page<Duty>> {
    const limit = limitOf(query.limit);
    const after = cursorOf(query.cursor, ['text', 'id']);
    if (query.departmentId !== undefined && !isId(query.departmentId)) throw invalid('departmentId', words.stock.noDepartment);
    const departments = query.departmentId === undefined ? null : [query.departmentId];
    const today = dateAt(this.clock.nowMs(), timeZone);
    const rows = await this.db.read(schoolId, DUTY_LIST, [schoolId, departments, today, after?.[0] ?? null, after?.[1] ?? null, limit + 1]);
    const part = page(
      rows,
      limit,
      ({ assignee, next, ...row }) => toDuty(row, assignee, next),
      ({ sort, id }) => [sort, id],
    );
    return { ...part, ...totalOf(rows, after) };
  }
}
