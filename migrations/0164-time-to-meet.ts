import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A technician’s own log can hold time to meet, which a senior leader asks about beside training. */
export class TimeToMeet1763700000164 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(kinds("'unpaid', 'non-core', 'missed-break', 'cpd', 'meeting'"));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE log_entry NO FORCE ROW LEVEL SECURITY;
      UPDATE log_entry SET kind = 'non-core' WHERE kind = 'meeting';
      ALTER TABLE log_entry FORCE ROW LEVEL SECURITY;
      ${kinds("'unpaid', 'non-core', 'missed-break', 'cpd'")}
    `);
  }
}

const kinds = (those: string) => `
  ALTER TABLE log_entry DROP CONSTRAINT log_entry_kind_check;
  ALTER TABLE log_entry ADD CONSTRAINT log_entry_kind_check CHECK (kind IN (${those}));
`;
