import { Injectable } from '@nestjs/common';
import type { ImportCalendar } from '@app/shared';
import { type Answered, Database, is, statement } from '../core/database/index.js';
import type { SchoolRows } from './timetable-plan.js';

export const CYCLE_AND_PERIODS = statement(
  { cycle: is.json<ImportCalendar['cycle']>(), periods: is.json<ImportCalendar['periods']>() },
  'SELECT cycle, periods FROM calendar WHERE school_id = $1',
);

/** $2 the first day of the timetable. */
export const ROWS = statement(
  { rows: is.json<SchoolRows>() },
  `SELECT json_build_object(
    'joinDoubles', (SELECT join_doubles FROM school WHERE school_id = $1),
    'departments', (SELECT coalesce(json_agg(json_build_object('id', id, 'name', name)), '[]') FROM department WHERE school_id = $1),
    'people', (SELECT coalesce(json_agg(json_build_object('id', p.id, 'code', p.code, 'name', coalesce(m.name, p.name), 'active', p.active,
        'mergedInto', m.into)), '[]')
      FROM person p LEFT JOIN (SELECT DISTINCT ON (v.payload #>> '{before,personId}') v.payload #>> '{before,personId}' AS id,
          v.payload #>> '{before,name}' AS name, v.subject_id AS into FROM event v WHERE v.school_id = $1 AND v.name = 'person.merged'
          ORDER BY v.payload #>> '{before,personId}', v.place DESC) m ON m.id = p.id::text AND NOT p.active
      WHERE p.school_id = $1),
    'rooms', (SELECT coalesce(json_agg(json_build_object('id', id, 'code', code)), '[]') FROM room WHERE school_id = $1),
    'groups', (SELECT coalesce(json_agg(json_build_object('id', id, 'code', code, 'year', year, 'pupils', pupils)), '[]')
      FROM teaching_group WHERE school_id = $1 AND NOT of_occasion),
    'entries', (SELECT coalesce(json_agg(json_build_object(
        'id', e.id, 'cycleDay', cycle_day, 'period', period, 'lastPeriod', last_period, 'groupId', group_id, 'subject', subject,
        'departmentId', department_id, 'teacherId', teacher_id, 'roomId', room_id, 'validFrom', valid_from, 'validTo', valid_to,
        'liveTo', (SELECT max(r.date) FROM requisition r WHERE r.school_id = $1 AND r.entry_id = e.id
          AND r.status NOT IN ('declined', 'cancelled', 'collected', 'cleared')), 'joinedTo', joined_to, 'schedule', schedule,
        'otherTeacherIds', coalesce((SELECT json_agg(o.teacher_id ORDER BY o.place) FROM entry_teacher o WHERE o.school_id = $1 AND o.entry_id = e.id), '[]'),
        'used', EXISTS (SELECT 1 FROM requisition r WHERE r.school_id = $1 AND r.entry_id = e.id)
          OR EXISTS (SELECT 1 FROM requisition r WHERE r.school_id = $1 AND r.keep_until_entry_id = e.id)
          OR EXISTS (SELECT 1 FROM lesson_answer a WHERE a.school_id = $1 AND a.entry_id = e.id)
          OR EXISTS (SELECT 1 FROM lesson_change x WHERE x.school_id = $1 AND x.entry_id = e.id),
        'ahead', EXISTS (SELECT 1 FROM requisition r WHERE r.school_id = $1 AND r.entry_id = e.id AND r.date >= $2::date
            AND r.status NOT IN ('declined', 'cancelled', 'collected', 'cleared'))
          OR EXISTS (SELECT 1 FROM lesson_answer a WHERE a.school_id = $1 AND a.entry_id = e.id AND a.date >= $2::date)) ORDER BY e.id), '[]')
      FROM timetable_entry e WHERE e.school_id = $1 AND e.occasion IS NULL AND (valid_to IS NULL OR valid_to >= $2::date - 1))
  ) AS rows`,
);

/** Requisitions for lessons that end, for somebody to settle. $2 timetable entries; $3 the first day on which they are gone. */
export const STRANDED = statement(
  { title: is.text, date: is.date, group_code: is.text },
  `SELECT r.title, r.date, g.code AS group_code
   FROM requisition r
   JOIN timetable_entry e ON e.school_id = $1 AND e.id = r.entry_id
   JOIN teaching_group g ON g.school_id = $1 AND g.id = e.group_id
   WHERE r.school_id = $1 AND r.entry_id = ANY($2::uuid[]) AND r.date >= $3::date
     AND r.status NOT IN ('declined', 'cancelled', 'collected', 'cleared')
   ORDER BY r.date, r.id`,
);

/** What an import reads of the school. Each inside the transaction of the import. */
@Injectable()
export class ImportsQueries {
  constructor(private readonly db: Database) {}

  /** The calendar's cycle and periods; null while the school has none. */
  async calendar(schoolId: string): Promise<ImportCalendar | null> {
    const row = await this.db.one(CYCLE_AND_PERIODS, [schoolId]);
    return row ?? null;
  }

  /** What the school has that a timetable from this day on touches, in one statement. */
  async rows(schoolId: string, from: string): Promise<SchoolRows> {
    const row = await this.db.one(ROWS, [schoolId, from]);
    if (!row) throw new Error('A statement without FROM answered no row');
    return row.rows;
  }

  /** Live requisitions for lessons of these entries from this day on, in order of date. */
  stranded(schoolId: string, entryIds: readonly string[], from: string): Promise<Answered<typeof STRANDED>[]> {
    return this.db.query(STRANDED, [schoolId, entryIds, from]);
  }
}
