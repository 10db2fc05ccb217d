import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The keys from tables above schools into a school, and from a school up to the accounts: table, columns, and what they point to. */
const CROSSING = [
  ['session', 'school_id, person_id', 'person'],
  ['membership', 'school_id, person_id', 'person'],
  ['invitation', 'school_id, person_id', 'person'],
  ['person', 'account_id', 'account'],
] as const;

/** The policies of every table of a school compare its rows with this expression. */
function policies(own: string): string {
  return `
    CREATE OR REPLACE FUNCTION keep_to_school(target regclass) RETURNS void LANGUAGE plpgsql AS $$ BEGIN
      EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', target);
      EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', target);
      EXECUTE format('CREATE POLICY own_school ON %s USING (school_id = ${own}) WITH CHECK (school_id = ${own})', target);
    END $$;
    DO $$ DECLARE target regclass; BEGIN
      FOR target IN SELECT polrelid::regclass FROM pg_policy WHERE polname = 'own_school' LOOP
        EXECUTE format('ALTER POLICY own_school ON %s USING (school_id = ${own}) WITH CHECK (school_id = ${own})', target);
      END LOOP;
    END $$;`;
}

function whoIsAsking(set: string, unset: string): string {
  return `
    CREATE OR REPLACE FUNCTION who_is_asking(asked_token_hash bytea, asked_at timestamptz)
      RETURNS TABLE (school_id uuid, person_id uuid, account_id uuid, roles text[], xsrf text, rules_version int, time_zone text, seen_at timestamptz)
      LANGUAGE plpgsql AS $$
      #variable_conflict use_column
      DECLARE found_school uuid;
      BEGIN
        SELECT s.school_id INTO found_school FROM session s WHERE s.token_hash = asked_token_hash AND s.expires_at > asked_at;
        IF found_school IS NULL THEN RETURN; END IF;
        ${set}
        RETURN QUERY
          SELECT p.school_id, p.id, s.account_id, p.roles, s.xsrf, c.rules_version, c.time_zone, s.seen_at
          FROM session s
          JOIN person p ON p.school_id = found_school AND p.id = s.person_id AND p.active
          JOIN school c ON c.school_id = found_school
          WHERE s.token_hash = asked_token_hash;
        ${unset}
      END $$;`;
}

/**
 * What lets the same tables be spread over machines by school, and costs one machine nothing: policies without a subquery, no keys
 * between a school's tables and those above schools, and a school that is set by SET LOCAL, the one setting that travels along.
 */
export class OneSchoolAStatement1763700000008 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(policies('current_school()'));
    for (const [table, columns] of CROSSING)
      await runner.query(`ALTER TABLE ${table} DROP CONSTRAINT ${table}_${columns.replace(', ', '_')}_fkey`);
    await runner.query(
      whoIsAsking("EXECUTE format('SET LOCAL app.school_id = %L', found_school);", "EXECUTE 'SET LOCAL app.school_id = ''''';"),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      whoIsAsking("PERFORM set_config('app.school_id', found_school::text, true);", "PERFORM set_config('app.school_id', '', true);"),
    );
    for (const [table, columns, to] of CROSSING) await runner.query(`ALTER TABLE ${table} ADD FOREIGN KEY (${columns}) REFERENCES ${to}`);
    await runner.query(policies('(SELECT current_school())'));
  }
}
