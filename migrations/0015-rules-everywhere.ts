import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a department decides besides its policy, a request without a deadline, and one that was written down after its lesson. */
export class RulesEverywhere1763700000015 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE department
        ADD COLUMN asks boolean NOT NULL DEFAULT true,
        ADD COLUMN lends_practicals boolean NOT NULL DEFAULT false,
        ADD COLUMN team_shared boolean NOT NULL DEFAULT false,
        ADD COLUMN deadlines_from date;
      ALTER TABLE requisition ALTER COLUMN deadline DROP NOT NULL;
      ALTER TABLE requisition ADD COLUMN recorded boolean NOT NULL DEFAULT false;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- the owner reaches every school's rows only while the policies do not bind him
      ALTER TABLE requisition NO FORCE ROW LEVEL SECURITY;
      UPDATE requisition SET deadline = starts_at WHERE deadline IS NULL;
      ALTER TABLE requisition FORCE ROW LEVEL SECURITY;
      ALTER TABLE requisition DROP COLUMN recorded;
      ALTER TABLE requisition ALTER COLUMN deadline SET NOT NULL;
      ALTER TABLE department DROP COLUMN asks, DROP COLUMN lends_practicals, DROP COLUMN team_shared, DROP COLUMN deadlines_from;
    `);
  }
}
