import { Injectable, type OnModuleInit } from '@nestjs/common';
import { In } from 'typeorm';
import { Holds } from '../apparatus/index.js';
import { instant } from '../core/clock/index.js';
import { Database, is, statement } from '../core/database/index.js';
import { ForgetYears, type KeptFrom, type YearsForgetter } from '../core/forgetting/index.js';
import { Tasks } from '../prep/index.js';
import { Draws } from '../stock/index.js';
import { OverLines } from '../workload/index.js';
import { RequisitionLineRow } from './requisition-line.entity.js';
import { RequisitionMessageRow } from './requisition-message.entity.js';
import { OfferRow } from './offers/index.js';
import { RequisitionRow } from './requisition.entity.js';
import { SettleRow } from './settle.entity.js';

/** Requests of a school ($1) for lessons before a date ($2), the kit of which was back before an instant ($3), locked; so many ($4). */
export const OLD_REQUESTS = statement(
  { id: is.uuid },
  `SELECT q.id FROM requisition q WHERE q.school_id = $1 AND q.date < $2::date AND q.starts_at < $3 AND q.ends_at <= $3
   ORDER BY q.starts_at, q.id LIMIT $4 FOR UPDATE SKIP LOCKED`,
);

/** Forgets requests of years that are kept no longer, with all that hangs on them. */
@Injectable()
export class ForgetRequests implements YearsForgetter, OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly years: ForgetYears,
    private readonly tasks: Tasks,
    private readonly holds: Holds,
    private readonly overLines: OverLines,
    private readonly draws: Draws,
  ) {}

  onModuleInit(): void {
    this.years.register(this);
  }

  /** Takes requests away with their lines, messages, offers, holds and tasks; what was drawn from stock stays drawn. */
  async forgetBefore(schoolId: string, { date, ms }: KeptFrom, most: number): Promise<number> {
    const rows = await this.db.query(OLD_REQUESTS, [schoolId, date, instant(ms), most]);
    if (rows.length === 0) return 0;
    const ids = rows.map(({ id }) => id);
    const theirs = { requisitionId: In(ids) };
    await Promise.all([
      this.tasks.forget(ids),
      this.holds.forget(ids),
      this.overLines.forget(ids),
      this.draws.forget(ids),
      this.db.delete(OfferRow, theirs),
      this.db.delete(OfferRow, { swapWith: In(ids) }),
      this.db.delete(SettleRow, theirs),
      this.db.delete(RequisitionMessageRow, theirs),
      this.db.delete(RequisitionLineRow, theirs),
      this.db.delete(RequisitionRow, { id: In(ids) }),
    ]);
    return ids.length;
  }
}
