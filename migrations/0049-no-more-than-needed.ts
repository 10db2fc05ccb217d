import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The server's login makes no tables, not even for a while, and has no use for what sets tables up. Links that let somebody in are not
 * kept in messages that nobody will send.
 */
export class NoMoreThanNeeded1763700000049 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DO $$ BEGIN EXECUTE format('REVOKE TEMPORARY ON DATABASE %I FROM PUBLIC', current_database()); END $$;
      REVOKE EXECUTE ON FUNCTION keep_to_school(regclass) FROM PUBLIC;
      -- links of people's own, of messages that will not be sent
      ALTER TABLE mail_message NO FORCE ROW LEVEL SECURITY;
      UPDATE mail_message SET secret_link = NULL WHERE secret_link IS NOT NULL AND status <> 'waiting';
      ALTER TABLE mail_message FORCE ROW LEVEL SECURITY;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DO $$ BEGIN EXECUTE format('GRANT TEMPORARY ON DATABASE %I TO PUBLIC', current_database()); END $$;
      GRANT EXECUTE ON FUNCTION keep_to_school(regclass) TO PUBLIC;
    `);
  }
}
