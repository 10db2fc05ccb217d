import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is another of one lesson than the timetable has it, one row for each kind of change; and when rooms cannot be used. */
export class LessonChanges1763700000086 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE lesson_change (
        school_id uuid NOT NULL REFERENCES school,
        entry_id uuid NOT NULL,
        date date NOT NULL,
        kind text NOT NULL,
        room_id uuid,
        starts text,
        ends text,
        teacher_id uuid,
        note text,
        PRIMARY KEY (school_id, entry_id, date, kind),
        CONSTRAINT lesson_change_kind_check CHECK (CASE kind
          WHEN 'room' THEN num_nonnulls(starts, ends, teacher_id) = 0
          WHEN 'time' THEN starts IS NOT NULL AND ends IS NOT NULL AND ends > starts AND num_nonnulls(room_id, teacher_id) = 0
          WHEN 'cover' THEN teacher_id IS NOT NULL AND num_nonnulls(room_id, starts, ends) = 0
          WHEN 'cancelled' THEN num_nonnulls(room_id, starts, ends, teacher_id) = 0
          ELSE false END),
        FOREIGN KEY (school_id, entry_id) REFERENCES timetable_entry,
        FOREIGN KEY (school_id, room_id) REFERENCES room,
        FOREIGN KEY (school_id, teacher_id) REFERENCES person
      );
      CREATE INDEX lesson_change_room ON lesson_change (school_id, room_id);
      CREATE INDEX lesson_change_teacher ON lesson_change (school_id, teacher_id);
      SELECT keep_to_school('lesson_change');

      CREATE TABLE room_closure (
        school_id uuid NOT NULL REFERENCES school,
        id uuid NOT NULL,
        room_id uuid NOT NULL,
        from_date date NOT NULL,
        to_date date NOT NULL,
        note text NOT NULL,
        PRIMARY KEY (school_id, id),
        CONSTRAINT room_closure_check CHECK (to_date >= from_date),
        FOREIGN KEY (school_id, room_id) REFERENCES room
      );
      CREATE INDEX room_closure_room ON room_closure (school_id, room_id);
      SELECT keep_to_school('room_closure');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE room_closure; DROP TABLE lesson_change;');
  }
}
