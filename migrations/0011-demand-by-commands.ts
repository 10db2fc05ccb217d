import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who writes tasks keeps the sums of demand in the same transaction, instead of triggers; minutes are exact, so that sums come back to nought. */
export class DemandByCommands1763700000011 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER task_added ON task;
      DROP TRIGGER task_taken ON task;
      DROP TRIGGER task_changed ON task;
      DROP FUNCTION demand_after_insert();
      DROP FUNCTION demand_after_delete();
      DROP FUNCTION demand_after_update();

      ALTER TABLE task DROP CONSTRAINT task_minutes_check;
      ALTER TABLE task ALTER COLUMN minutes TYPE numeric;
      ALTER TABLE task ADD CONSTRAINT task_minutes_check CHECK (minutes >= 0);
      ALTER TABLE demand ALTER COLUMN minutes TYPE numeric;

      -- the owner sums every school's work only while the policies do not bind him
      ALTER TABLE task NO FORCE ROW LEVEL SECURITY;
      ALTER TABLE demand NO FORCE ROW LEVEL SECURITY;
      DELETE FROM demand;
      INSERT INTO demand (school_id, department_id, due, window_from, minutes)
        SELECT school_id, department_id, due, window_from, sum(minutes) FROM task WHERE done_at IS NULL AND minutes > 0
        GROUP BY school_id, department_id, due, window_from;
      ALTER TABLE task FORCE ROW LEVEL SECURITY;
      ALTER TABLE demand FORCE ROW LEVEL SECURITY;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE task DROP CONSTRAINT task_minutes_check;
      ALTER TABLE task ALTER COLUMN minutes TYPE real;
      ALTER TABLE task ADD CONSTRAINT task_minutes_check CHECK (minutes >= 0);
      ALTER TABLE demand ALTER COLUMN minutes TYPE real;

      CREATE FUNCTION demand_after_insert() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        INSERT INTO demand (school_id, department_id, due, window_from, minutes)
          SELECT school_id, department_id, due, window_from, sum(minutes) FROM added WHERE done_at IS NULL AND minutes > 0
          GROUP BY school_id, department_id, due, window_from ORDER BY school_id, department_id, due, window_from
          ON CONFLICT (school_id, department_id, due, window_from) DO UPDATE SET minutes = demand.minutes + excluded.minutes;
        RETURN NULL;
      END $$;
      CREATE FUNCTION demand_after_delete() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        INSERT INTO demand (school_id, department_id, due, window_from, minutes)
          SELECT school_id, department_id, due, window_from, -sum(minutes) FROM taken WHERE done_at IS NULL AND minutes > 0
          GROUP BY school_id, department_id, due, window_from ORDER BY school_id, department_id, due, window_from
          ON CONFLICT (school_id, department_id, due, window_from) DO UPDATE SET minutes = demand.minutes + excluded.minutes;
        RETURN NULL;
      END $$;
      CREATE FUNCTION demand_after_update() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        INSERT INTO demand (school_id, department_id, due, window_from, minutes)
          SELECT school_id, department_id, due, window_from, sum(minutes) FROM (
            SELECT school_id, department_id, due, window_from, minutes FROM added WHERE done_at IS NULL
            UNION ALL SELECT school_id, department_id, due, window_from, -minutes FROM taken WHERE done_at IS NULL) moved
          GROUP BY school_id, department_id, due, window_from HAVING sum(minutes) <> 0
          ORDER BY school_id, department_id, due, window_from
          ON CONFLICT (school_id, department_id, due, window_from) DO UPDATE SET minutes = demand.minutes + excluded.minutes;
        RETURN NULL;
      END $$;
      CREATE TRIGGER task_added AFTER INSERT ON task REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION demand_after_insert();
      CREATE TRIGGER task_taken AFTER DELETE ON task REFERENCING OLD TABLE AS taken FOR EACH STATEMENT EXECUTE FUNCTION demand_after_delete();
      CREATE TRIGGER task_changed AFTER UPDATE ON task REFERENCING OLD TABLE AS taken NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION demand_after_update();
    `);
  }
}
