import { Injectable } from '@nestjs/common';
import { type GroupQuery, type LessonGroup, may } from '@app/shared';
import type { Principal } from '../core/access/index.js';
import { Database, is, statement } from '../core/database/index.js';
import { cursorOf, limitOf, type Page, page, totalOf } from '../core/http/index.js';

/** The classes of a school ($1), all or those of a teacher ($2), after the last of the page before ($3, $4, or null); $5 most rows. */
export const GROUPS = statement(
  { id: is.uuid, code: is.text, year: is.int.orNull, pupils: is.int.orNull, sort: is.text, total: is.int },
  `
SELECT f.id, f.code, f.year, f.pupils, f.sort, f.total
FROM (SELECT g.id, g.code, g.year, g.pupils, lower(g.code) AS sort, count(*) OVER ()::int AS total FROM teaching_group g
  WHERE g.school_id = $1 AND NOT g.of_occasion AND ($2::uuid IS NULL OR EXISTS (SELECT FROM timetable_entry e WHERE e.school_id = $1 AND e.group_id = g.id
    AND (e.teacher_id = $2 OR EXISTS (SELECT FROM entry_teacher o WHERE o.school_id = $1 AND o.entry_id = e.id AND o.teacher_id = $2))))) f
WHERE $3::text IS NULL OR (f.sort, f.id) > ($3, $4::uuid)
ORDER BY f.sort, f.id LIMIT $5`,
);

/** Reads the classes of a school. */
@Injectable()
export class GroupsQueries {
  constructor(private readonly db: Database) {}

  /** Lists classes by their code, and says of how many. @throws INVALID naming `limit` or `cursor` */
  async list(principal: Principal, query: GroupQuery): Promise<Page<LessonGroup>> {
    const limit = limitOf(query.limit);
    const after = cursorOf(query.cursor, ['text', 'id']);
    const teacher = may(principal, 'lesson.seeAll') ? null : principal.personId;
    const rows = await this.db.read(principal.schoolId, GROUPS, [principal.schoolId, teacher, ...(after ?? [null, null]), limit + 1]);
    return {
      ...page(
        rows,
        limit,
        ({ id, code, year, pupils }): LessonGroup => ({ id, code, year, pupils }),
        ({ sort, id }) => [sort, id],
      ),
      ...totalOf(rows, after),
    };
  }
}
