import { Injectable } from '@nestjs/common';
import { may, type Notice, type NoticeQuery } from '@app/shared';
import type { Principal } from '../core/access/index.js';
import { Database } from '../core/database/index.js';
import { cursorOf, limitOf, type Page, page, totalOf } from '../core/http/index.js';
import { notFound } from '../core/problems/index.js';
import { NOTICE_LIST, type NoticeFound, toNotice } from './notice-columns.js';

interface Asked {
  id?: string;
  query?: NoticeQuery;
  after?: readonly string[] | null;
  most: number;
}

/** What people read of notices. */
@Injectable()
export class NoticesQueries {
  constructor(private readonly db: Database) {}

  /** Notices for oneself, the newest first; for heads and admins with who has read them. @throws INVALID naming limit or cursor */
  async list(principal: Principal, query: NoticeQuery): Promise<Page<Notice>> {
    const limit = limitOf(query.limit);
    const after = cursorOf(query.cursor, ['written']);
    const rows = await this.find(principal, { query, after, most: limit + 1 });
    const part = page(rows, limit, toNotice, ({ place }) => [String(place)]);
    return { ...part, ...totalOf(rows, after) };
  }

  /** One notice for oneself; in the ambient transaction where there is one. @throws NOT_FOUND, also for one that is for others */
  async one(principal: Principal, id: string): Promise<Notice> {
    const [row] = await this.find(principal, { id, most: 1 });
    if (!row) throw notFound('notice');
    return toNotice(row);
  }

  private find(principal: Principal, { id, query = {}, after, most }: Asked): Promise<NoticeFound[]> {
    const { schoolId, personId, departments } = principal;
    const own = may(principal, 'department.write') || departments.length === 0 ? null : departments.map((one) => one.id);
    const [place = null] = after ?? [];
    const filters = [id ?? null, query.kind ?? null, query.unread === 'true', place, most];
    return this.db.read(schoolId, NOTICE_LIST, [schoolId, personId, own, may(principal, 'notice.lead'), ...filters]);
  }
}
