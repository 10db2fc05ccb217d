import type { MigrationInterface, QueryRunner } from 'typeorm';

const DEPARTMENTS = `,
            ARRAY(SELECT d.department_id FROM person_department d WHERE d.school_id = found_school AND d.person_id = p.id ORDER BY d.department_id)`;

function whoIsAsking(column: string, departments: string): string {
  return `
    DROP FUNCTION who_is_asking(bytea, timestamptz);
    CREATE FUNCTION who_is_asking(asked_token_hash bytea, asked_at timestamptz)
      RETURNS TABLE (school_id uuid, person_id uuid, account_id uuid, roles text[], xsrf text, rules_version int, time_zone text, seen_at timestamptz${column})
      LANGUAGE plpgsql AS $$
      #variable_conflict use_column
      DECLARE found_school uuid;
      BEGIN
        SELECT s.school_id INTO found_school FROM session s WHERE s.token_hash = asked_token_hash AND s.expires_at > asked_at;
        IF found_school IS NULL THEN RETURN; END IF;
        EXECUTE format('SET LOCAL app.school_id = %L', found_school);
        RETURN QUERY
          SELECT p.school_id, p.id, s.account_id, p.roles, s.xsrf, c.rules_version, c.time_zone, s.seen_at${departments}
          FROM session s
          JOIN person p ON p.school_id = found_school AND p.id = s.person_id AND p.active
          JOIN school c ON c.school_id = found_school
          WHERE s.token_hash = asked_token_hash;
        EXECUTE 'SET LOCAL app.school_id = ''''';
      END $$;`;
}

/** Says with who is asking to which departments they belong, for some rights are those of a person's own department. */
export class WhoAsksAndWhere1763700000009 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(whoIsAsking(', department_ids uuid[]', DEPARTMENTS));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(whoIsAsking('', ''));
  }
}
