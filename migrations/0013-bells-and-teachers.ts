import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Says on which weekday a school's week begins, which bells an entry follows, which entries are one lesson, and who else teaches it. */
export class BellsAndTeachers1763700000013 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE calendar ADD COLUMN first_weekday int CONSTRAINT calendar_first_weekday_check CHECK (first_weekday IN (1, 6, 7));
      ALTER TABLE school ADD COLUMN join_doubles boolean NOT NULL DEFAULT true;

      ALTER TABLE timetable_entry
        ADD COLUMN schedule text,
        ADD COLUMN joined_to uuid,
        ADD COLUMN joined_from date,
        ADD FOREIGN KEY (school_id, joined_to) REFERENCES timetable_entry;
      CREATE INDEX timetable_entry_joined ON timetable_entry (school_id, joined_to);

      CREATE TABLE entry_teacher (
        school_id uuid NOT NULL,
        entry_id uuid NOT NULL,
        teacher_id uuid NOT NULL,
        place int NOT NULL,
        PRIMARY KEY (school_id, entry_id, teacher_id),
        FOREIGN KEY (school_id, entry_id) REFERENCES timetable_entry,
        FOREIGN KEY (school_id, teacher_id) REFERENCES person
      );
      CREATE INDEX entry_teacher_person ON entry_teacher (school_id, teacher_id);
      SELECT keep_to_school('entry_teacher');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE entry_teacher;
      ALTER TABLE timetable_entry DROP COLUMN joined_from, DROP COLUMN joined_to, DROP COLUMN schedule;
      ALTER TABLE school DROP COLUMN join_doubles;
      ALTER TABLE calendar DROP COLUMN first_weekday;
    `);
  }
}
