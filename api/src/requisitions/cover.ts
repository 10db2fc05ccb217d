import { lessonsBetween, type PersonName } from '@app/shared';
import { ENTRY_RULE, entryColumns, type Rules } from '../calendar/index.js';
import { type Answered, is, statement } from '../core/database/index.js';
import type { Locked } from './locked-requisition.js';

/** So many people are named who could take a lesson, at most. */
const MOST_NAMED = 3;

/** The timetable of a school ($1) from $2 to $3, each entry with its teachers who have not left. */
export const WHO_TEACHES_WHEN = statement(
  { ...ENTRY_RULE, departmentId: is.uuid, groupId: is.uuid, teachers: is.json<PersonName[]>() },
  `SELECT ${entryColumns('e')}, e.department_id AS "departmentId", e.group_id AS "groupId",
     (SELECT coalesce(json_agg(json_build_object('id', p.id, 'code', p.code, 'name', p.name)), '[]') FROM person p
      WHERE p.school_id = $1 AND p.active AND (p.id = e.teacher_id
        OR EXISTS (SELECT FROM entry_teacher o WHERE o.school_id = $1 AND o.entry_id = e.id AND o.teacher_id = p.id))) AS teachers
   FROM timetable_entry e WHERE e.school_id = $1 AND (e.valid_from IS NULL OR e.valid_from <= $3) AND (e.valid_to IS NULL OR e.valid_to >= $2)`,
);
export type TaughtEntry = Answered<typeof WHO_TEACHES_WHEN>;

/**
 * Names who could take a lesson of a request whose teacher is not there: they teach in its department, are not away and have no lesson
 * then. Whoever teaches its class comes first, then who has fewest lessons that day; at most three.
 */
export function freeColleagues({ calendar, away }: Rules, timetable: readonly TaughtEntry[], was: Locked): PersonName[] {
  if (!calendar) return [];
  const { startsAt: fromMs, endsAt: toMs } = was;
  const known = new Map<string, { person: PersonName; class: boolean; lessons: number; busy: boolean }>();
  for (const { departmentId, groupId, teachers } of timetable)
    for (const person of teachers) {
      if (departmentId !== was.departmentId) continue;
      const before = known.get(person.id);
      known.set(person.id, { person, lessons: 0, busy: false, class: before?.class === true || groupId === was.groupId });
    }
  for (const { entry, startMs, endMs } of lessonsBetween(calendar, timetable, was.date, was.date))
    for (const { id } of entry.teachers) {
      const one = known.get(id);
      if (!one) continue;
      one.lessons += 1;
      one.busy ||= startMs < toMs && fromMs < endMs;
    }
  const isAway = (id: string) => (away.get(id) ?? []).some((stretch) => stretch.fromMs < toMs && fromMs < stretch.toMs);
  return [...known.values()]
    .filter(({ person, busy }) => !busy && person.id !== was.teacherId && !isAway(person.id))
    .sort(
      (one, other) =>
        Number(other.class) - Number(one.class) || one.lessons - other.lessons || one.person.name.localeCompare(other.person.name),
    )
    .slice(0, MOST_NAMED)
    .map(({ person }) => person);
}
