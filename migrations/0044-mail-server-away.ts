import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What all servers know of a mail server that is away: since when, when it is tried next, what it said last. No row: it was there. */
export class MailServerAway1763700000044 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE mail_server (
        id boolean PRIMARY KEY DEFAULT true CONSTRAINT mail_server_one CHECK (id),
        away_since timestamptz NOT NULL,
        next_try timestamptz NOT NULL,
        failures int NOT NULL,
        problem text NOT NULL
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE mail_server');
  }
}
