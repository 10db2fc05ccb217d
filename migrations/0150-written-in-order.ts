import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = [
  'notification',
  'mail_message',
  'stock_movement',
  'notice',
  'practical_note',
  'practical_file',
  'check_record',
  'offer',
] as const;

/** Gives the rows of a table their place in the order in which they were written, by the database. */
const inOrder = (table: (typeof TABLES)[number]) => `
  ALTER TABLE ${table} ADD COLUMN place bigint;
  ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY;
  UPDATE ${table} t SET place = o.place FROM (SELECT school_id, id, row_number() OVER (ORDER BY id) AS place FROM ${table}) o
    WHERE t.school_id = o.school_id AND t.id = o.id;
  CREATE SEQUENCE ${table}_place_seq OWNED BY ${table}.place;
  GRANT USAGE ON SEQUENCE ${table}_place_seq TO requisite_app;
  SELECT setval('${table}_place_seq', coalesce(max(place), 0) + 1, false) FROM ${table};
  ALTER TABLE ${table} ALTER COLUMN place SET NOT NULL, ALTER COLUMN place SET DEFAULT nextval('${table}_place_seq');
  ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;`;

/** Whatever is listed 'newest first' has its place from the database: two servers' clocks differ, and ids are made by them. */
export class WrittenInOrder1763700000150 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${TABLES.map(inOrder).join('')}
      DROP INDEX notification_person;
      CREATE INDEX notification_person ON notification (school_id, person_id, place);
      CREATE INDEX mail_message_newest ON mail_message (school_id, place);
      DROP INDEX stock_movement_stock;
      CREATE INDEX stock_movement_stock ON stock_movement (school_id, stock_id, place);
      CREATE INDEX notice_place ON notice (school_id, place);
      DROP INDEX practical_note_practical;
      CREATE INDEX practical_note_practical ON practical_note (school_id, practical_id, place);
      DROP INDEX practical_file_practical;
      CREATE INDEX practical_file_practical ON practical_file (school_id, practical_id, place);
      DROP INDEX check_record_check;
      CREATE INDEX check_record_check ON check_record (school_id, check_id, done_on, place);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX check_record_check;
      CREATE INDEX check_record_check ON check_record (school_id, check_id, done_on, id);
      DROP INDEX practical_file_practical;
      CREATE INDEX practical_file_practical ON practical_file (school_id, practical_id, at);
      DROP INDEX practical_note_practical;
      CREATE INDEX practical_note_practical ON practical_note (school_id, practical_id, at);
      DROP INDEX notice_place;
      DROP INDEX stock_movement_stock;
      CREATE INDEX stock_movement_stock ON stock_movement (school_id, stock_id, at);
      DROP INDEX mail_message_newest;
      DROP INDEX notification_person;
      CREATE INDEX notification_person ON notification (school_id, person_id, id);
      ${TABLES.map((table) => `ALTER TABLE ${table} DROP COLUMN place;`).join('\n      ')}
    `);
  }
}
