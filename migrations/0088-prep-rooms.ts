import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A department may have several prep rooms; a technician, and what is kept somewhere, belong to one. */
export class PrepRooms1763700000088 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE department ADD COLUMN prep_room_ids uuid[] NOT NULL DEFAULT '{}';
      ALTER TABLE person ADD COLUMN prep_room_id uuid, ADD FOREIGN KEY (school_id, prep_room_id) REFERENCES room;
      ALTER TABLE apparatus ADD COLUMN prep_room_id uuid, ADD FOREIGN KEY (school_id, prep_room_id) REFERENCES room;
      CREATE INDEX person_prep_room ON person (school_id, prep_room_id);
      CREATE INDEX apparatus_prep_room ON apparatus (school_id, prep_room_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX apparatus_prep_room; DROP INDEX person_prep_room;
      ALTER TABLE apparatus DROP COLUMN prep_room_id;
      ALTER TABLE person DROP COLUMN prep_room_id;
      ALTER TABLE department DROP COLUMN prep_room_ids;
    `);
  }
}
