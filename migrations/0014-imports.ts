import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Each import with what it did, so that it can be taken back, and what people said of the words that files write. */
export class Imports1763700000014 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE import (
        school_id uuid NOT NULL,
        id uuid NOT NULL,
        at timestamptz NOT NULL,
        person_id uuid NOT NULL,
        file text NOT NULL,
        kind text NOT NULL,
        first_day date NOT NULL,
        counts jsonb NOT NULL,
        made jsonb NOT NULL,
        groups_changed jsonb NOT NULL,
        undone_at timestamptz,
        undone_by uuid,
        PRIMARY KEY (school_id, id),
        FOREIGN KEY (school_id) REFERENCES school,
        FOREIGN KEY (school_id, person_id) REFERENCES person,
        FOREIGN KEY (school_id, undone_by) REFERENCES person
      );
      CREATE TABLE import_entry (
        school_id uuid NOT NULL,
        import_id uuid NOT NULL,
        entry_id uuid NOT NULL,
        did text NOT NULL CHECK (did IN ('made', 'changed', 'ended', 'dropped')),
        before jsonb,
        PRIMARY KEY (school_id, import_id, entry_id),
        FOREIGN KEY (school_id, import_id) REFERENCES import
      );
      CREATE INDEX import_entry_entry ON import_entry (school_id, entry_id);
      CREATE TABLE import_word (
        school_id uuid NOT NULL,
        about text NOT NULL CHECK (about IN ('days', 'weeks', 'subjects', 'departments', 'teachers')),
        word text NOT NULL,
        written text NOT NULL,
        meaning text,
        at timestamptz NOT NULL,
        person_id uuid,
        PRIMARY KEY (school_id, about, word),
        FOREIGN KEY (school_id) REFERENCES school,
        FOREIGN KEY (school_id, person_id) REFERENCES person
      );
      SELECT keep_to_school('import');
      SELECT keep_to_school('import_entry');
      SELECT keep_to_school('import_word');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE import_word; DROP TABLE import_entry; DROP TABLE import');
  }
}
