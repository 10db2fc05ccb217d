import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who was told what: one row per person and event, in the app and by e-mail; and which job ran for which moment. */
export class Messages1763700000005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE notification (
        school_id uuid NOT NULL,
        id uuid NOT NULL,
        person_id uuid NOT NULL,
        event text NOT NULL,
        event_key text NOT NULL,
        subject text NOT NULL,
        text text NOT NULL,
        link text,
        at timestamptz NOT NULL,
        read_at timestamptz,
        mail_to text,
        mail_status text NOT NULL DEFAULT 'waiting' CHECK (mail_status IN ('waiting', 'sent', 'failed', 'not-sent')),
        mail_after timestamptz,
        mail_sent_at timestamptz,
        mail_attempts int NOT NULL DEFAULT 0,
        mail_problem text,
        mail_only boolean NOT NULL DEFAULT false,
        mail_link text,
        PRIMARY KEY (school_id, id),
        FOREIGN KEY (school_id, person_id) REFERENCES person,
        UNIQUE (school_id, event_key, person_id)
      );
      CREATE INDEX notification_person ON notification (school_id, person_id, id);
      CREATE INDEX notification_unread ON notification (school_id, person_id) WHERE read_at IS NULL;
      CREATE INDEX notification_mail ON notification (school_id, mail_after, id) WHERE mail_status = 'waiting';
      SELECT keep_to_school('notification');

      CREATE TABLE overload_notice (
        school_id uuid NOT NULL,
        department_id uuid NOT NULL,
        sentence text NOT NULL,
        to_at timestamptz NOT NULL,
        told_at timestamptz NOT NULL,
        PRIMARY KEY (school_id, department_id),
        FOREIGN KEY (school_id, department_id) REFERENCES department
      );
      SELECT keep_to_school('overload_notice');

      -- above schools: which run of which job was claimed, so that any number of servers run it once
      CREATE TABLE job_run (
        job text NOT NULL,
        due timestamptz NOT NULL,
        school_id uuid NOT NULL,
        claimed_at timestamptz NOT NULL,
        PRIMARY KEY (job, due, school_id)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE job_run, overload_notice, notification');
  }
}
