import { Injectable } from '@nestjs/common';
import type { ActivityQuery, ActivityView } from '@app/shared';
import { instant } from '../core/clock/index.js';
import { Database } from '../core/database/index.js';
import { cursorOf, limitOf, type Page, page } from '../core/http/index.js';
import { isId } from '../core/ids/index.js';
import { invalid } from '../core/problems/index.js';

type ActivityShape = Omit<ActivityView, 'at'> & { at: number } & Record<string, unknown>;

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
    const rows = await this.db.read<ActivityShape>(
      schoolId,
      `SELECT e.id, e.at, p.name AS by, e.name AS what, e.subject, e.subject_id AS "subjectId", e.payload->'before' AS before,
         e.payload->'after' AS after, e.note
       FROM event e LEFT JOIN person p ON p.school_id = $1 AND p.id = e.person_id
       WHERE e.school_id = $1 AND ($2::uuid IS NULL OR e.subject_id = $2) AND ($3::uuid IS NULL OR e.id < $3)
       ORDER BY e.id DESC LIMIT $4`,
      [schoolId, subjectId ?? null, before, limit + 1],
    );
    return page(
      rows,
      limit,
      (row) => ({ ...row, at: instant(row.at) }),
      (row) => [row.id],
    );
  }
}
