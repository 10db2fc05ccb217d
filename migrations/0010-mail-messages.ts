import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The owner of tables reads and writes the rows of every school only while their policies do not bind him. */
async function acrossSchools(runner: QueryRunner, tables: readonly string[], work: string): Promise<void> {
  const force = (how: string) => tables.map((table) => `ALTER TABLE ${table} ${how} ROW LEVEL SECURITY;`).join('\n');
  await runner.query(`${force('NO FORCE')}\n${work}\n${force('FORCE')}`);
}

/**
 * What a person is told and what goes out by e-mail are two things: an e-mail may carry several messages, or none, as an invitation
 * does. E-mails keep their ids, of which their Message-IDs are made.
 */
export class MailMessages1763700000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE mail_message (
        school_id uuid NOT NULL,
        id uuid NOT NULL,
        kind text NOT NULL,
        to_name text NOT NULL,
        to_address text NOT NULL,
        subject text NOT NULL,
        text text NOT NULL,
        link text,
        personal boolean NOT NULL DEFAULT false,
        secret_link text,
        at timestamptz NOT NULL,
        status text NOT NULL CHECK (status IN ('waiting', 'sent', 'failed', 'not-sent')),
        due timestamptz NOT NULL,
        sent_at timestamptz,
        attempts int NOT NULL DEFAULT 0,
        problem text,
        PRIMARY KEY (school_id, id),
        FOREIGN KEY (school_id) REFERENCES school
      );
      CREATE INDEX mail_message_waiting ON mail_message (school_id, due, id) WHERE status = 'waiting';
      ALTER TABLE notification ADD mail_id uuid;
    `);
    await acrossSchools(
      runner,
      ['notification', 'person', 'school'],
      `INSERT INTO mail_message (school_id, id, kind, to_name, to_address, subject, text, link, personal, secret_link, at, status, due, sent_at, attempts, problem)
       SELECT n.school_id, n.id, n.event, p.name, n.mail_to, n.subject, n.text, n.link, n.mail_link IS NOT NULL OR (n.mail_only AND n.link IS NULL), n.mail_link,
         n.at, n.mail_status, coalesce(n.mail_after, n.at), n.mail_sent_at, n.mail_attempts, n.mail_problem
       FROM notification n JOIN person p ON p.school_id = n.school_id AND p.id = n.person_id
       WHERE n.mail_to IS NOT NULL;
       DELETE FROM notification WHERE mail_only;
       UPDATE notification SET mail_id = id WHERE mail_to IS NOT NULL;`,
    );
    await runner.query(`
      ALTER TABLE notification ADD FOREIGN KEY (school_id, mail_id) REFERENCES mail_message;
      DROP INDEX notification_mail;
      ALTER TABLE notification DROP mail_to, DROP mail_status, DROP mail_after, DROP mail_sent_at, DROP mail_attempts, DROP mail_problem, DROP mail_only,
        DROP mail_link;
      SELECT keep_to_school('mail_message');
    `);
  }

  /** An e-mail without a message becomes one again of the person with its address; where nobody has it any more, it is lost. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE notification ADD mail_to text, ADD mail_status text NOT NULL DEFAULT 'waiting' CHECK (mail_status IN ('waiting', 'sent', 'failed', 'not-sent')),
        ADD mail_after timestamptz, ADD mail_sent_at timestamptz, ADD mail_attempts int NOT NULL DEFAULT 0, ADD mail_problem text,
        ADD mail_only boolean NOT NULL DEFAULT false, ADD mail_link text;
      CREATE INDEX notification_mail ON notification (school_id, mail_after, id) WHERE mail_status = 'waiting';
    `);
    await acrossSchools(
      runner,
      ['notification', 'mail_message', 'person'],
      `UPDATE notification SET mail_status = 'not-sent', mail_after = at;
       UPDATE notification n SET mail_to = m.to_address, mail_status = m.status, mail_after = m.due, mail_sent_at = m.sent_at, mail_attempts = m.attempts,
         mail_problem = m.problem, mail_link = m.secret_link
       FROM mail_message m WHERE m.school_id = n.school_id AND m.id = n.mail_id;
       INSERT INTO notification (school_id, id, person_id, event, event_key, subject, text, link, at, mail_to, mail_status, mail_after, mail_sent_at,
         mail_attempts, mail_problem, mail_only, mail_link)
       SELECT m.school_id, m.id, p.id, m.kind, 'mail:' || m.id, m.subject, m.text, m.link, m.at, m.to_address, m.status, m.due, m.sent_at,
         m.attempts, m.problem, true, m.secret_link
       FROM mail_message m JOIN person p ON p.school_id = m.school_id AND lower(p.email) = lower(m.to_address)
       WHERE NOT EXISTS (SELECT FROM notification n WHERE n.school_id = m.school_id AND n.mail_id = m.id);`,
    );
    await runner.query('ALTER TABLE notification DROP mail_id; DROP TABLE mail_message');
  }
}
