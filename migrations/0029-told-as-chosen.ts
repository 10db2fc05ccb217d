import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Keeps how each person wants to hear of each sort of message by e-mail, and which messages wait for the daily one. */
export class ToldAsChosen1763700000029 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE notification_choice (
        school_id uuid NOT NULL,
        person_id uuid NOT NULL,
        event text NOT NULL,
        choice text NOT NULL CHECK (choice IN ('digest', 'off')),
        PRIMARY KEY (school_id, person_id, event),
        FOREIGN KEY (school_id, person_id) REFERENCES person
      );
      SELECT keep_to_school('notification_choice');
      ALTER TABLE notification ADD for_digest boolean NOT NULL DEFAULT false;
      CREATE INDEX notification_digest ON notification (school_id, person_id) WHERE for_digest;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX notification_digest; ALTER TABLE notification DROP for_digest; DROP TABLE notification_choice');
  }
}
