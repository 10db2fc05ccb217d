import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Tenancy from the first line: the server's role, and the tables of schools, people and sign-in.
 * Every table of a school has `school_id` in its primary and foreign keys and forced row-level security; `account`,
 * `session` and `sign_in_failure` stand above schools because a person signs in before a school is known.
 */
export class SchoolsAndPeople1763700000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE EXTENSION IF NOT EXISTS btree_gist;
      CREATE EXTENSION IF NOT EXISTS pg_trgm;

      DO $$ BEGIN
        IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'requisite_app') THEN CREATE ROLE requisite_app NOLOGIN NOBYPASSRLS; END IF;
      EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
      END $$;
      DO $$ BEGIN
        IF NOT pg_has_role(current_user, 'requisite_app', 'SET') THEN EXECUTE format('GRANT requisite_app TO %I', current_user); END IF;
      END $$;
      GRANT USAGE ON SCHEMA public TO requisite_app;
      ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO requisite_app;

      -- the school of the transaction; null, and so no row at all, while none is set
      CREATE FUNCTION current_school() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
        RETURN nullif(current_setting('app.school_id', true), '')::uuid;

      -- one line per table: keeps its rows to the school of the transaction, for its owner too
      CREATE FUNCTION keep_to_school(target regclass) RETURNS void LANGUAGE plpgsql AS $$ BEGIN
        EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', target);
        EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', target);
        EXECUTE format('CREATE POLICY own_school ON %s USING (school_id = (SELECT current_school())) WITH CHECK (school_id = (SELECT current_school()))', target);
      END $$;

      CREATE TABLE school (
        school_id uuid PRIMARY KEY,
        name text NOT NULL,
        time_zone text NOT NULL,
        demo boolean NOT NULL DEFAULT false,
        auto_accept boolean NOT NULL DEFAULT true,
        fresh_school_days int NOT NULL DEFAULT 2,
        rules_version int NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL
      );
      SELECT keep_to_school('school');

      CREATE TABLE department (
        school_id uuid NOT NULL REFERENCES school,
        id uuid NOT NULL,
        name text NOT NULL,
        risk_assessment_needed boolean NOT NULL DEFAULT false,
        PRIMARY KEY (school_id, id)
      );
      CREATE UNIQUE INDEX department_name ON department (school_id, lower(name));
      SELECT keep_to_school('department');

      CREATE TABLE department_policy (
        school_id uuid NOT NULL,
        id uuid NOT NULL,
        department_id uuid NOT NULL,
        valid_from date NOT NULL,
        kind text NOT NULL CHECK (kind IN ('weekly', 'notice')),
        weekday int CHECK (weekday BETWEEN 1 AND 7),
        time text,
        weeks_before int CHECK (weeks_before >= 0),
        school_days int CHECK (school_days >= 0),
        block_within_hours int CHECK (block_within_hours >= 0),
        PRIMARY KEY (school_id, id),
        FOREIGN KEY (school_id, department_id) REFERENCES department,
        UNIQUE (school_id, department_id, valid_from),
        CHECK (kind <> 'weekly' OR (weekday IS NOT NULL AND time IS NOT NULL AND weeks_before IS NOT NULL)),
        CHECK (kind <> 'notice' OR school_days IS NOT NULL)
      );
      SELECT keep_to_school('department_policy');

      CREATE TABLE account (
        id uuid PRIMARY KEY,
        email text NOT NULL,
        password_hash text,
        created_at timestamptz NOT NULL
      );
      CREATE UNIQUE INDEX account_email ON account (lower(email));

      CREATE TABLE person (
        school_id uuid NOT NULL REFERENCES school,
        id uuid NOT NULL,
        version int NOT NULL DEFAULT 1,
        account_id uuid REFERENCES account,
        name text NOT NULL,
        code text NOT NULL,
        email text,
        roles text[] NOT NULL CHECK (roles <@ ARRAY['teacher', 'technician', 'head', 'admin']),
        working_pattern jsonb,
        specialisms text[] NOT NULL DEFAULT '{}',
        active boolean NOT NULL DEFAULT true,
        PRIMARY KEY (school_id, id)
      );
      CREATE UNIQUE INDEX person_code ON person (school_id, lower(code));
      CREATE UNIQUE INDEX person_email ON person (school_id, lower(email));
      SELECT keep_to_school('person');

      CREATE TABLE person_department (
        school_id uuid NOT NULL,
        person_id uuid NOT NULL,
        department_id uuid NOT NULL,
        PRIMARY KEY (school_id, person_id, department_id),
        FOREIGN KEY (school_id, person_id) REFERENCES person,
        FOREIGN KEY (school_id, department_id) REFERENCES department
      );
      SELECT keep_to_school('person_department');

      CREATE TABLE session (
        token_hash bytea PRIMARY KEY,
        account_id uuid NOT NULL REFERENCES account,
        school_id uuid NOT NULL,
        person_id uuid NOT NULL,
        xsrf text NOT NULL,
        address text NOT NULL,
        created_at timestamptz NOT NULL,
        seen_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        FOREIGN KEY (school_id, person_id) REFERENCES person
      );
      CREATE INDEX session_account ON session (account_id);
      CREATE INDEX session_person ON session (school_id, person_id);
      CREATE INDEX session_expiry ON session (expires_at);

      CREATE TABLE membership (
        account_id uuid NOT NULL REFERENCES account,
        school_id uuid NOT NULL,
        person_id uuid NOT NULL,
        used_at timestamptz NOT NULL,
        PRIMARY KEY (account_id, school_id),
        FOREIGN KEY (school_id, person_id) REFERENCES person
      );

      CREATE TABLE sign_in_failure (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        email_hash bytea NOT NULL,
        address text NOT NULL,
        at timestamptz NOT NULL
      );
      CREATE INDEX sign_in_failure_email ON sign_in_failure (email_hash, at);
      CREATE INDEX sign_in_failure_address ON sign_in_failure (address, at);

      CREATE TABLE invitation (
        token_hash bytea PRIMARY KEY,
        school_id uuid NOT NULL,
        person_id uuid NOT NULL,
        expires_at timestamptz NOT NULL,
        used_at timestamptz,
        FOREIGN KEY (school_id, person_id) REFERENCES person
      );
      CREATE INDEX invitation_person ON invitation (school_id, person_id);

      -- who is asking, in one statement: the session leads to its school, and only then are the school's own tables readable
      CREATE FUNCTION who_is_asking(asked_token_hash bytea, asked_at timestamptz)
        RETURNS TABLE (school_id uuid, person_id uuid, account_id uuid, roles text[], xsrf text, rules_version int, time_zone text, seen_at timestamptz)
        LANGUAGE plpgsql AS $$
        #variable_conflict use_column
        DECLARE found_school uuid;
        BEGIN
          SELECT s.school_id INTO found_school FROM session s WHERE s.token_hash = asked_token_hash AND s.expires_at > asked_at;
          IF found_school IS NULL THEN RETURN; END IF;
          PERFORM set_config('app.school_id', found_school::text, true);
          RETURN QUERY
            SELECT p.school_id, p.id, s.account_id, p.roles, s.xsrf, c.rules_version, c.time_zone, s.seen_at
            FROM session s
            JOIN person p ON p.school_id = found_school AND p.id = s.person_id AND p.active
            JOIN school c ON c.school_id = found_school
            WHERE s.token_hash = asked_token_hash;
          PERFORM set_config('app.school_id', '', true);
        END $$;

      CREATE TABLE activity (
        school_id uuid NOT NULL REFERENCES school,
        id uuid NOT NULL,
        at timestamptz NOT NULL,
        person_id uuid,
        what text NOT NULL,
        subject text NOT NULL,
        subject_id uuid NOT NULL,
        before jsonb,
        after jsonb,
        note text,
        request_id text,
        to_tell boolean NOT NULL DEFAULT false,
        PRIMARY KEY (school_id, id),
        FOREIGN KEY (school_id, person_id) REFERENCES person
      );
      CREATE INDEX activity_subject ON activity (school_id, subject_id, id);
      CREATE INDEX activity_to_tell ON activity (school_id, id) WHERE to_tell;
      SELECT keep_to_school('activity');

      CREATE TABLE idempotency (
        school_id uuid NOT NULL,
        person_id uuid NOT NULL,
        key text NOT NULL,
        request_hash bytea NOT NULL,
        status int,
        answer jsonb,
        at timestamptz NOT NULL,
        PRIMARY KEY (school_id, person_id, key),
        FOREIGN KEY (school_id, person_id) REFERENCES person
      );
      SELECT keep_to_school('idempotency');

      GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO requisite_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION who_is_asking(bytea, timestamptz);
      DROP TABLE idempotency, activity, invitation, sign_in_failure, membership, session, person_department, person, account, department_policy, department, school;
      DROP FUNCTION keep_to_school(regclass);
      DROP FUNCTION current_school();
    `);
  }
}
