import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Gives the rows of a table their place in the order in which they were written, by the database. */
const inOrder = (table: string) => `
  ALTER TABLE ${table} ADD COLUMN place bigint;
  ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY;
  UPDATE ${table} t SET place = o.place FROM (SELECT school_id, id, row_number() OVER (ORDER BY id) AS place FROM ${table}) o
    WHERE t.school_id = o.school_id AND t.id = o.id;
  CREATE SEQUENCE ${table}_place_seq OWNED BY ${table}.place;
  GRANT USAGE ON SEQUENCE ${table}_place_seq TO requisite_app;
  SELECT setval('${table}_place_seq', coalesce(max(place), 0) + 1, false) FROM ${table};
  ALTER TABLE ${table} ALTER COLUMN place SET NOT NULL, ALTER COLUMN place SET DEFAULT nextval('${table}_place_seq');
  ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;`;

/** What people wrote to each other, and files that were taken in, stand in the order in which they came, whatever the servers' clocks say. */
export class MessagesAndImportsInOrder1763700000059 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${inOrder('requisition_message')}
      ${inOrder('import')}
      DROP INDEX requisition_message_thread;
      CREATE INDEX requisition_message_thread ON requisition_message (school_id, requisition_id, place);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX requisition_message_thread;
      CREATE INDEX requisition_message_thread ON requisition_message (school_id, requisition_id, id);
      ALTER TABLE import DROP COLUMN place;
      ALTER TABLE requisition_message DROP COLUMN place;
    `);
  }
}
