import { Injectable } from '@nestjs/common';
import { REQUISITION_LIMITS } from '@app/shared';
import { Database, is, statement } from '../core/database/index.js';
import { invalid, told } from '../core/problems/index.js';

/** How many drafts a lesson has (its entry $2 and date $3) in a school ($1), counted up to the most ($4). */
export const DRAFTS_OF_LESSON = statement(
  { drafts: is.int },
  `SELECT count(*)::int AS drafts FROM (SELECT FROM requisition
     WHERE school_id = $1 AND entry_id = $2 AND date = $3 AND status = 'draft' LIMIT $4) one`,
);

/** Keeps what is begun and not sent within bounds: each draft is looked at whenever its lesson is shown or its timetable changes. */
@Injectable()
export class TooManyDrafts {
  constructor(private readonly db: Database) {}

  /** Looks, in the ambient transaction, whether a lesson has room for one more draft. @throws INVALID naming `lessonId` */
  async refuse(schoolId: string, entryId: string, date: string): Promise<void> {
    const most = REQUISITION_LIMITS.drafts;
    const found = await this.db.one(DRAFTS_OF_LESSON, [schoolId, entryId, date, most]);
    if ((found?.drafts ?? 0) < most) return;
    throw invalid('lessonId', told`This lesson has ${{ most }} drafts already. Nothing was kept; send or take away one of them first.`);
  }
}
