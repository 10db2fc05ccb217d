import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Whoever writes events of a school says so before their places are given out, by a lock that all writers share and that ends with their
 * transaction: a reader that has seen a place then knows whether an earlier one may still be committed.
 */
export class WhoIsWriting1763700000120 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION event_is_written() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM pg_advisory_xact_lock_shared(120, hashtext(nullif(current_setting('app.school_id', true), '')::uuid::text));
        RETURN NULL;
      END $$;
      CREATE TRIGGER event_is_written BEFORE INSERT ON event FOR EACH STATEMENT EXECUTE FUNCTION event_is_written();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER event_is_written ON event;
      DROP FUNCTION event_is_written;
    `);
  }
}
