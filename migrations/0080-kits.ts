import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The call that holds kit (see HoldsInOneCall), as it was before there were kits. */
const HOLDS_OF_THINGS = `
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
              WHERE h.school_id = school AND h.apparatus_id = w.apparatus_id AND h.starts_at < w.until AND h.starts_at > opens - interval '35 days' AND h.ends_at > opens
              GROUP BY c.at) l)
        ) THEN
          RAISE EXCEPTION 'The kit was taken, or changed, since it was looked at' USING ERRCODE = 'RQ001';
        END IF;
        INSERT INTO hold (school_id, id, requisition_id, apparatus_id, quantity, starts_at, ends_at, labelled)
          SELECT school, w.id, asker, w.apparatus_id, w.quantity, opens, w.until, w.labelled
          FROM unnest(ids, kit, quantities, labels, closes) AS w(id, apparatus_id, quantity, labelled, until);
      END $$;`;

/**
 * The same with kits. A hold of a kit is one row, and holds its parts as long: what is held of a thing is what is held of it itself and, times
 * so many as are in one, of each kit that it is a part of. What is asked for of a thing is summed up over all that one request takes of it.
 * A kit that has no number of its own and no label is decided by its parts alone. What is out of service until a day counts from that day on.
 */
const HOLDS_OF_KITS = `
      CREATE OR REPLACE FUNCTION take_holds(school uuid, asker uuid, ids uuid[], kit uuid[], quantities int[], turnarounds int[], labels boolean[], opens timestamptz, closes timestamptz[])
      RETURNS void LANGUAGE plpgsql AS $$
      DECLARE
        parts uuid[] := ARRAY(SELECT p.part_id FROM apparatus_part p WHERE p.school_id = school AND p.kit_id = ANY(kit));
        kits uuid[] := CASE WHEN cardinality(parts) > 0 THEN ARRAY(SELECT p.kit_id FROM apparatus_part p WHERE p.school_id = school AND p.kit_id = ANY(kit)) END;
      BEGIN
        PERFORM FROM apparatus a WHERE a.school_id = school AND a.id = ANY(kit || parts) ORDER BY a.id FOR NO KEY UPDATE;
        -- a statement of its own: it sees what those wrote who had the locks before
        IF EXISTS (
          SELECT FROM unnest(kit, turnarounds, labels) AS w(apparatus_id, turnaround, labelled)
          LEFT JOIN LATERAL (SELECT id, turnaround_minutes, labelled FROM apparatus
            WHERE school_id = school AND id = w.apparatus_id OFFSET 0) a ON true -- looked up one by one: otherwise all that a school has may be read
          WHERE a.id IS NULL OR a.turnaround_minutes <> w.turnaround OR a.labelled <> w.labelled
        ) OR EXISTS (
          SELECT FROM (
            SELECT d.id, sum(d.quantity) AS quantity, max(d.until) AS until FROM (
              SELECT w.apparatus_id AS id, w.quantity, w.until FROM unnest(kit, quantities, closes) AS w(apparatus_id, quantity, until)
              UNION ALL
              SELECT p.part_id, w.quantity * p.quantity, w.until FROM unnest(kit, quantities, closes) AS w(apparatus_id, quantity, until)
              CROSS JOIN LATERAL (SELECT part_id, quantity FROM apparatus_part WHERE school_id = school AND kit_id = w.apparatus_id OFFSET 0) p
            ) d GROUP BY d.id) w
          CROSS JOIN LATERAL (SELECT owned, archived, labelled, CASE WHEN back_at <= opens THEN 0 ELSE out_of_service END AS out FROM apparatus
            WHERE school_id = school AND id = w.id OFFSET 0) a
          WHERE NOT (a.owned = 0 AND NOT a.labelled AND NOT a.archived AND w.id = ANY(coalesce(kits, '{}')))
            AND w.quantity > CASE WHEN a.archived THEN 0 ELSE a.owned - a.out END - (SELECT coalesce(max(l.level), 0) FROM (
              SELECT sum(sum(c.more)) OVER (ORDER BY c.at) AS level FROM (
                SELECT w.id AS id, 1 AS each UNION ALL SELECT p.kit_id, p.quantity FROM apparatus_part p WHERE p.school_id = school AND p.part_id = w.id) s
              CROSS JOIN LATERAL (SELECT h.starts_at, h.ends_at, h.quantity FROM hold h WHERE h.school_id = school AND h.apparatus_id = s.id
                AND h.starts_at < w.until AND h.starts_at > opens - interval '35 days' AND h.ends_at > opens OFFSET 0) h
              CROSS JOIN LATERAL (VALUES (greatest(h.starts_at, opens), h.quantity * s.each), (h.ends_at, -h.quantity * s.each)) c(at, more)
              GROUP BY c.at) l)
        ) THEN
          RAISE EXCEPTION 'The kit was taken, or changed, since it was looked at' USING ERRCODE = 'RQ001';
        END IF;
        INSERT INTO hold (school_id, id, requisition_id, apparatus_id, quantity, starts_at, ends_at, labelled)
          SELECT school, w.id, asker, w.apparatus_id, w.quantity, opens, w.until, w.labelled
          FROM unnest(ids, kit, quantities, labels, closes) AS w(id, apparatus_id, quantity, labelled, until);
      END $$;`;

/**
 * Kits of parts, things that are retired, why and until when something is out of service, what can stand in for what, and who used a thing
 * when. `back_at`: midnight of the day from which what is out of service is there again. `own_turnaround_minutes`: what was said of a
 * kit whose parts take longer to be ready than itself; held it is as long as the slowest of them.
 */
export class Kits1763700000080 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE apparatus
        ADD COLUMN archived boolean NOT NULL DEFAULT false,
        ADD COLUMN out_of_service_reason text,
        ADD COLUMN out_of_service_until date,
        ADD COLUMN back_at timestamptz,
        ADD COLUMN own_turnaround_minutes int,
        ADD COLUMN equivalents uuid[] NOT NULL DEFAULT '{}',
        ADD COLUMN use_log boolean NOT NULL DEFAULT false,
        ADD COLUMN may_use uuid[] NOT NULL DEFAULT '{}',
        ADD CONSTRAINT apparatus_until_check CHECK ((out_of_service_until IS NULL) = (back_at IS NULL));

      CREATE TABLE apparatus_part (
        school_id uuid NOT NULL,
        kit_id uuid NOT NULL,
        part_id uuid NOT NULL,
        quantity int NOT NULL CONSTRAINT apparatus_part_quantity_check CHECK (quantity > 0),
        PRIMARY KEY (school_id, kit_id, part_id),
        FOREIGN KEY (school_id, kit_id) REFERENCES apparatus,
        FOREIGN KEY (school_id, part_id) REFERENCES apparatus,
        CONSTRAINT apparatus_part_other_check CHECK (kit_id <> part_id)
      );
      CREATE INDEX apparatus_part_part ON apparatus_part (school_id, part_id);
      SELECT keep_to_school('apparatus_part');

      CREATE TABLE apparatus_use (
        school_id uuid NOT NULL,
        id uuid NOT NULL,
        apparatus_id uuid NOT NULL,
        person_id uuid NOT NULL,
        taken_at timestamptz NOT NULL,
        back_at timestamptz,
        note text NOT NULL DEFAULT '',
        at timestamptz NOT NULL,
        PRIMARY KEY (school_id, id),
        FOREIGN KEY (school_id, apparatus_id) REFERENCES apparatus,
        FOREIGN KEY (school_id, person_id) REFERENCES person,
        CONSTRAINT apparatus_use_times_check CHECK (back_at >= taken_at)
      );
      CREATE INDEX apparatus_use_apparatus ON apparatus_use (school_id, apparatus_id, taken_at);
      CREATE INDEX apparatus_use_person ON apparatus_use (school_id, person_id);
      SELECT keep_to_school('apparatus_use');
      ${HOLDS_OF_KITS}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${HOLDS_OF_THINGS}
      DROP TABLE apparatus_use, apparatus_part;
      ALTER TABLE apparatus DROP COLUMN archived, DROP COLUMN out_of_service_reason, DROP COLUMN out_of_service_until, DROP COLUMN back_at,
        DROP COLUMN own_turnaround_minutes, DROP COLUMN equivalents, DROP COLUMN use_log, DROP COLUMN may_use;
    `);
  }
}
