import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A technician's own log: unpaid and other minutes, private until shared. */
export class OwnLog1763700000110 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE log_entry (
        school_id uuid NOT NULL,
        id uuid NOT NULL,
        version int NOT NULL DEFAULT 1,
        person_id uuid NOT NULL,
        date date NOT NULL,
        minutes int NOT NULL CHECK (minutes > 0),
        kind text NOT NULL CHECK (kind IN ('unpaid', 'non-core', 'missed-break', 'cpd')),
        note text NOT NULL DEFAULT '',
        shared boolean NOT NULL DEFAULT false,
        PRIMARY KEY (school_id, id),
        FOREIGN KEY (school_id, person_id) REFERENCES person
      );
      CREATE INDEX log_entry_person ON log_entry (school_id, person_id, date);
      SELECT keep_to_school('log_entry');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE log_entry');
  }
}
