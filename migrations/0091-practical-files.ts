import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Worksheets and diagrams of practicals, kept in the database: whoever copies that has everything. What is packed already is not packed again. */
export class PracticalFiles1763700000091 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE practical_file (
        school_id uuid NOT NULL REFERENCES school,
        id uuid NOT NULL,
        practical_id uuid NOT NULL,
        person_id uuid NOT NULL,
        at timestamptz NOT NULL,
        name text NOT NULL,
        type text NOT NULL,
        bytes int NOT NULL,
        content bytea NOT NULL,
        PRIMARY KEY (school_id, id),
        FOREIGN KEY (school_id, practical_id) REFERENCES practical,
        FOREIGN KEY (school_id, person_id) REFERENCES person
      );
      ALTER TABLE practical_file ALTER COLUMN content SET STORAGE EXTERNAL;
      CREATE INDEX practical_file_practical ON practical_file (school_id, practical_id, at);
      SELECT keep_to_school('practical_file');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE practical_file');
  }
}
