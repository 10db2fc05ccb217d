import { lessonsBetween } from '@app/shared';
import type { PlanLesson } from '../../../migrations/seeds/oakfield/requests.js';
import { ENTRY_RULE, entryColumns, type Rules } from '../calendar/index.js';
import { type Database, is, statement } from '../core/database/index.js';

/** A lesson of the demo school; instants are epoch milliseconds. */
export interface DemoLesson extends PlanLesson {
  startMs: number;
  endMs: number;
  room: string | null;
}

export const PLANNED_ENTRIES = statement(
  {
    ...ENTRY_RULE,
    teacherCode: is.text,
    groupCode: is.text,
    year: is.int,
    pupils: is.int,
    department: is.text,
    subject: is.text,
    room: is.text.orNull,
  },
  `SELECT ${entryColumns('e')}, t.code AS "teacherCode",
     g.code AS "groupCode", coalesce(g.year, 0) AS year, coalesce(g.pupils, 0) AS pupils, d.name AS department, e.subject, r.code AS room
   FROM timetable_entry e JOIN person t ON t.school_id = $1 AND t.id = e.teacher_id
   JOIN teaching_group g ON g.school_id = $1 AND g.id = e.group_id JOIN department d ON d.school_id = $1 AND d.id = e.department_id
   LEFT JOIN room r ON r.school_id = $1 AND r.id = e.room_id
   WHERE e.school_id = $1`,
);

/** Lists the lessons of the demo school from one date to another, both included, in order of start. */
export async function lessonsBetweenDates(db: Database, { schoolId, calendar }: Rules, from: string, to: string): Promise<DemoLesson[]> {
  const entries = await db.read(schoolId, PLANNED_ENTRIES, [schoolId]);
  if (!calendar) return [];
  return lessonsBetween(calendar, entries, from, to).map(({ id, entry, date, startMs, endMs }) => {
    const { period, teacherCode, groupCode, year, pupils, department, subject, room } = entry;
    return { id, date, startMs, endMs, period, teacherCode, groupCode, year, pupils, department, subject, room };
  });
}
