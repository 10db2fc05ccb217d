import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A person's facts in an event: the name that they have now, and of codes, addresses and hours as much as the event told. */
const NAMELESS = `side.value || CASE WHEN side.value ? 'name' THEN jsonb_build_object('name', shown.name) ELSE '{}' END
          || CASE WHEN side.value ? 'code' THEN jsonb_build_object('code', shown.code) ELSE '{}' END
          || CASE WHEN side.value ? 'email' THEN '{"email": null}'::jsonb ELSE '{}' END
          || CASE WHEN side.value ? 'workingPattern' THEN '{"workingPattern": null}'::jsonb ELSE '{}' END`;
const eachSide = (changed: string, where: string) => `(SELECT jsonb_object_agg(side.key,
        CASE WHEN jsonb_typeof(side.value) = 'object' AND ${where} THEN ${changed} ELSE side.value END) FROM jsonb_each(e.payload) side)`;

/**
 * A school says for how many school years it keeps what was, and people who left can be forgotten. The server may not touch what stands in
 * the history; two functions of the owner's do, which go by what the tables say: how long the school keeps, and who is forgotten.
 */
export class KeptNoLonger1763700000053 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE school ADD COLUMN keep_years int CONSTRAINT school_keep_years_check CHECK (keep_years BETWEEN 1 AND 20);
      ALTER TABLE person ADD COLUMN forgotten_at timestamptz;

      -- never what is younger than the years that the school keeps, by the database's own clock
      CREATE FUNCTION forget_history(asked uuid, before timestamptz, most int) RETURNS int
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
      DECLARE years int; gone int;
      BEGIN
        SELECT s.keep_years INTO years FROM school s WHERE s.school_id = asked AND asked = current_school();
        IF years IS NULL THEN RETURN 0; END IF;
        DELETE FROM event d WHERE d.school_id = asked AND d.id IN (
          SELECT e.id FROM event e WHERE e.school_id = asked AND e.at < least(before, now() - make_interval(years => years))
            AND e.name <> 'person.merged' AND e.subject <> 'practical'
            AND NOT EXISTS (SELECT FROM requisition q WHERE q.school_id = asked AND q.id = e.subject_id)
          ORDER BY e.place LIMIT most);
        GET DIAGNOSTICS gone = ROW_COUNT;
        RETURN gone;
      END $$;

      CREATE FUNCTION forget_person(asked uuid, who uuid) RETURNS void
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
      DECLARE shown record;
      BEGIN
        SELECT p.name, p.code INTO shown FROM person p
          WHERE p.school_id = asked AND asked = current_school() AND p.id = who AND p.forgotten_at IS NOT NULL;
        IF NOT FOUND THEN RETURN; END IF;
        UPDATE event e SET payload = ${eachSide(NAMELESS, 'true')}
          WHERE e.school_id = asked AND e.subject_id = who AND e.subject = 'person';
        UPDATE event e SET payload = ${eachSide(NAMELESS, "side.key = 'before'")}
          WHERE e.school_id = asked AND e.name = 'person.merged' AND e.payload #>> '{before,personId}' = who::text;
        UPDATE event e SET payload = ${eachSide("side.value || jsonb_build_object('teacher', shown.code)", "side.value ->> 'teacherId' = who::text AND side.value ? 'teacher'")}
          WHERE e.school_id = asked AND e.subject = 'requisition'
            AND (e.payload #>> '{before,teacherId}' = who::text OR e.payload #>> '{after,teacherId}' = who::text);
      END $$;

      REVOKE EXECUTE ON FUNCTION forget_history(uuid, timestamptz, int), forget_person(uuid, uuid) FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION forget_history(uuid, timestamptz, int), forget_person(uuid, uuid) TO requisite_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION forget_history(uuid, timestamptz, int);
      DROP FUNCTION forget_person(uuid, uuid);
      ALTER TABLE person DROP COLUMN forgotten_at;
      ALTER TABLE school DROP COLUMN keep_years;
    `);
  }
}
