import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Events have their place in the order of their recording, by the database: ids are made by each server's clock, and clocks differ. */
export class EventsInOrder1763700000045 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE event ADD COLUMN place bigint;
      ALTER TABLE event NO FORCE ROW LEVEL SECURITY;
      UPDATE event e SET place = o.place FROM (SELECT school_id, id, row_number() OVER (ORDER BY id) AS place FROM event) o
        WHERE e.school_id = o.school_id AND e.id = o.id;
      CREATE SEQUENCE event_place_seq OWNED BY event.place;
      GRANT USAGE ON SEQUENCE event_place_seq TO requisite_app;
      SELECT setval('event_place_seq', coalesce(max(place), 0) + 1, false) FROM event;
      ALTER TABLE event ALTER COLUMN place SET NOT NULL, ALTER COLUMN place SET DEFAULT nextval('event_place_seq');
      ALTER TABLE event FORCE ROW LEVEL SECURITY;
      DROP INDEX event_subject;
      CREATE INDEX event_subject ON event (school_id, subject_id, place);
      CREATE INDEX event_place ON event (school_id, place);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX event_subject;
      CREATE INDEX event_subject ON event (school_id, subject_id, id);
      ALTER TABLE event DROP COLUMN place;
    `);
  }
}
