import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Kit is locked, summed and held in one call; holds are looked up by their start, and last so many days at most. */
const takeHolds = (days: number) => `
      CREATE OR REPLACE FUNCTION take_holds(school uuid, asker uuid, ids uuid[], kit uuid[], quantities int[], turnarounds int[], labels boolean[], opens timestamptz, closes timestamptz[])
      RETURNS void LANGUAGE plpgsql AS $$ BEGIN
        PERFORM FROM apparatus a WHERE a.school_id = school AND a.id = ANY(kit) ORDER BY a.id FOR NO KEY UPDATE;
        -- a statement of its own: it sees what those wrote who had the locks before
        IF EXISTS (
          SELECT FROM unnest(kit, quantities, turnarounds, labels, closes) AS w(apparatus_id, quantity, turnaround, labelled, until)
          LEFT JOIN LATERAL (SELECT id, owned, out_of_service, turnaround_minutes, labelled FROM apparatus
            WHERE school_id = school AND id = w.apparatus_id OFFSET 0) a ON true -- looked up one by one: otherwise all that a school has may be read
          WHERE a.id IS NULL OR a.turnaround_minutes <> w.turnaround OR a.labelled <> w.labelled
            OR w.quantity > a.owned - a.out_of_service - (SELECT coalesce(max(l.level), 0) FROM (
              SELECT sum(sum(c.more)) OVER (ORDER BY c.at) AS level FROM hold h
              CROSS JOIN LATERAL (VALUES (greatest(h.starts_at, opens), h.quantity), (h.ends_at, -h.quantity)) c(at, more)
              WHERE h.school_id = school AND h.apparatus_id = w.apparatus_id AND h.starts_at < w.until AND h.starts_at > opens - interval '${days} days' AND h.ends_at > opens
              GROUP BY c.at) l)
        ) THEN
          RAISE EXCEPTION 'The kit was taken, or changed, since it was looked at' USING ERRCODE = 'RQ001';
        END IF;
        INSERT INTO hold (school_id, id, requisition_id, apparatus_id, quantity, starts_at, ends_at, labelled)
          SELECT school, w.id, asker, w.apparatus_id, w.quantity, opens, w.until, w.labelled
          FROM unnest(ids, kit, quantities, labels, closes) AS w(id, apparatus_id, quantity, labelled, until);
      END $$;`;

/**
 * A practical that is set up at one lesson and taken down at a later one, and a technician's help in the lesson. Holds last up to 35 days;
 * the table and every look at it change together.
 */
export class OverSeveralDays1763700000070 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE hold DROP CONSTRAINT hold_times_check,
        ADD CONSTRAINT hold_times_check CHECK (ends_at > starts_at AND ends_at <= starts_at + interval '35 days');
      ${takeHolds(35)}
      ALTER TABLE requisition
        ADD COLUMN keep_until_entry_id uuid,
        ADD COLUMN keep_until_date date,
        ADD COLUMN lesson_ends_at timestamptz,
        ADD COLUMN support jsonb,
        ADD CONSTRAINT requisition_keep_until_check CHECK ((keep_until_entry_id IS NULL) = (keep_until_date IS NULL) AND (keep_until_entry_id IS NULL) = (lesson_ends_at IS NULL)),
        ADD FOREIGN KEY (school_id, keep_until_entry_id) REFERENCES timetable_entry;
      CREATE INDEX requisition_keep_until ON requisition (school_id, keep_until_entry_id) WHERE keep_until_entry_id IS NOT NULL;
      ALTER TABLE task DROP CONSTRAINT task_kind_check,
        ADD CONSTRAINT task_kind_check CHECK (kind IN ('prepare', 'deliver', 'collect', 'clear', 'support', 'duty'));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE task NO FORCE ROW LEVEL SECURITY;
      ALTER TABLE hold NO FORCE ROW LEVEL SECURITY;
      ALTER TABLE requisition NO FORCE ROW LEVEL SECURITY;
      DELETE FROM task WHERE kind = 'support';
      UPDATE hold SET ends_at = starts_at + interval '16 days' WHERE ends_at > starts_at + interval '16 days';
      UPDATE requisition SET ends_at = lesson_ends_at WHERE lesson_ends_at IS NOT NULL;
      ALTER TABLE task FORCE ROW LEVEL SECURITY;
      ALTER TABLE hold FORCE ROW LEVEL SECURITY;
      ALTER TABLE requisition FORCE ROW LEVEL SECURITY;
      ALTER TABLE task DROP CONSTRAINT task_kind_check,
        ADD CONSTRAINT task_kind_check CHECK (kind IN ('prepare', 'deliver', 'collect', 'clear', 'duty'));
      ALTER TABLE requisition DROP COLUMN keep_until_entry_id, DROP COLUMN keep_until_date, DROP COLUMN lesson_ends_at, DROP COLUMN support;
      ${takeHolds(16)}
      ALTER TABLE hold DROP CONSTRAINT hold_times_check,
        ADD CONSTRAINT hold_times_check CHECK (ends_at > starts_at AND ends_at <= starts_at + interval '16 days');
    `);
  }
}
