import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What is outside the timetable: clubs, open evenings, trips. Each has an entry of the same id beside those of the timetable, whose dates take
 * the place of cycle days, so that its lessons are lessons everywhere; and a class of its own where none is named.
 */
export class Occasions1763700000071 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE timetable_entry ADD COLUMN occasion jsonb;
      ALTER TABLE teaching_group ADD COLUMN of_occasion boolean NOT NULL DEFAULT false;
      DROP INDEX teaching_group_code;
      CREATE UNIQUE INDEX teaching_group_code ON teaching_group (school_id, lower(code)) WHERE NOT of_occasion;
      CREATE TABLE occasion (
        school_id uuid NOT NULL REFERENCES school,
        id uuid NOT NULL,
        version int NOT NULL DEFAULT 1,
        title text NOT NULL,
        kind text NOT NULL CHECK (kind IN ('club', 'open-evening', 'trial', 'catch-up', 'interview', 'trip', 'cover', 'other')),
        date date NOT NULL,
        starts text NOT NULL,
        ends text NOT NULL,
        department_id uuid NOT NULL,
        teacher_id uuid NOT NULL,
        room_id uuid,
        group_id uuid,
        pupils int,
        rrule text,
        skip_non_teaching boolean NOT NULL DEFAULT false,
        dropped boolean NOT NULL DEFAULT false,
        created_by uuid NOT NULL,
        created_at timestamptz NOT NULL,
        PRIMARY KEY (school_id, id),
        FOREIGN KEY (school_id, id) REFERENCES timetable_entry,
        FOREIGN KEY (school_id, department_id) REFERENCES department,
        FOREIGN KEY (school_id, teacher_id) REFERENCES person,
        FOREIGN KEY (school_id, room_id) REFERENCES room,
        FOREIGN KEY (school_id, group_id) REFERENCES teaching_group,
        FOREIGN KEY (school_id, created_by) REFERENCES person
      );
      CREATE INDEX occasion_teacher ON occasion (school_id, teacher_id);
      SELECT keep_to_school('occasion');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE occasion;
      ALTER TABLE teaching_group NO FORCE ROW LEVEL SECURITY;
      UPDATE teaching_group SET code = left(code, 20) || ' ' || id WHERE of_occasion;
      ALTER TABLE teaching_group FORCE ROW LEVEL SECURITY;
      DROP INDEX teaching_group_code;
      CREATE UNIQUE INDEX teaching_group_code ON teaching_group (school_id, lower(code));
      ALTER TABLE teaching_group DROP COLUMN of_occasion;
      ALTER TABLE timetable_entry DROP COLUMN occasion;
    `);
  }
}
