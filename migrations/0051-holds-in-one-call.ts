import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Kit is locked, summed and held by one call at the end of a submission: nobody waits for a lock while a server thinks. What was looked at
 * without a lock is compared with what is there now; where it is not enough any more, or is not the same kit, the call fails with RQ001 and
 * the submission looks again.
 */
export class HoldsInOneCall1763700000051 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION take_holds(school uuid, asker uuid, ids uuid[], kit uuid[], quantities int[], turnarounds int[], labels boolean[], opens timestamptz, closes timestamptz[])
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
              WHERE h.school_id = school AND h.apparatus_id = w.apparatus_id AND h.starts_at < w.until AND h.starts_at > opens - interval '16 days' AND h.ends_at > opens
              GROUP BY c.at) l)
        ) THEN
          RAISE EXCEPTION 'The kit was taken, or changed, since it was looked at' USING ERRCODE = 'RQ001';
        END IF;
        INSERT INTO hold (school_id, id, requisition_id, apparatus_id, quantity, starts_at, ends_at, labelled)
          SELECT school, w.id, asker, w.apparatus_id, w.quantity, opens, w.until, w.labelled
          FROM unnest(ids, kit, quantities, labels, closes) AS w(id, apparatus_id, quantity, labelled, until);
      END $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION take_holds(uuid, uuid, uuid[], uuid[], int[], int[], boolean[], timestamptz, timestamptz[])');
  }
}
