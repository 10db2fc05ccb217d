import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What somebody is called at work and what the contract gives; and whom a practical asks for. */
export class WhomWorkAsksFor1763700000147 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE person ADD COLUMN title text, ADD COLUMN contract jsonb;
      ALTER TABLE practical ADD COLUMN specialism text;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE practical DROP COLUMN specialism;
      ALTER TABLE person DROP COLUMN contract, DROP COLUMN title;
    `);
  }
}
