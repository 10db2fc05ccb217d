import type { MigrationInterface, QueryRunner } from 'typeorm';

const OWN = `,
            ARRAY(SELECT d.department_id FROM person_department d WHERE d.school_id = found_school AND d.person_id = p.id ORDER BY d.department_id),
            p.head_of`;

/** Asked for those alone to whom it makes a difference: technicians do the work of departments that share it, nobody else. */
const SHARES = `,
            CASE WHEN 'technician' = ANY(p.roles)
              THEN ARRAY(SELECT d.id FROM department d WHERE d.school_id = found_school AND d.team_shared ORDER BY d.id) ELSE '{}' END`;

function whoIsAsking(columns: string, values: string): string {
  return `
    DROP FUNCTION who_is_asking(bytea, timestamptz);
    CREATE FUNCTION who_is_asking(asked_token_hash bytea, asked_at timestamptz)
      RETURNS TABLE (school_id uuid, person_id uuid, account_id uuid, roles text[], xsrf text, rules_version int, time_zone text, seen_at timestamptz,
        department_ids uuid[], head_of uuid[]${columns})
      LANGUAGE plpgsql AS $$
      #variable_conflict use_column
      DECLARE found_school uuid;
      BEGIN
        SELECT s.school_id INTO found_school FROM session s WHERE s.token_hash = asked_token_hash AND s.expires_at > asked_at;
        IF found_school IS NULL THEN RETURN; END IF;
        EXECUTE format('SET LOCAL app.school_id = %L', found_school);
        RETURN QUERY
          SELECT p.school_id, p.id, s.account_id, p.roles, s.xsrf, c.rules_version, c.time_zone, s.seen_at${OWN}${values}
          FROM session s
          JOIN person p ON p.school_id = found_school AND p.id = s.person_id AND p.active
          JOIN school c ON c.school_id = found_school
          WHERE s.token_hash = asked_token_hash;
        EXECUTE 'SET LOCAL app.school_id = ''''';
      END $$;`;
}

/**
 * Says with who is asking which departments share their work, for technicians act in their own departments and in those. A department to
 * which no technician belongs is served by those of others: it shares its work.
 */
export class SharedTeams1763700000043 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE department NO FORCE ROW LEVEL SECURITY;
      ALTER TABLE person NO FORCE ROW LEVEL SECURITY;
      ALTER TABLE person_department NO FORCE ROW LEVEL SECURITY;
      UPDATE department d SET team_shared = true WHERE NOT EXISTS (
        SELECT FROM person_department l JOIN person p ON p.school_id = l.school_id AND p.id = l.person_id
        WHERE l.school_id = d.school_id AND l.department_id = d.id AND p.active AND 'technician' = ANY(p.roles));
      ALTER TABLE department FORCE ROW LEVEL SECURITY;
      ALTER TABLE person FORCE ROW LEVEL SECURITY;
      ALTER TABLE person_department FORCE ROW LEVEL SECURITY;
      ${whoIsAsking(', shares uuid[]', SHARES)}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(whoIsAsking('', ''));
  }
}
