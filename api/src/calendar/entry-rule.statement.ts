import type { OccasionRule } from '@app/shared';
import { is } from '../core/database/index.js';

/** The columns of what the rules need of a timetable entry (`EntryRule`), as `entryColumns` answers them. */
export const ENTRY_RULE = {
  id: is.uuid,
  cycleDay: is.text,
  period: is.text,
  lastPeriod: is.text.orNull,
  schedule: is.text.orNull,
  joinedTo: is.uuid.orNull,
  joinedFrom: is.date.orNull,
  validFrom: is.date.orNull,
  validTo: is.date.orNull,
  occasion: is.json<OccasionRule>().orNull,
};

const NAMES: Record<keyof typeof ENTRY_RULE, string> = {
  id: 'id',
  cycleDay: 'cycle_day',
  period: 'period',
  lastPeriod: 'last_period',
  schedule: 'schedule',
  joinedTo: 'joined_to',
  joinedFrom: 'joined_from',
  validFrom: 'valid_from',
  validTo: 'valid_to',
  occasion: 'occasion',
};

/** Writes the columns of `ENTRY_RULE` of a timetable entry: `e.id, e.cycle_day AS "cycleDay", …`. */
export function entryColumns(alias: string): string {
  return Object.entries(NAMES)
    .map(([property, column]) => `${alias}.${column} AS "${property}"`)
    .join(', ');
}

/** Writes the same as keys and values of `json_build_object`. */
export function entryPairs(alias: string): string {
  return Object.entries(NAMES)
    .map(([property, column]) => `'${property}', ${alias}.${column}`)
    .join(', ');
}

/** SQL: who teaches a timetable entry of a school ($1) beside its first teacher, as a list of `{id, code, name}` in the timetable's order. */
export function otherTeachers(alias: string): string {
  return `coalesce((SELECT json_agg(json_build_object('id', p.id, 'code', p.code, 'name', p.name) ORDER BY o.place)
    FROM entry_teacher o JOIN person p ON p.school_id = $1 AND p.id = o.teacher_id
    WHERE o.school_id = $1 AND o.entry_id = ${alias}.id), '[]')`;
}

/** SQL: who takes an entry's lesson of a date: its first teacher of a school ($1), or who covers it. */
export function takesLesson(alias: string, date: string): string {
  return `coalesce((SELECT x.teacher_id FROM lesson_change x WHERE x.school_id = $1 AND x.entry_id = ${alias}.id AND x.date = ${date} AND x.kind = 'cover'), ${alias}.teacher_id)`;
}

/**
 * SQL: who teaches a timetable entry of a school ($1), its first teacher first, as a list of `{id, code, name}`; of its lesson of a `date`,
 * where that is given, with who covers it in the first one's place.
 */
export function teachersOf(alias: string, date: string | null = null): string {
  const first = date === null ? `${alias}.teacher_id` : takesLesson(alias, date);
  const named = `json_build_object('id', p.id, 'code', p.code, 'name', p.name)`;
  return `(CASE WHEN EXISTS (SELECT FROM entry_teacher o WHERE o.school_id = $1 AND o.entry_id = ${alias}.id)
    THEN (SELECT json_agg(${named} ORDER BY h.place)
      FROM (SELECT ${first} AS id, -1 AS place
        UNION ALL SELECT o.teacher_id, o.place FROM entry_teacher o WHERE o.school_id = $1 AND o.entry_id = ${alias}.id) h
      JOIN person p ON p.school_id = $1 AND p.id = h.id)
    ELSE (SELECT json_build_array(${named}) FROM person p WHERE p.school_id = $1 AND p.id = ${first}) END)`;
}

/**
 * SQL: whether an entry's id is one of those that a person of a school ($1) teaches, first or beside others. Both ways have an index, so that
 * the cost follows what the person has and not the timetable.
 */
export function ofTeacher(entryId: string, person: string): string {
  return `${entryId} IN (SELECT m.id FROM timetable_entry m WHERE m.school_id = $1 AND m.teacher_id = ${person}
    UNION SELECT o.entry_id FROM entry_teacher o WHERE o.school_id = $1 AND o.teacher_id = ${person})`;
}
