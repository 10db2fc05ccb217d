import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What PostgreSQL takes a table of a school to hold until it is analysed: the rows of so many schools. */
const SCHOOLS = 10;

const SAID = `
  PERFORM pg_restore_attribute_stats('schemaname', 'public', 'relname', target::text, 'attname', 'school_id', 'inherited', false,
    'null_frac', 0::real, 'avg_width', 16, 'n_distinct', ${SCHOOLS}::real);`;

const keepToSchool = (more: string) => `
  CREATE OR REPLACE FUNCTION keep_to_school(target regclass) RETURNS void LANGUAGE plpgsql AS $$ BEGIN
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', target);
    EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', target);
    EXECUTE format('CREATE POLICY own_school ON %s USING (school_id = current_school()) WITH CHECK (school_id = current_school())', target);${more}
  END $$;`;

/**
 * Every index of a school's table begins with the school, and where nobody has analysed it yet PostgreSQL takes any school to have one row or
 * two: then an index that holds the school alone looks as good as the key, and a look-up by id reads all that the school has. Each table is told
 * that a school is no rare value, which holds until ANALYZE knows better. Open tasks by day, and accepted requests, have an
 * index of their own: the lists of what was left open otherwise read weeks of what is done.
 */
export class LookedUpByKey1763700000050 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${keepToSchool(SAID)}
      DO $$ DECLARE target regclass; BEGIN
        FOR target IN SELECT c.oid FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'school_id'
          WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relrowsecurity AND c.reltuples <= 0
        LOOP ${SAID}
        END LOOP;
      END $$;
      CREATE INDEX task_open_day ON task (school_id, date) WHERE done_at IS NULL;
      CREATE INDEX requisition_accepted ON requisition (school_id, starts_at) WHERE status = 'accepted';`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX requisition_accepted;
      DROP INDEX task_open_day;
      ${keepToSchool('')}`);
  }
}
