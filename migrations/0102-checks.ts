import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Checks of equipment with the day on which they are due, and each time that one was done. `taken`: how many of the item an overdue check has
 * out of service.
 */
export class Checks1763700000102 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE equipment_check (
        school_id uuid NOT NULL REFERENCES school,
        id uuid NOT NULL,
        version int NOT NULL DEFAULT 1,
        title text NOT NULL,
        apparatus_id uuid,
        due date,
        every_months int CHECK (every_months > 0),
        blocks_item boolean NOT NULL DEFAULT false,
        taken int NOT NULL DEFAULT 0 CHECK (taken >= 0),
        archived boolean NOT NULL DEFAULT false,
        PRIMARY KEY (school_id, id),
        FOREIGN KEY (school_id, apparatus_id) REFERENCES apparatus
      );
      CREATE INDEX equipment_check_due ON equipment_check (school_id, due, id);
      SELECT keep_to_school('equipment_check');

      CREATE TABLE check_record (
        school_id uuid NOT NULL,
        id uuid NOT NULL,
        check_id uuid NOT NULL,
        done_on date NOT NULL,
        person_id uuid,
        at timestamptz NOT NULL,
        note text,
        PRIMARY KEY (school_id, id),
        FOREIGN KEY (school_id, check_id) REFERENCES equipment_check,
        FOREIGN KEY (school_id, person_id) REFERENCES person
      );
      CREATE INDEX check_record_check ON check_record (school_id, check_id, done_on, id);
      SELECT keep_to_school('check_record');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE check_record; DROP TABLE equipment_check');
  }
}
