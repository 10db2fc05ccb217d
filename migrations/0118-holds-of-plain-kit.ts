import type { MigrationInterface, QueryRunner } from 'typeorm';

const ARGUMENTS = 'uuid, uuid, uuid[], uuid[], int[], int[], boolean[], timestamptz, timestamptz[]';

/**
 * Nearly all that is held is neither a kit nor in one, and what others hold of it at any time that day, added up, leaves enough: such kit is locked and
 * held in two statements. Whatever is not as plain as that is decided as before, by `take_holds_counted` (see Kits): kits with their parts, and how
 * much is out at each moment. To add up what does not go out together only sends a request there; it never holds more than there is.
 */
export class HoldsOfPlainKit1763700000118 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER FUNCTION take_holds(${ARGUMENTS}) RENAME TO take_holds_counted;
      CREATE FUNCTION take_holds(school uuid, asker uuid, ids uuid[], kit uuid[], quantities int[], turnarounds int[], labels boolean[], opens timestamptz, closes timestamptz[])
      RETURNS void LANGUAGE plpgsql AS $$
      DECLARE taken int;
      BEGIN
        PERFORM FROM apparatus a WHERE a.school_id = school
          AND a.id = ANY(kit || ARRAY(SELECT p.part_id FROM apparatus_part p WHERE p.school_id = school AND p.kit_id = ANY(kit))) ORDER BY a.id FOR NO KEY UPDATE;
        -- a statement of its own: it sees what those wrote who had the locks before
        INSERT INTO hold (school_id, id, requisition_id, apparatus_id, quantity, starts_at, ends_at, labelled)
          SELECT school, w.id, asker, w.apparatus_id, w.quantity, opens, w.until, w.labelled
          FROM unnest(ids, kit, quantities, turnarounds, labels, closes) AS w(id, apparatus_id, quantity, turnaround, labelled, until)
          CROSS JOIN LATERAL (SELECT owned - out_of_service AS there, turnaround_minutes, labelled FROM apparatus
            WHERE school_id = school AND id = w.apparatus_id AND NOT archived OFFSET 0) a -- looked up one by one: otherwise all that a school has may be read
          WHERE a.turnaround_minutes = w.turnaround AND a.labelled = w.labelled
            AND NOT EXISTS (SELECT FROM apparatus_part p WHERE p.school_id = school AND p.kit_id = w.apparatus_id OFFSET 0)
            AND NOT EXISTS (SELECT FROM apparatus_part p WHERE p.school_id = school AND p.part_id = w.apparatus_id OFFSET 0)
            AND w.quantity <= a.there - (SELECT coalesce(sum(h.quantity), 0) FROM hold h WHERE h.school_id = school AND h.apparatus_id = w.apparatus_id
              AND h.starts_at < w.until AND h.starts_at > opens - interval '35 days' AND h.ends_at > opens);
        GET DIAGNOSTICS taken = ROW_COUNT;
        IF taken < cardinality(ids) THEN
          IF taken > 0 THEN DELETE FROM hold h WHERE h.school_id = school AND h.id = ANY(ids); END IF;
          PERFORM take_holds_counted(school, asker, ids, kit, quantities, turnarounds, labels, opens, closes);
        END IF;
      END $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION take_holds(${ARGUMENTS});
      ALTER FUNCTION take_holds_counted(${ARGUMENTS}) RENAME TO take_holds;
    `);
  }
}
