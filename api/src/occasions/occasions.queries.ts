import { Injectable } from '@nestjs/common';
import {
  lessonId,
  type LessonGroup,
  may,
  type OccasionDate,
  type OccasionKind,
  type OccasionQuery,
  type OccasionView,
  type PersonName,
  type RoomName,
} from '@app/shared';
import type { Principal } from '../core/access/index.js';
import { type Answered, Database, is, statement } from '../core/database/index.js';
import { cursorOf, limitOf, type Page, page } from '../core/http/index.js';
import { isId } from '../core/ids/index.js';
import { notFound } from '../core/problems/index.js';

const OCCASION = {
  id: is.uuid,
  version: is.int,
  title: is.text,
  kind: is.text.as<OccasionKind>(),
  date: is.date,
  start: is.text,
  end: is.text,
  departmentId: is.uuid,
  teacher: is.json<PersonName>(),
  room: is.json<RoomName>().orNull,
  group: is.json<LessonGroup>().orNull,
  pupils: is.int.orNull,
  rrule: is.text.orNull,
  skipNonTeaching: is.bool,
  meetings: is.json<OccasionDate[]>(),
};
const COLUMNS = `o.id, o.version, o.title, o.kind, o.date, o.starts AS start, o.ends AS "end", o.department_id AS "departmentId",
  json_build_object('id', t.id, 'code', t.code, 'name', t.name) AS teacher,
  CASE WHEN r.id IS NULL THEN NULL ELSE json_build_object('id', r.id, 'code', r.code) END AS room,
  CASE WHEN g.id IS NULL THEN NULL ELSE json_build_object('id', g.id, 'code', g.code, 'year', g.year, 'pupils', g.pupils) END AS "group",
  o.pupils, o.rrule, o.skip_non_teaching AS "skipNonTeaching", e.occasion -> 'meetings' AS meetings
FROM occasion o
JOIN timetable_entry e ON e.school_id = $1 AND e.id = o.id
JOIN person t ON t.school_id = $1 AND t.id = o.teacher_id
LEFT JOIN room r ON r.school_id = $1 AND r.id = o.room_id
LEFT JOIN teaching_group g ON g.school_id = $1 AND g.id = o.group_id
WHERE o.school_id = $1`;

/** One occasion ($2) of a school ($1) that was not taken away. */
export const ONE_OCCASION = statement(OCCASION, `SELECT ${COLUMNS} AND o.id = $2 AND NOT o.dropped`);
/** The same, of which nothing else is changed meanwhile. */
export const LOCK_OCCASION = statement(OCCASION, `SELECT ${COLUMNS} AND o.id = $2 AND NOT o.dropped FOR UPDATE OF o`);

/** One that was taken away, likewise. */
export const DROPPED_OCCASION = statement(OCCASION, `SELECT ${COLUMNS} AND o.id = $2 AND o.dropped`);

/** Occasions of a school ($1) of a teacher ($2) and department ($3), with a date from $4 to $5, each null for all; after an id ($6), at most $7. */
export const OCCASIONS = statement(
  OCCASION,
  `SELECT ${COLUMNS} AND NOT o.dropped AND ($2::uuid IS NULL OR o.teacher_id = $2) AND ($3::uuid IS NULL OR o.department_id = $3)
     AND ($4::date IS NULL OR e.valid_to >= $4) AND ($5::date IS NULL OR e.valid_from <= $5)
     AND ($6::uuid IS NULL OR o.id > $6)
   ORDER BY o.id LIMIT $7`,
);

export type StoredOccasionRow = Answered<typeof ONE_OCCASION>;

/** Answers an occasion in the shape of the contract. */
export function toOccasion({ meetings, ...row }: StoredOccasionRow): OccasionView {
  return { ...row, lessonIds: meetings.map(({ date }) => lessonId(row.id, date)) };
}

/** What is asked about occasions. */
@Injectable()
export class OccasionsQueries {
  constructor(private readonly db: Database) {}

  /** Lists occasions in the order of their making: one's own, or those of a department for who sees its lessons. @throws NOT_FOUND, INVALID */
  async list(principal: Principal, query: OccasionQuery): Promise<Page<OccasionView>> {
    const limit = limitOf(query.limit);
    const after = cursorOf(query.cursor, ['id']);
    const { departmentId = null, from = null, to = null } = query;
    if (departmentId !== null && (!isId(departmentId) || !may(principal, 'lesson.seeAll'))) throw notFound('department');
    const teacher = departmentId === null ? principal.personId : null;
    const asked = [principal.schoolId, teacher, departmentId, from, to, after?.[0] ?? null, limit + 1];
    const rows = await this.db.read(principal.schoolId, OCCASIONS, asked);
    return page(rows, limit, toOccasion, ({ id }) => [id]);
  }

  /** Shows one occasion: one's own, or any to who sees all lessons. @throws NOT_FOUND */
  async one(principal: Principal, id: string): Promise<OccasionView> {
    const { schoolId } = principal;
    const [row] = isId(id) ? await this.db.read(schoolId, ONE_OCCASION, [schoolId, id]) : [];
    if (!row || !may(principal, 'lesson.see', { personId: row.teacher.id })) throw notFound('occasion');
    return toOccasion(row);
  }
}
