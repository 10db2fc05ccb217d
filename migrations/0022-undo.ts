import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Keeps for a day what it takes to take acts back. */
export class Undo1763700000022 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE undo (
        school_id uuid NOT NULL,
        id uuid NOT NULL,
        person_id uuid NOT NULL,
        at timestamptz NOT NULL,
        shared boolean NOT NULL DEFAULT false,
        parts jsonb NOT NULL,
        used_at timestamptz,
        used_by uuid,
        event_ids uuid[] NOT NULL,
        PRIMARY KEY (school_id, id),
        FOREIGN KEY (school_id, person_id) REFERENCES person,
        FOREIGN KEY (school_id, used_by) REFERENCES person
      );
      CREATE INDEX undo_at ON undo (school_id, at);
      SELECT keep_to_school('undo');
      ALTER TABLE idempotency ADD undo_token uuid;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE idempotency DROP undo_token; DROP TABLE undo');
  }
}
