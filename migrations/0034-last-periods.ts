import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Keeps of each request to which period its lesson lasts, so that a lesson of two periods is called by both wherever it is named. */
export class LastPeriods1763700000034 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE requisition ADD last_period text;
      -- the owner reads the rows of every school only while the policies do not bind him
      ALTER TABLE requisition NO FORCE ROW LEVEL SECURITY;
      ALTER TABLE timetable_entry NO FORCE ROW LEVEL SECURITY;
      UPDATE requisition q SET last_period = e.last_period FROM timetable_entry e
      WHERE e.school_id = q.school_id AND e.id = q.entry_id AND e.last_period IS NOT NULL
        AND (e.joined_to IS NULL OR e.joined_to = e.id AND (e.joined_from IS NULL OR e.joined_from <= q.date));
      ALTER TABLE requisition FORCE ROW LEVEL SECURITY;
      ALTER TABLE timetable_entry FORCE ROW LEVEL SECURITY;

      -- lessons that were there before those of several periods were joined
      INSERT INTO pending (id, school_id, consumer, due)
      SELECT uuidv7(), s.school_id, 'join-doubles', now() FROM (SELECT DISTINCT school_id FROM membership) s;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DELETE FROM pending WHERE consumer = 'join-doubles'; ALTER TABLE requisition DROP last_period");
  }
}
