import type { MigrationInterface, QueryRunner } from 'typeorm';

const BATCH = `CASE WHEN kind = 'prepare' AND fixed_minutes > 0 AND practical_id IS NOT NULL
  THEN practical_id::text || ':' || coalesce(practical_version, 0) || ':' || date::text || ':' || coalesce(assignee_id::text, '') ELSE '' END`;

/**
 * What is over the line is kept: a task says whether its request is and in what order it stands, and a row says by how much. Tasks know the
 * practical that they are of and its fixed minutes, so that the sums of demand count a batch's fixed minutes once.
 */
export class OverTheLine1763700000021 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE over_line (
        school_id uuid NOT NULL,
        requisition_id uuid NOT NULL,
        minutes_over numeric NOT NULL CHECK (minutes_over > 0),
        from_at timestamptz NOT NULL,
        to_at timestamptz NOT NULL,
        open_at timestamptz NOT NULL,
        end_at timestamptz NOT NULL,
        work_minutes numeric NOT NULL,
        technician_minutes numeric NOT NULL,
        department_ids uuid[] NOT NULL,
        PRIMARY KEY (school_id, requisition_id),
        FOREIGN KEY (school_id, requisition_id) REFERENCES requisition
      );
      SELECT keep_to_school('over_line');

      ALTER TABLE task ADD practical_id uuid, ADD practical_version int, ADD fixed_minutes numeric NOT NULL DEFAULT 0,
        ADD asked_at timestamptz, ADD yields boolean NOT NULL DEFAULT false, ADD over_line boolean NOT NULL DEFAULT false;
      ALTER TABLE demand ADD batch text NOT NULL DEFAULT '', ADD fixed_minutes numeric NOT NULL DEFAULT 0,
        ADD tasks int NOT NULL DEFAULT 0, ADD over_minutes numeric NOT NULL DEFAULT 0, ADD over_tasks int NOT NULL DEFAULT 0,
        ADD yielding_minutes numeric NOT NULL DEFAULT 0, ADD yielding_tasks int NOT NULL DEFAULT 0;
      ALTER TABLE demand DROP CONSTRAINT demand_pkey;
      ALTER TABLE demand ADD PRIMARY KEY (school_id, department_id, due, window_from, batch);

      -- the owner reads the rows of every school only while the policies do not bind him
      ALTER TABLE requisition NO FORCE ROW LEVEL SECURITY;
      ALTER TABLE practical NO FORCE ROW LEVEL SECURITY;
      ALTER TABLE practical_version NO FORCE ROW LEVEL SECURITY;
      ALTER TABLE task NO FORCE ROW LEVEL SECURITY;
      ALTER TABLE demand NO FORCE ROW LEVEL SECURITY;
      UPDATE task k SET practical_id = q.practical_id, practical_version = q.practical_version, asked_at = q.submitted_at,
          yields = q.late AND q.status IN ('submitted', 'queried', 'accepted'),
          fixed_minutes = CASE WHEN k.kind <> 'prepare' THEN 0
            ELSE least(k.minutes, coalesce(CASE WHEN v.version IS NULL THEN p.prepare_fixed ELSE (v.document #>> '{prepare,fixed}')::real END, 0)) END
        FROM requisition q
          LEFT JOIN practical p ON p.school_id = q.school_id AND p.id = q.practical_id
          LEFT JOIN practical_version v ON v.school_id = q.school_id AND v.practical_id = q.practical_id AND v.version = q.practical_version
        WHERE q.school_id = k.school_id AND q.id = k.requisition_id AND k.done_at IS NULL;
      DELETE FROM demand;
      INSERT INTO demand (school_id, department_id, due, window_from, batch, minutes, fixed_minutes, tasks, yielding_minutes, yielding_tasks)
        SELECT school_id, department_id, due, window_from, batch, sum(minutes - fixed), max(fixed), count(*),
          coalesce(sum(minutes - fixed) FILTER (WHERE yields), 0), count(*) FILTER (WHERE yields)
        FROM (SELECT k.*, ${BATCH} AS batch, CASE WHEN ${BATCH} = '' THEN 0 ELSE fixed_minutes END AS fixed FROM task k) k
        WHERE done_at IS NULL AND minutes > 0
        GROUP BY school_id, department_id, due, window_from, batch;
      ALTER TABLE demand FORCE ROW LEVEL SECURITY;
      ALTER TABLE task FORCE ROW LEVEL SECURITY;
      ALTER TABLE practical_version FORCE ROW LEVEL SECURITY;
      ALTER TABLE practical FORCE ROW LEVEL SECURITY;
      ALTER TABLE requisition FORCE ROW LEVEL SECURITY;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE over_line;
      ALTER TABLE demand NO FORCE ROW LEVEL SECURITY;
      ALTER TABLE task NO FORCE ROW LEVEL SECURITY;
      DELETE FROM demand;
      ALTER TABLE demand DROP CONSTRAINT demand_pkey;
      ALTER TABLE demand DROP batch, DROP fixed_minutes, DROP tasks, DROP over_minutes, DROP over_tasks, DROP yielding_minutes, DROP yielding_tasks;
      ALTER TABLE demand ADD PRIMARY KEY (school_id, department_id, due, window_from);
      INSERT INTO demand (school_id, department_id, due, window_from, minutes)
        SELECT school_id, department_id, due, window_from, sum(minutes) FROM task WHERE done_at IS NULL AND minutes > 0
        GROUP BY school_id, department_id, due, window_from;
      ALTER TABLE task DROP practical_id, DROP practical_version, DROP fixed_minutes, DROP asked_at, DROP yields, DROP over_line;
      ALTER TABLE task FORCE ROW LEVEL SECURITY;
      ALTER TABLE demand FORCE ROW LEVEL SECURITY;
    `);
  }
}
