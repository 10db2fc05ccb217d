import { Injectable } from '@nestjs/common';
import type { ActivityQuery, ActivityView } from '@app/shared';
import { instant } from '../core/clock/index.js';
import { Database, is, statement } from '../core/database/index.js';
import { cursorOf, limitOf, type Page, page } from '../core/http/index.js';
import { isId } from '../core/ids/index.js';
import { invalid } from '../core/problems/index.js';

/** $2 what it is about, or null; $3 the last of the page before, or null; $4 most rows. */
export const ACTIVITY = statement(
  {
    id: is.uuid,
    at: is.instant,
    by: is.text.orNull,
    what: is.text,
    subject: is.text,
    subjectId: is.uuid,
    before: is.json<unknown>().orNull,
    after: is.json<unknown>().orNull,
    note: is.text.orNull,
  },
  `SELECT e.id, e.at, p.name AS by, e.name AS what, e.subject, e.subject_id AS "subjectId", e.payload->'before' AS before,
     e.payload->'after' AS after, e.note
   FROM event e LEFT JOIN person p ON p.school_id = $1 AND p.id = e.person_id
   WHERE e.school_id = $1 AND ($2::uuid IS NULL OR e.subject_id = $2) AND ($3::uuid IS NULL OR e.id < $3)
   ORDER BY e.id DESC LIMIT $4`,
);

/** Reads who did what. */
@Injectable()
export class ActivityQueries {
  constructor(private readonly db: Database) {}

  /** Newest first; `by` is null for what a job did. */
  async list(schoolId: string, { subjectId, limit: text, cursor }: ActivityQuery): Promise<Page<ActivityView>> {
    const limit = limitOf(text);
    const [before] = cursorOf(cursor, 1) ?? [null];
    if (before && !isId(before)) throw invalid('cursor', 'cursor must be the nextCursor of an earlier answer');
    if (subjectId !== undefined && !isId(subjectId)) throw invalid('subjectId', 'subjectId must be the id of a row');
    const rows = await this.db.read(schoolId, ACTIVITY, [schoolId, subjectId ?? null, before, limit + 1]);
    return page(
      rows,
      limit,
      (row) => ({ ...row, at: instant(row.at) }),
      (row) => [row.id],
    );
  }
}
