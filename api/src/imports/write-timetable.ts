import { Injectable } from '@nestjs/common';
import { Database } from '../core/database/index.js';
import type { TimetablePlan } from './plan-timetable.js';

const ENTRY_COLUMNS = `id uuid, "cycleDay" text, period text, "lastPeriod" text, "groupId" uuid, subject text, "departmentId" uuid,
  "teacherId" uuid, "roomId" uuid, "validFrom" date`;

/** Writes a planned timetable, one statement for each kind of row however many there are. */
@Injectable()
export class WriteTimetable {
  constructor(private readonly db: Database) {}

  /** Keeps other imports of the school waiting until this one is done, and requests for lessons that it may drop. */
  async lock(schoolId: string, from: string): Promise<void> {
    await this.db.query('SELECT 1 FROM school WHERE school_id = $1 FOR NO KEY UPDATE', [schoolId]);
    await this.db.query('SELECT 1 FROM timetable_entry WHERE school_id = $1 AND valid_from >= $2 ORDER BY id FOR UPDATE', [schoolId, from]);
  }

  /** Inside the transaction of the import, after `lock`. */
  async write(schoolId: string, plan: TimetablePlan): Promise<void> {
    await this.made(schoolId, plan);
    const steps: [string, readonly unknown[]][] = [
      [
        `INSERT INTO timetable_entry
           (school_id, id, cycle_day, period, last_period, group_id, subject, department_id, teacher_id, room_id, valid_from)
         SELECT $1::uuid, v.id, v."cycleDay", v.period, v."lastPeriod", v."groupId", v.subject, v."departmentId", v."teacherId", v."roomId", v."validFrom"
         FROM jsonb_to_recordset($2::jsonb) AS v(${ENTRY_COLUMNS})`,
        plan.entries,
      ],
      [
        `UPDATE timetable_entry e SET cycle_day = v."cycleDay", period = v.period, last_period = v."lastPeriod",
           department_id = v."departmentId", room_id = v."roomId", valid_from = v."validFrom", valid_to = NULL
         FROM jsonb_to_recordset($2::jsonb) AS v(${ENTRY_COLUMNS}) WHERE e.school_id = $1::uuid AND e.id = v.id`,
        plan.changed,
      ],
      [
        `UPDATE timetable_entry e SET valid_to = v."validTo"
         FROM jsonb_to_recordset($2::jsonb) AS v(id uuid, "validTo" date) WHERE e.school_id = $1::uuid AND e.id = v.id`,
        plan.ended,
      ],
      [
        `DELETE FROM timetable_entry e USING jsonb_array_elements_text($2::jsonb) AS v(id) WHERE e.school_id = $1::uuid AND e.id = v.id::uuid`,
        plan.dropped,
      ],
      [
        `UPDATE teaching_group g SET year = v.year, pupils = v.pupils
         FROM jsonb_to_recordset($2::jsonb) AS v(id uuid, year int, pupils int) WHERE g.school_id = $1::uuid AND g.id = v.id`,
        plan.changedGroups,
      ],
    ];
    for (const [text, rows] of steps) if (rows.length > 0) await this.db.change(text, [schoolId, JSON.stringify(rows)]);
    await this.db.change('UPDATE school SET rules_version = rules_version + 1 WHERE school_id = $1', [schoolId]);
  }

  private async made(schoolId: string, { departments, people, rooms, groups }: TimetablePlan): Promise<void> {
    await this.db.change(
      `WITH departments_made AS (
         INSERT INTO department (school_id, id, name)
         SELECT $1::uuid, v.id, v.name FROM jsonb_to_recordset($2::jsonb) AS v(id uuid, name text)
       ), people_made AS (
         INSERT INTO person (school_id, id, name, code, roles)
         SELECT $1::uuid, v.id, v.code, v.code, ARRAY['teacher'] FROM jsonb_to_recordset($3::jsonb) AS v(id uuid, code text)
       ), people_placed AS (
         INSERT INTO person_department (school_id, person_id, department_id)
         SELECT $1::uuid, v.id, d.id::uuid
         FROM jsonb_to_recordset($3::jsonb) AS v(id uuid, "departmentIds" jsonb), jsonb_array_elements_text(v."departmentIds") AS d(id)
       ), rooms_made AS (
         INSERT INTO room (school_id, id, code)
         SELECT $1::uuid, v.id, v.code FROM jsonb_to_recordset($4::jsonb) AS v(id uuid, code text)
       )
       INSERT INTO teaching_group (school_id, id, code, year, pupils)
       SELECT $1::uuid, v.id, v.code, v.year, v.pupils FROM jsonb_to_recordset($5::jsonb) AS v(id uuid, code text, year int, pupils int)`,
      [schoolId, JSON.stringify(departments), JSON.stringify(people), JSON.stringify(rooms), JSON.stringify(groups)],
    );
  }
}
