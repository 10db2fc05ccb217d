import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Notices to colleagues, and who has read which. */
export class Notices1763700000123 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE notice (
        school_id uuid NOT NULL REFERENCES school,
        id uuid NOT NULL,
        kind text NOT NULL CHECK (kind IN ('update', 'safety', 'idea')),
        title text NOT NULL,
        text text NOT NULL,
        must_read boolean NOT NULL,
        department_id uuid,
        author_id uuid NOT NULL,
        at timestamptz NOT NULL,
        answer text,
        answered_by uuid,
        answered_at timestamptz,
        archived boolean NOT NULL DEFAULT false,
        PRIMARY KEY (school_id, id),
        FOREIGN KEY (school_id, department_id) REFERENCES department,
        FOREIGN KEY (school_id, author_id) REFERENCES person,
        FOREIGN KEY (school_id, answered_by) REFERENCES person
      );
      CREATE INDEX notice_newest ON notice (school_id, at, id);
      SELECT keep_to_school('notice');

      CREATE TABLE notice_read (
        school_id uuid NOT NULL,
        notice_id uuid NOT NULL,
        person_id uuid NOT NULL,
        at timestamptz NOT NULL,
        PRIMARY KEY (school_id, notice_id, person_id),
        FOREIGN KEY (school_id, notice_id) REFERENCES notice,
        FOREIGN KEY (school_id, person_id) REFERENCES person
      );
      SELECT keep_to_school('notice_read');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE notice_read; DROP TABLE notice');
  }
}
