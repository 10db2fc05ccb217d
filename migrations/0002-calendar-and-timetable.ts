import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The calendar of a school, its timetable, and what teachers answered for a lesson. */
export class CalendarAndTimetable1763700000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE calendar (
        school_id uuid PRIMARY KEY REFERENCES school,
        terms jsonb NOT NULL,
        closures jsonb NOT NULL,
        periods jsonb NOT NULL,
        cycle jsonb NOT NULL,
        changed_at timestamptz NOT NULL
      );
      SELECT keep_to_school('calendar');

      CREATE TABLE room (
        school_id uuid NOT NULL REFERENCES school,
        id uuid NOT NULL,
        code text NOT NULL,
        PRIMARY KEY (school_id, id)
      );
      CREATE UNIQUE INDEX room_code ON room (school_id, lower(code));
      SELECT keep_to_school('room');

      CREATE TABLE teaching_group (
        school_id uuid NOT NULL REFERENCES school,
        id uuid NOT NULL,
        code text NOT NULL,
        year int,
        pupils int CHECK (pupils BETWEEN 0 AND 500),
        PRIMARY KEY (school_id, id)
      );
      CREATE UNIQUE INDEX teaching_group_code ON teaching_group (school_id, lower(code));
      SELECT keep_to_school('teaching_group');

      CREATE TABLE timetable_entry (
        school_id uuid NOT NULL REFERENCES school,
        id uuid NOT NULL,
        cycle_day text NOT NULL,
        period text NOT NULL,
        last_period text,
        group_id uuid NOT NULL,
        subject text NOT NULL,
        department_id uuid NOT NULL,
        teacher_id uuid NOT NULL,
        room_id uuid,
        valid_from date,
        valid_to date,
        PRIMARY KEY (school_id, id),
        FOREIGN KEY (school_id, group_id) REFERENCES teaching_group,
        FOREIGN KEY (school_id, department_id) REFERENCES department,
        FOREIGN KEY (school_id, teacher_id) REFERENCES person,
        FOREIGN KEY (school_id, room_id) REFERENCES room,
        CHECK (valid_to IS NULL OR valid_from IS NULL OR valid_to >= valid_from - 1)
      );
      CREATE INDEX timetable_entry_teacher ON timetable_entry (school_id, teacher_id);
      CREATE INDEX timetable_entry_department ON timetable_entry (school_id, department_id);
      CREATE INDEX timetable_entry_group ON timetable_entry (school_id, group_id);
      SELECT keep_to_school('timetable_entry');

      CREATE TABLE lesson_answer (
        school_id uuid NOT NULL REFERENCES school,
        entry_id uuid NOT NULL,
        date date NOT NULL,
        answer text NOT NULL CHECK (answer = 'nothing-needed'),
        person_id uuid NOT NULL,
        at timestamptz NOT NULL,
        PRIMARY KEY (school_id, entry_id, date),
        FOREIGN KEY (school_id, entry_id) REFERENCES timetable_entry,
        FOREIGN KEY (school_id, person_id) REFERENCES person
      );
      SELECT keep_to_school('lesson_answer');

      CREATE TABLE absence (
        school_id uuid NOT NULL REFERENCES school,
        id uuid NOT NULL,
        person_id uuid NOT NULL,
        during tstzrange NOT NULL CHECK (NOT isempty(during)),
        reason text,
        PRIMARY KEY (school_id, id),
        FOREIGN KEY (school_id, person_id) REFERENCES person
      );
      CREATE INDEX absence_person ON absence USING gist (school_id, person_id, during);
      SELECT keep_to_school('absence');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE absence, lesson_answer, timetable_entry, teaching_group, room, calendar');
  }
}
