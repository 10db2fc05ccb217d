import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What another key of the same row says already is not looked up again for every row that is written. A requisition's and a task's department is
 * never null and is one of the same school, which is a school by the department's own key; so the school's own row is not locked by each
 * request of it either. Where a row's other keys may be null, as an event's person, the key to the school stays.
 */
export class KeysOnce1763700000066 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of ['requisition', 'task']) await runner.query(`ALTER TABLE ${table} DROP CONSTRAINT ${table}_school_id_fkey`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['requisition', 'task'])
      await runner.query(`ALTER TABLE ${table} ADD CONSTRAINT ${table}_school_id_fkey FOREIGN KEY (school_id) REFERENCES school`);
  }
}
