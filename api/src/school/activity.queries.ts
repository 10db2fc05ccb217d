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
      `SELECT a.id, a.at, p.name AS by, a.what, a.subject, a.subject_id AS "subjectId", a.before, a.after
       FROM activity a LEFT JOIN person p ON p.school_id = a.school_id AND p.id = a.person_id
       WHERE ($1::uuid IS NULL OR a.subject_id = $1) AND ($2::uuid IS NULL OR a.id < $2)
       ORDER BY a.id DESC LIMIT $3`,
      [subjectId ?? null, before, limit + 1],
    );
    return page(
      rows,
      limit,
      (row) => ({ ...row, at: instant(row.at) }),
      (row) => [row.id],
    );
  }
}
