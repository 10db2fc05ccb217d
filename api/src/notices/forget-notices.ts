import { Injectable, type OnModuleInit } from '@nestjs/common';
import { In } from 'typeorm';
import { instant } from '../core/clock/index.js';
import { Database, is, statement } from '../core/database/index.js';
import { ForgetYears, type KeptFrom, type YearsForgetter } from '../core/forgetting/index.js';
import { NoticeReadRow, NoticeRow } from './notice.entity.js';

/** Notices of a school ($1) that were put up before an instant ($2), oldest first, so many ($3). */
export const OLD_NOTICES = statement(
  { id: is.uuid },
  'SELECT n.id FROM notice n WHERE n.school_id = $1 AND n.at < $2 ORDER BY n.at, n.id LIMIT $3 FOR UPDATE SKIP LOCKED',
);

/** Forgets notices of years that are kept no longer, with who has read them. */
@Injectable()
export class ForgetNotices implements YearsForgetter, OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly years: ForgetYears,
  ) {}

  onModuleInit(): void {
    this.years.register(this);
  }

  /** Takes notices away with their answers. */
  async forgetBefore(schoolId: string, { ms }: KeptFrom, most: number): Promise<number> {
    const rows = await this.db.query(OLD_NOTICES, [schoolId, instant(ms), most]);
    if (rows.length === 0) return 0;
    const ids = rows.map(({ id }) => id);
    await this.db.delete(NoticeReadRow, { noticeId: In(ids) });
    await this.db.delete(NoticeRow, { id: In(ids) });
    return ids.length;
  }
}
