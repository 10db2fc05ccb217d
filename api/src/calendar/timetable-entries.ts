import { Injectable } from '@nestjs/common';
import type { EntryRule, PersonName } from '@app/shared';
import { Database, is, statement } from '../core/database/index.js';
import { Kept, type Weight } from '../core/kept/index.js';
import { ENTRY_RULE, entryColumns, otherTeachers } from './entry-rule.statement.js';
import type { Rules } from './rules.types.js';

/** What is kept of all teachers takes up at most so many bytes. */
const MOST_BYTES = 32 * 1024 * 1024;
/** Of an entry: its names, which PostgreSQL answers with each anew, and who teaches it beside its teacher, or when in somebody's place. */
const ENTRY_BYTES = 1100;
const PERSON_BYTES = 250;

/** A timetable entry with the names of what it binds together. */
export interface LessonEntry extends EntryRule {
  subject: string;
  departmentId: string;
  groupId: string;
  groupCode: string;
  year: number | null;
  pupils: number | null;
  /** The class is that of an occasion alone, which names none. */
  ofOccasion: boolean;
  teacherId: string;
  teacherCode: string;
  teacherName: string;
  /** Who teaches it beside the teacher, in the timetable's order. */
  otherTeachers: PersonName[];
  roomId: string | null;
  roomCode: string | null;
  /** The dates on which whoever was asked about takes it in somebody's place; null where it is their own. */
  coveredOn: string[] | null;
}

const ENTRY = {
  ...ENTRY_RULE,
  subject: is.text,
  departmentId: is.uuid,
  groupId: is.uuid,
  groupCode: is.text,
  year: is.int.orNull,
  pupils: is.int.orNull,
  ofOccasion: is.bool,
  teacherId: is.uuid,
  teacherCode: is.text,
  teacherName: is.text,
  otherTeachers: is.json<PersonName[]>(),
  roomId: is.uuid.orNull,
  roomCode: is.text.orNull,
  coveredOn: is.texts.orNull,
  rulesVersion: is.int,
  uncommitted: is.bool,
};

const entriesWhere = (condition: string, besides = '', covered = 'NULL::text[]') =>
  statement(
    ENTRY,
    `
  SELECT ${entryColumns('e')},
    e.subject, e.department_id AS "departmentId", g.id AS "groupId", g.code AS "groupCode", g.year, coalesce((e.occasion ->> 'pupils')::int, g.pupils) AS pupils, g.of_occasion AS "ofOccasion",
    t.id AS "teacherId", t.code AS "teacherCode", t.name AS "teacherName", ${otherTeachers('e')} AS "otherTeachers", r.id AS "roomId", r.code AS "roomCode", ${covered} AS "coveredOn",
    s.rules_version AS "rulesVersion", pg_current_xact_id_if_assigned() IS NOT NULL AS uncommitted
  FROM school s ${besides}
    JOIN timetable_entry e ON e.school_id = $1
    JOIN teaching_group g ON g.school_id = $1 AND g.id = e.group_id
    JOIN person t ON t.school_id = $1 AND t.id = e.teacher_id
    LEFT JOIN room r ON r.school_id = $1 AND r.id = e.room_id
  WHERE s.school_id = $1 AND ${condition}`,
  );

const AS_FIRST = entriesWhere('e.teacher_id = $2');
const BESIDE_OTHERS = entriesWhere('e.id = mine.entry_id', 'JOIN entry_teacher mine ON mine.school_id = $1 AND mine.teacher_id = $2');
const IN_ANOTHERS_PLACE = entriesWhere(
  'e.id = covered.entry_id AND e.teacher_id <> $2 AND NOT EXISTS (SELECT FROM entry_teacher o WHERE o.school_id = $1 AND o.entry_id = e.id AND o.teacher_id = $2)',
  `JOIN (SELECT x.entry_id, array_agg(x.date::text ORDER BY x.date) AS dates FROM lesson_change x
      WHERE x.school_id = $1 AND x.teacher_id = $2 GROUP BY x.entry_id) covered ON true`,
  'covered.dates',
);
/** In parts, so that each is looked up by its index: where one condition holds both, the whole timetable may be read for it. */
export const OF_TEACHER = statement(ENTRY, `${AS_FIRST.text} UNION ALL ${BESIDE_OTHERS.text} UNION ALL ${IN_ANOTHERS_PLACE.text}`);
export const OF_DEPARTMENT = entriesWhere(
  'e.department_id = $2 AND (e.valid_from IS NULL OR e.valid_from <= $4) AND (e.valid_to IS NULL OR e.valid_to >= $3)',
);
/** Those that are in some rooms ($2) by the timetable, or were given one on some date from $3 to $4. */
export const OF_ROOMS = entriesWhere(
  `(e.room_id = ANY($2) OR e.id IN (SELECT x.entry_id FROM lesson_change x WHERE x.school_id = $1 AND x.room_id = ANY($2) AND x.date BETWEEN $3 AND $4))
   AND (e.valid_from IS NULL OR e.valid_from <= $4) AND (e.valid_to IS NULL OR e.valid_to >= $3)`,
);
export const ONE_ENTRY = entriesWhere('e.id = $2');

/**
 * The timetable. What a teacher has is kept in memory while the school's rules stay as they are: it is asked for at every look at a
 * fortnight and changes a few times a year. Whatever changes an entry, or a name in it, raises the school's `rules_version`.
 */
@Injectable()
export class TimetableEntries {
  /** By school and teacher. */
  private readonly kept = new Kept<KeptEntries>(MOST_BYTES, weightOfEntries);

  constructor(private readonly db: Database) {}

  /** All that a teacher ever had, alone or beside others, whatever its validity; and what they take in somebody's place (`coveredOn`). */
  async ofTeacher({ schoolId, version }: Rules, teacherId: string): Promise<readonly LessonEntry[]> {
    const key = `${schoolId} ${teacherId}`;
    const kept = this.kept.get(key);
    if (kept?.version === version) return kept.entries;
    const rows = await this.db.read(schoolId, OF_TEACHER, [schoolId, teacherId]);
    const [first] = rows;
    if (first?.rulesVersion === version && !first.uncommitted) this.kept.set(key, { version, entries: rows });
    return rows;
  }

  /** What a department has that is valid on some date of the range. */
  ofDepartment({ schoolId }: Rules, departmentId: string, range: { from: string; to: string }): Promise<readonly LessonEntry[]> {
    return this.db.read(schoolId, OF_DEPARTMENT, [schoolId, departmentId, range.from, range.to]);
  }

  /** What may be held in some rooms on some date of the range: `heldOn` says of each lesson where it is. */
  ofRooms({ schoolId }: Rules, roomIds: readonly string[], range: { from: string; to: string }): Promise<readonly LessonEntry[]> {
    return this.db.read(schoolId, OF_ROOMS, [schoolId, roomIds, range.from, range.to]);
  }

  /** One entry of the school; undefined when there is none of that id (a UUID). */
  async one({ schoolId }: Rules, entryId: string): Promise<LessonEntry | undefined> {
    return (await this.db.read(schoolId, ONE_ENTRY, [schoolId, entryId]))[0];
  }
}

interface KeptEntries {
  version: number;
  entries: readonly LessonEntry[];
}

function weightOfEntries({ entries }: KeptEntries): Weight {
  const more = entries.reduce((sum, { otherTeachers: others, coveredOn }) => sum + others.length + (coveredOn?.length ?? 0), 0);
  return { own: entries.length * ENTRY_BYTES + more * PERSON_BYTES };
}
