import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What else apparatus is called: a line typed by hand in one of these words is that apparatus. */
export class KitAliases1763700000026 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE apparatus ADD COLUMN aliases text[] NOT NULL DEFAULT '{}'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE apparatus DROP COLUMN aliases');
  }
}
