import { Injectable } from '@nestjs/common';
import { lessonId, lessonsBetween, swapLessons } from '@app/shared';
import { ENTRY_RULE, entryColumns } from '../calendar/index.js';
import { Database, is, statement } from '../core/database/index.js';
import type { Asking } from './asking.js';

/** The lessons' entries of classes ($2) of a school ($1), with the dates from $3 to $4 at which something was asked for already. */
export const LESSONS_TO_SWAP = statement(
  { ...ENTRY_RULE, groupId: is.uuid, teacherIds: is.uuids, taken: is.texts.orNull },
  `SELECT ${entryColumns('e')}, e.group_id AS "groupId",
     ARRAY(SELECT e.teacher_id UNION ALL SELECT o.teacher_id FROM entry_teacher o WHERE o.school_id = $1 AND o.entry_id = e.id) AS "teacherIds",
     (SELECT array_agg(q.date::text) FROM requisition q WHERE q.school_id = $1 AND q.entry_id = e.id AND q.date BETWEEN $3 AND $4
        AND q.status NOT IN ('draft', 'cancelled', 'declined')) AS taken
   FROM timetable_entry e WHERE e.school_id = $1 AND e.group_id = ANY($2)`,
);

/** Of a request that changes days: which it is, and at which lesson of whom it is. */
export interface Swapping {
  groupId: string;
  teacherId: string;
  lessonTeacherId: string | null;
  entryId: string;
  date: string;
  startsAt: number;
}

/** Finds where requests would go that change days. */
@Injectable()
export class SwapPlaces {
  constructor(private readonly db: Database) {}

  /** Finds for each pair the lesson of the first and that of the second, by their ids. */
  async find({ principal, rules, nowMs }: Asking, pairs: readonly (readonly [Swapping, Swapping])[]): Promise<[string, string][]> {
    const { calendar } = rules;
    const dates = pairs.flatMap(([one, other]) => [one.date, other.date]).sort();
    const [first, last] = [dates[0], dates.at(-1)];
    if (!calendar || first === undefined || last === undefined) return [];
    const groups = [...new Set(pairs.flatMap(([one, other]) => [one.groupId, other.groupId]))];
    const rows = await this.db.query(LESSONS_TO_SWAP, [principal.schoolId, groups, first, last]);
    const lessons = lessonsBetween(calendar, rows, first, last).filter(({ startMs }) => startMs > nowMs);
    const side = ({ groupId, teacherId, lessonTeacherId, entryId, date, startsAt }: Swapping) => ({
      groupId,
      date,
      startMs: startsAt,
      lessonId: lessonId(entryId, date),
      lessons: lessons
        .filter(({ entry }) => entry.groupId === groupId && entry.teacherIds.includes(lessonTeacherId ?? teacherId))
        .map(({ id, date: on, startMs, entry }) => ({ id, date: on, startMs, taken: entry.taken?.includes(on) ?? false })),
    });
    return pairs.map(([one, other]) => swapLessons(side(one), side(other)));
  }
}
