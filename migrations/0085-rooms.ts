import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Rooms have what practicals need of them, and a prep room that serves them. What they are called in timetables stays their code. */
export class Rooms1763700000085 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE room
        ADD COLUMN version int NOT NULL DEFAULT 1,
        ADD COLUMN name text,
        ADD COLUMN facilities text[] NOT NULL DEFAULT '{}',
        ADD COLUMN prep boolean NOT NULL DEFAULT false,
        ADD COLUMN prep_room_id uuid,
        ADD COLUMN places int,
        ADD CONSTRAINT room_facilities_check CHECK (facilities <@ ARRAY['gas', 'water', 'mains', 'fume-cupboard', 'blackout', 'sinks', 'food-safe']),
        ADD CONSTRAINT room_places_check CHECK (places BETWEEN 1 AND 2000),
        ADD FOREIGN KEY (school_id, prep_room_id) REFERENCES room;
      CREATE INDEX room_prep_room ON room (school_id, prep_room_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX room_prep_room;
      ALTER TABLE room DROP COLUMN places, DROP COLUMN prep_room_id, DROP COLUMN prep, DROP COLUMN facilities, DROP COLUMN name, DROP COLUMN version;
    `);
  }
}
