import { REQUISITION_LIMITS } from '@app/shared';
import { type Database, is, statement, turnAt } from '../core/database/index.js';
import { invalid, told } from '../core/problems/index.js';

/** How many drafts a lesson has (its entry $2 and date $3) in a school ($1), counted up to the most ($4). */
export const DRAFTS_OF_LESSON = statement(
  { drafts: is.int },
  `SELECT count(*)::int AS drafts FROM (SELECT FROM requisition
     WHERE school_id = $1 AND entry_id = $2 AND date = $3 AND status = 'draft' LIMIT $4) one`,
);

/**
 * Looks whether a lesson has room for one more draft, and lets nobody else add one until the ambient transaction ends: each is looked at
 * whenever its lesson is shown or its timetable changes.
 * @throws INVALID naming `lessonId`
 */
export async function refuseTooManyDrafts(db: Database, entryId: string, date: string): Promise<void> {
  const most = REQUISITION_LIMITS.drafts;
  const turn = turnAt(db, `drafts ${db.schoolId} ${entryId} ${date}`);
  const [, found] = await Promise.all([turn, db.one(DRAFTS_OF_LESSON, [db.schoolId, entryId, date, most])]);
  if ((found?.drafts ?? 0) < most) return;
  throw invalid('lessonId', told`This lesson has ${{ most }} drafts already. Nothing was kept; send or take away one of them first.`);
}
