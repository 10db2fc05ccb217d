import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One table above schools of all work that waits, in the place of asking each school in turn. */
export class PendingWork1763700000007 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- above schools: ids alone, so that one statement finds what is due in any of them
      CREATE TABLE pending (
        id uuid NOT NULL,
        school_id uuid NOT NULL,
        consumer text NOT NULL,
        due timestamptz NOT NULL,
        event_id uuid,
        attempts int NOT NULL DEFAULT 0,
        PRIMARY KEY (id)
      );
      CREATE INDEX pending_due ON pending (due);

      -- what every school always has waiting; schools are swept at different hours
      INSERT INTO pending (id, school_id, consumer, due)
      SELECT uuidv7(), s.school_id, w.consumer, now() + CASE WHEN w.consumer = 'retention' THEN random() * interval '1 day' ELSE interval '0' END
      FROM (SELECT DISTINCT school_id FROM membership) s CROSS JOIN (VALUES ('prep-list'), ('retention')) w(consumer);

      -- what others were to hear of, and had not heard yet
      ALTER TABLE event NO FORCE ROW LEVEL SECURITY;
      INSERT INTO pending (id, school_id, consumer, due, event_id)
      SELECT uuidv7(), school_id, 'notify', at, id FROM event WHERE to_tell ORDER BY id;
      ALTER TABLE event FORCE ROW LEVEL SECURITY;
      ALTER TABLE event DROP COLUMN to_tell;

      -- e-mails that wait today; the owner reads every school's only while its policy does not bind him
      ALTER TABLE notification NO FORCE ROW LEVEL SECURITY;
      INSERT INTO pending (id, school_id, consumer, due)
      SELECT uuidv7(), school_id, 'mail', min(mail_after) FROM notification WHERE mail_status = 'waiting' GROUP BY school_id;
      ALTER TABLE notification FORCE ROW LEVEL SECURITY;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE event ADD COLUMN to_tell boolean NOT NULL DEFAULT false;
      ALTER TABLE event NO FORCE ROW LEVEL SECURITY;
      UPDATE event e SET to_tell = true FROM pending p WHERE p.consumer = 'notify' AND p.school_id = e.school_id AND p.event_id = e.id;
      ALTER TABLE event FORCE ROW LEVEL SECURITY;
      CREATE INDEX event_to_tell ON event (school_id, id) WHERE to_tell;
      DROP TABLE pending;
    `);
  }
}
