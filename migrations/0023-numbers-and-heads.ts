import type { MigrationInterface, QueryRunner } from 'typeorm';

const DEPARTMENTS = `,
            ARRAY(SELECT d.department_id FROM person_department d WHERE d.school_id = found_school AND d.person_id = p.id ORDER BY d.department_id)`;

function whoIsAsking(columns: string, values: string): string {
  return `
    DROP FUNCTION who_is_asking(bytea, timestamptz);
    CREATE FUNCTION who_is_asking(asked_token_hash bytea, asked_at timestamptz)
      RETURNS TABLE (school_id uuid, person_id uuid, account_id uuid, roles text[], xsrf text, rules_version int, time_zone text, seen_at timestamptz${columns})
      LANGUAGE plpgsql AS $$
      #variable_conflict use_column
      DECLARE found_school uuid;
      BEGIN
        SELECT s.school_id INTO found_school FROM session s WHERE s.token_hash = asked_token_hash AND s.expires_at > asked_at;
        IF found_school IS NULL THEN RETURN; END IF;
        EXECUTE format('SET LOCAL app.school_id = %L', found_school);
        RETURN QUERY
          SELECT p.school_id, p.id, s.account_id, p.roles, s.xsrf, c.rules_version, c.time_zone, s.seen_at${values}
          FROM session s
          JOIN person p ON p.school_id = found_school AND p.id = s.person_id AND p.active
          JOIN school c ON c.school_id = found_school
          WHERE s.token_hash = asked_token_hash;
        EXECUTE 'SET LOCAL app.school_id = ''''';
      END $$;`;
}

/**
 * Gives every request a number that people can say, and says of a head which departments they lead. The number comes of a sequence, so
 * that no two submissions wait for each other: it rises through all schools of an installation, and has gaps in each.
 */
export class NumbersAndHeads1763700000023 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE requisition ADD number serial NOT NULL;
      GRANT USAGE ON SEQUENCE requisition_number_seq TO requisite_app;
      ALTER TABLE person ADD head_of uuid[];
      ${whoIsAsking(', department_ids uuid[], head_of uuid[]', `${DEPARTMENTS}, p.head_of`)}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${whoIsAsking(', department_ids uuid[]', DEPARTMENTS)}
      ALTER TABLE person DROP head_of;
      ALTER TABLE requisition DROP number;`);
  }
}
