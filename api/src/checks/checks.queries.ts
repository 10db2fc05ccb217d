import { Injectable } from '@nestjs/common';
import { type Check, type CheckQuery, type CheckRecord, dateAt, parseInstantMs } from '@app/shared';
import type { Principal } from '../core/access/index.js';
import { Clock, instant } from '../core/clock/index.js';
import { Database } from '../core/database/index.js';
import { cursorOf, limitOf, type Page, page, totalOf } from '../core/http/index.js';
import { notFound } from '../core/problems/index.js';
import { CHECK_LIST, RECORDS, toCheck } from './check-columns.js';

const asInstant = (text: string): string => instant(parseInstantMs(text));

/** What the screens of checks read. */
@Injectable()
export class ChecksQueries {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Checks, what is due first. @throws INVALID naming limit or cursor */
  async list(principal: Principal, query: CheckQuery): Promise<Page<Check>> {
    const { schoolId } = principal;
    const limit = limitOf(query.limit);
    const after = cursorOf(query.cursor, ['text', 'id']);
    const today = this.today(principal);
    const before = query.overdue === 'true' ? today : null;
    const rows = await this.db.read(schoolId, CHECK_LIST, [schoolId, null, before, after?.[0] ?? null, after?.[1] ?? null, limit + 1]);
    const part = page(
      rows,
      limit,
      (row) => toCheck(row, today, asInstant),
      ({ sort, id }) => [sort, id],
    );
    return { ...part, ...totalOf(rows, after) };
  }

  /** @throws NOT_FOUND */
  async one(principal: Principal, id: string): Promise<Check> {
    const { schoolId } = principal;
    const [row] = await this.db.read(schoolId, CHECK_LIST, [schoolId, id, null, null, null, 1]);
    if (!row) throw notFound('check');
    return toCheck(row, this.today(principal), asInstant);
  }

  /** The times that a check was done, the newest first. @throws NOT_FOUND */
  async records(principal: Principal, id: string): Promise<{ items: CheckRecord[] }> {
    await this.one(principal, id);
    const rows = await this.db.read(principal.schoolId, RECORDS, [principal.schoolId, id]);
    return { items: rows.map((row) => ({ ...row, at: instant(row.at) })) };
  }

  private today({ timeZone }: Principal): string {
    return dateAt(this.clock.nowMs(), timeZone);
  }
}
