import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How far each file has come that was sent to be taken in, and what came of it, for whoever went away meanwhile. */
export class ImportsUnderWay1763700000048 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE import_run (
        school_id uuid NOT NULL,
        id uuid NOT NULL,
        person_id uuid NOT NULL,
        file text NOT NULL,
        kind text NOT NULL,
        mode text NOT NULL CHECK (mode IN ('preview', 'apply')),
        state text NOT NULL CHECK (state IN ('reading', 'comparing', 'writing', 'done', 'refused')),
        rows_done int NOT NULL,
        rows_of int,
        answer jsonb,
        problem jsonb,
        begun_at timestamptz NOT NULL DEFAULT now(),
        touched_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (school_id, id),
        FOREIGN KEY (school_id) REFERENCES school,
        FOREIGN KEY (school_id, person_id) REFERENCES person
      );
      CREATE INDEX import_run_begun ON import_run (school_id, begun_at);
      SELECT keep_to_school('import_run');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE import_run');
  }
}
