import { allows, lessonsBetween, type PersonName, type Role } from '@app/shared';
import { ENTRY_RULE, entryColumns, type Rules } from '../calendar/index.js';
import { type Answered, is, statement } from '../core/database/index.js';
import type { Locked } from './locked-requisition.js';

/** So many people are named who could take a lesson, at most. */
const MOST_NAMED = 20;

/** Who is in a school ($1) and has not left, with what each is there. */
export const COLLEAGUES = statement(
  { id: is.uuid, code: is.text, name: is.text, roles: is.texts.as<Role[]>(), departmentIds: is.uuids },
  `SELECT p.id, p.code, p.name, p.roles,
     ARRAY(SELECT d.department_id FROM person_department d WHERE d.school_id = $1 AND d.person_id = p.id) AS "departmentIds"
   FROM person p WHERE p.school_id = $1 AND p.active`,
);

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

/** Who teaches at a school, and its timetable of the days that are looked at. */
export interface Staff {
  people: readonly Answered<typeof COLLEAGUES>[];
  timetable: readonly TaughtEntry[];
}

/** Somebody who could take a lesson; `free`: they have none then. */
export interface Colleague {
  person: PersonName;
  free: boolean;
}

/**
 * Names who could take a lesson of a request whose teacher is not there: they teach and are not away. Who has no lesson then comes first,
 * of those who teaches in its department, then who teaches its class, then who has fewest lessons that day; at most twenty. `ofDepartment`: only who belongs to
 * its department or teaches in it, where anybody does.
 */
export function colleaguesFor(
  { calendar, away }: Rules,
  { people, timetable }: Staff,
  was: Locked,
  { ofDepartment = false } = {},
): Colleague[] {
  if (!calendar) return [];
  const { startsAt: fromMs } = was;
  const toMs = was.lessonEndsAt ?? was.endsAt;
  const isAway = (id: string) => (away.get(id) ?? []).some((stretch) => stretch.fromMs < toMs && fromMs < stretch.toMs);
  const known = new Map(
    people
      .filter(({ id, roles }) => allows(roles, 'lessons.teach') && id !== was.teacherId && !isAway(id))
      .map(({ id, code, name, departmentIds }) => {
        const belongs = departmentIds.includes(was.departmentId);
        return [id, { person: { id, code, name }, belongs, near: 0, lessons: 0, free: true }];
      }),
  );
  for (const { departmentId, groupId, teachers } of timetable)
    for (const { id } of teachers) {
      const one = known.get(id);
      if (one && departmentId === was.departmentId) one.near = Math.max(one.near, groupId === was.groupId ? 2 : 1);
    }
  for (const { entry, startMs, endMs } of lessonsBetween(calendar, timetable, was.date, was.date))
    for (const { id } of entry.teachers) {
      const one = known.get(id);
      if (!one) continue;
      one.lessons += 1;
      one.free &&= startMs >= toMs || fromMs >= endMs;
    }
  const all = [...known.values()];
  const there = ofDepartment ? all.filter(({ belongs, near }) => belongs || near > 0) : [];
  return (there.length > 0 ? there : all)
    .sort(
      (one, other) =>
        Number(other.free) - Number(one.free) ||
        other.near - one.near ||
        one.lessons - other.lessons ||
        one.person.name.localeCompare(other.person.name),
    )
    .slice(0, MOST_NAMED)
    .map(({ person, free }) => ({ person, free }));
}
