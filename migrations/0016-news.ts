import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Of what overload a department was told: from when it lasts and by how many minutes, so that it can be seen to begin earlier, to grow
 * and to clear; a department that has none keeps its row with nothing in it. Requests that are short are found by an index of their own.
 */
export class News1763700000016 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE overload_notice ALTER COLUMN to_at DROP NOT NULL;
      ALTER TABLE overload_notice ALTER COLUMN told_at DROP NOT NULL;
      ALTER TABLE overload_notice ADD from_at timestamptz, ADD minutes_over numeric;
      CREATE INDEX requisition_short ON requisition (school_id, starts_at) WHERE short;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX requisition_short;
      ALTER TABLE overload_notice NO FORCE ROW LEVEL SECURITY;
      DELETE FROM overload_notice WHERE to_at IS NULL OR told_at IS NULL;
      ALTER TABLE overload_notice FORCE ROW LEVEL SECURITY;
      ALTER TABLE overload_notice DROP from_at, DROP minutes_over;
      ALTER TABLE overload_notice ALTER COLUMN to_at SET NOT NULL;
      ALTER TABLE overload_notice ALTER COLUMN told_at SET NOT NULL;
    `);
  }
}
