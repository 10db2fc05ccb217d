import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was done is written once: the server may add to the history and read it, and neither change nor take away what stands there. */
export class HistoryStays1763700000047 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('REVOKE UPDATE, DELETE, TRUNCATE ON event FROM requisite_app');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('GRANT UPDATE, DELETE ON event TO requisite_app');
  }
}
