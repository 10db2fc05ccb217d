import { Injectable } from '@nestjs/common';
import type { ActivityQuery, ActivityView, EventName } from '@app/shared';
import type { Principal } from '../core/access/index.js';
import { instant } from '../core/clock/index.js';
import { Database, is, statement } from '../core/database/index.js';
import { cursorOf, limitOf, type Page, page } from '../core/http/index.js';
import { isId } from '../core/ids/index.js';
import { invalid } from '../core/problems/index.js';
import { type Told, whatIsTold } from './what-is-told.js';

/** SQL: whether an event `e` is of a request that was never sent, which only its teacher and whoever began it (`who`) see. */
const OF_OTHERS_DRAFT = (
  who: string,
) => `(e.name = 'requisition.draft' AND e.person_id IS DISTINCT FROM ${who} OR EXISTS (SELECT FROM requisition q WHERE q.school_id = $1 AND q.id = e.subject_id
    AND (q.status = 'draft' OR q.status = 'cancelled' AND q.submitted_at IS NULL) AND q.teacher_id <> ${who} AND q.created_by <> ${who}))`;

/** SQL: whose a request `q` of a school ($1) is, with who has its lesson beside its teacher; null where there is none. */
const WHOSE_IT_IS = `CASE WHEN q.id IS NULL THEN NULL ELSE json_build_object('personId', q.teacher_id, 'departmentId', q.department_id, 'colleagues',
       (SELECT coalesce(json_agg(o.id), '[]') FROM (
          SELECT n.teacher_id AS id FROM timetable_entry n WHERE n.school_id = $1 AND n.id = q.entry_id
          UNION SELECT t.teacher_id FROM entry_teacher t WHERE t.school_id = $1 AND t.entry_id = q.entry_id) o)) END`;

/**
 * The events of a school ($1) that somebody ($5) sees, the newest first: those of one subject ($2) or all for null, before an id ($3) or from the
 * newest for null.
 */
export const EVENTS = statement(
  {
    id: is.uuid,
    at: is.instant,
    by: is.text.orNull,
    what: is.text.as<EventName>(),
    subject: is.text,
    subjectId: is.uuid,
    before: is.json<unknown>().orNull,
    after: is.json<unknown>().orNull,
    note: is.text.orNull,
    of: is.json<Told['of']>().orNull,
  },
  `SELECT e.id, e.at, p.name AS by, e.name AS what, e.subject, e.subject_id AS "subjectId", e.payload->'before' AS before,
     e.payload->'after' AS after, e.note, ${WHOSE_IT_IS} AS of
   FROM event e LEFT JOIN person p ON p.school_id = $1 AND p.id = e.person_id
     LEFT JOIN requisition q ON q.school_id = $1 AND q.id = e.subject_id
   WHERE e.school_id = $1 AND ($2::uuid IS NULL OR e.subject_id = $2) AND ($3::uuid IS NULL OR e.place < (SELECT c.place FROM event c WHERE c.school_id = $1 AND c.id = $3)) AND NOT ${OF_OTHERS_DRAFT('$5')}
   ORDER BY e.place DESC LIMIT $4`,
  'each time',
);

/** How many events of a school ($1) somebody ($3) sees: those of one subject ($2) or all for null. */
export const HOW_MANY_EVENTS = statement(
  { count: is.int },
  `SELECT count(*)::int AS count FROM event e WHERE e.school_id = $1 AND ($2::uuid IS NULL OR e.subject_id = $2) AND NOT ${OF_OTHERS_DRAFT('$3')}`,
  'each time',
);

/** Reads who did what. */
@Injectable()
export class HistoryQueries {
  constructor(private readonly db: Database) {}

  /**
   * Lists events as somebody may know them, the newest first, on the first page of how many; `by` is null for what followed by itself.
   * @throws INVALID naming `cursor` or `subjectId`
   */
  async list(principal: Principal, { subjectId, limit: text, cursor }: ActivityQuery): Promise<Page<ActivityView>> {
    const { schoolId, personId } = principal;
    const limit = limitOf(text);
    const [before] = cursorOf(cursor, ['id']) ?? [null];
    if (subjectId !== undefined && !isId(subjectId)) throw invalid('subjectId', 'subjectId must be the id of a row');
    const of = [schoolId, subjectId ?? null];
    const [rows, [counted]] = await Promise.all([
      this.db.read(schoolId, EVENTS, [...of, before, limit + 1, personId]),
      // once, on the first page: a school has some hundred thousand of them
      cursor === undefined ? this.db.read(schoolId, HOW_MANY_EVENTS, [...of, personId]) : [],
    ]);
    return {
      ...page(
        rows,
        limit,
        ({ id, at, by, of, ...event }) => ({
          ...{ id, at: instant(at), by, subject: event.subject, subjectId: event.subjectId },
          ...whatIsTold(principal, { ...event, of }),
        }),
        (row) => [row.id],
      ),
      ...(counted && { total: counted.count }),
    };
  }
}
