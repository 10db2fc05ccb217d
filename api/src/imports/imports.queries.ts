import { Injectable } from '@nestjs/common';
import type { ImportCalendar } from '@app/shared';
import { Database } from '../core/database/index.js';
import type { SchoolRows } from './plan-timetable.js';

/** A requisition for a lesson that ends, for somebody to settle. */
export interface StrandedRequisition {
  title: string;
  date: string;
  group_code: string;
}

/** What an import reads of the school. Each inside the transaction of the import. */
@Injectable()
export class ImportsQueries {
  constructor(private readonly db: Database) {}

  /** The calendar's cycle and periods; null while the school has none. */
  async calendar(schoolId: string): Promise<ImportCalendar | null> {
    const row = await this.db.one<{ cycle: ImportCalendar['cycle']; periods: ImportCalendar['periods'] }>(
      'SELECT cycle, periods FROM calendar WHERE school_id = $1',
      [schoolId],
    );
    return row ? { cycle: row.cycle, periods: row.periods } : null;
  }

  /** What the school has that a timetable from this day on touches, in one statement. */
  async rows(schoolId: string, from: string): Promise<SchoolRows> {
    const row = await this.db.one<{ rows: SchoolRows }>(
      `SELECT json_build_object(
        'departments', (SELECT coalesce(json_agg(json_build_object('id', id, 'name', name)), '[]') FROM department WHERE school_id = $1),
        'people', (SELECT coalesce(json_agg(json_build_object('id', id, 'code', code)), '[]') FROM person WHERE school_id = $1),
        'rooms', (SELECT coalesce(json_agg(json_build_object('id', id, 'code', code)), '[]') FROM room WHERE school_id = $1),
        'groups', (SELECT coalesce(json_agg(json_build_object('id', id, 'code', code, 'year', year, 'pupils', pupils)), '[]')
          FROM teaching_group WHERE school_id = $1),
        'entries', (SELECT coalesce(json_agg(json_build_object(
            'id', e.id, 'cycleDay', cycle_day, 'period', period, 'lastPeriod', last_period, 'groupId', group_id, 'subject', subject,
            'departmentId', department_id, 'teacherId', teacher_id, 'roomId', room_id, 'validFrom', valid_from, 'validTo', valid_to,
            'used', EXISTS (SELECT 1 FROM requisition r WHERE r.school_id = e.school_id AND r.entry_id = e.id)
              OR EXISTS (SELECT 1 FROM lesson_answer a WHERE a.school_id = e.school_id AND a.entry_id = e.id)) ORDER BY e.id), '[]')
          FROM timetable_entry e WHERE e.school_id = $1 AND (valid_to IS NULL OR valid_to >= $2::date - 1))
      ) AS rows`,
      [schoolId, from],
    );
    if (!row) throw new Error('A statement without FROM answered no row');
    return row.rows;
  }

  /** Live requisitions for lessons of these entries from this day on, in order of date. */
  stranded(schoolId: string, entryIds: readonly string[], from: string): Promise<(StrandedRequisition & Record<string, unknown>)[]> {
    return this.db.query(
      `SELECT r.title, r.date, g.code AS group_code
       FROM requisition r
       JOIN timetable_entry e ON e.school_id = r.school_id AND e.id = r.entry_id
       JOIN teaching_group g ON g.school_id = e.school_id AND g.id = e.group_id
       WHERE r.school_id = $1 AND r.entry_id = ANY($2::uuid[]) AND r.date >= $3::date
         AND r.status NOT IN ('declined', 'cancelled', 'collected', 'cleared')
       ORDER BY r.date, r.id`,
      [schoolId, entryIds, from],
    );
  }
}
