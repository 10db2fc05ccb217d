import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A password belongs to a membership and no longer to an account, so that no school can keep a person out of another. All passwords of
 * one account are hashed with one salt: a sign-in then takes the same time at however many schools somebody works. A session ends for
 * good after a time, knows at which schools its password was right, and from which device. A forgotten password has links of its own.
 */
export class APasswordAMembership1763700000037 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE account ADD password_salt bytea NOT NULL DEFAULT uuid_send(gen_random_uuid());
      UPDATE account SET password_salt = decode(rpad(split_part(password_hash, '$', 5), 24, '='), 'base64')
        WHERE password_hash ~ '^\\$argon2id\\$v=19\\$[^$]+\\$[A-Za-z0-9+/]{22}\\$';

      ALTER TABLE membership ADD password_hash text, ADD password_at timestamptz;
      UPDATE membership m SET password_hash = a.password_hash, password_at = a.created_at
        FROM account a WHERE a.id = m.account_id AND a.password_hash IS NOT NULL;
      ALTER TABLE account DROP COLUMN password_hash;

      ALTER TABLE session ADD id uuid, ADD ends_at timestamptz, ADD proved_at timestamptz,
        ADD school_ids uuid[] NOT NULL DEFAULT '{}', ADD device_hash bytea;
      UPDATE session SET id = gen_random_uuid(), ends_at = created_at + interval '720 hours', proved_at = created_at, school_ids = ARRAY[school_id];
      UPDATE session SET expires_at = least(expires_at, ends_at) WHERE expires_at > created_at;
      ALTER TABLE session ALTER id SET NOT NULL, ALTER ends_at SET NOT NULL, ALTER proved_at SET NOT NULL, ADD UNIQUE (id);

      ALTER TABLE sign_in_failure ADD device_hash bytea;

      CREATE TABLE password_reset (
        token_hash bytea PRIMARY KEY,
        school_id uuid NOT NULL,
        person_id uuid NOT NULL,
        asked_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        used_at timestamptz
      );
      CREATE INDEX password_reset_person ON password_reset (school_id, person_id);
    `);
  }

  /** Each account keeps the password of the school that was used last. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE password_reset;
      ALTER TABLE sign_in_failure DROP device_hash;
      ALTER TABLE session DROP id, DROP ends_at, DROP proved_at, DROP school_ids, DROP device_hash;
      ALTER TABLE account ADD password_hash text;
      UPDATE account a SET password_hash = (SELECT m.password_hash FROM membership m
        WHERE m.account_id = a.id AND m.password_hash IS NOT NULL ORDER BY m.used_at DESC, m.school_id LIMIT 1);
      ALTER TABLE account DROP password_salt;
      ALTER TABLE membership DROP password_hash, DROP password_at;
    `);
  }
}
