import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A message says of which departments' overload it tells, so that only who was told hears that it is over. What was told before says none:
 * who had it from then hears nothing more of it.
 */
export class ToldOfOverload1763700000052 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE notification ADD COLUMN overload_of uuid[];
      CREATE INDEX notification_overload ON notification (school_id, person_id) WHERE overload_of IS NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX notification_overload; ALTER TABLE notification DROP COLUMN overload_of');
  }
}
