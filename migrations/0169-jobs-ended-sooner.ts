import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Since when the machine of a job is free again, where somebody said so before its planned end. */
export class JobsEndedSooner1763700000169 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE machine_job ADD COLUMN ended_at timestamptz;
      ALTER TABLE machine_job ADD CONSTRAINT machine_job_ended_check CHECK (ended_at IS NULL OR (starts_at IS NOT NULL AND ended_at > starts_at));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE machine_job DROP COLUMN ended_at');
  }
}
