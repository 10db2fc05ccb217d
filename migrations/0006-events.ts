import type { MigrationInterface, QueryRunner } from 'typeorm';

const AUTOMATIC = 'Accepted automatically: on time, complete, and nobody overloaded';
const LOOK_AGAIN = 'Changed after it was accepted: a technician looks at it again';

/**
 * The activity becomes the stream of events: one payload of facts in place of two columns and of sentences. What was written before is
 * taken along: an overload's sentence is read back into from, to and minutes (its start to the minute), the text of a message becomes the
 * note, and two sentences that the facts tell are dropped.
 */
export class Events1763700000006 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE activity RENAME TO event;
      ALTER TABLE event RENAME COLUMN what TO name;
      ALTER TABLE event RENAME CONSTRAINT activity_pkey TO event_pkey;
      ALTER TABLE event RENAME CONSTRAINT activity_school_id_fkey TO event_school_id_fkey;
      ALTER TABLE event RENAME CONSTRAINT activity_school_id_person_id_fkey TO event_school_id_person_id_fkey;
      ALTER INDEX activity_subject RENAME TO event_subject;
      ALTER INDEX activity_to_tell RENAME TO event_to_tell;
      ALTER TABLE event ADD COLUMN payload jsonb;
      ALTER TABLE event NO FORCE ROW LEVEL SECURITY;
      ALTER TABLE school NO FORCE ROW LEVEL SECURITY;
    `);
    await runner.query("UPDATE event SET payload = jsonb_build_object('before', before, 'after', after)");
    await runner.query(`
      UPDATE event e SET payload = jsonb_set(e.payload #- '{after,overloadTo}', '{after,overload}', coalesce(read.facts, 'null'))
      FROM (
        SELECT t.school_id, t.id, CASE WHEN said IS NOT NULL THEN jsonb_build_object(
          'fromMs', (extract(epoch FROM (began - CASE WHEN began > ended THEN interval '1 year' ELSE interval '0' END) AT TIME ZONE time_zone) * 1000)::bigint,
          'toMs', (extract(epoch FROM ended AT TIME ZONE time_zone) * 1000)::bigint,
          'workMinutes', said[4]::int, 'technicianMinutes', said[5]::int) END AS facts
        FROM (
          SELECT o.school_id, o.id, s.time_zone, m.said, l.ended,
            to_date(extract(year FROM l.ended) || ' ' || m.said[2] || ' ' || m.said[1], 'YYYY Mon DD') + m.said[3]::time AS began
          FROM event o
          JOIN school s ON s.school_id = o.school_id,
          regexp_match(o.payload #>> '{after,overload}', '^\\w+ (\\d+) (\\w+) (\\d\\d:\\d\\d) to .*: (\\d+) minutes? of work, (\\d+) of technician time$') AS m(said),
          LATERAL (SELECT (o.payload #>> '{after,overloadTo}')::timestamptz AT TIME ZONE s.time_zone AS ended) l
          WHERE o.payload->'after' ? 'overload'
        ) t
      ) read
      WHERE e.school_id = read.school_id AND e.id = read.id
    `);
    await runner.query(`
      UPDATE event SET note = payload #>> '{after,text}', payload = payload #- '{after,text}' WHERE name = 'requisition.message';
      UPDATE event SET note = NULL WHERE name = 'requisition.accepted' AND person_id IS NULL AND note = '${AUTOMATIC}';
      UPDATE event SET note = NULL WHERE name IN ('requisition.changed', 'requisition.changed-late') AND note = '${LOOK_AGAIN}';
      ALTER TABLE event ALTER COLUMN payload SET NOT NULL, DROP COLUMN before, DROP COLUMN after;
      ALTER TABLE event FORCE ROW LEVEL SECURITY;
      ALTER TABLE school FORCE ROW LEVEL SECURITY;
      ALTER TABLE overload_notice DROP COLUMN sentence;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE overload_notice ADD COLUMN sentence text NOT NULL DEFAULT '';
      ALTER TABLE overload_notice ALTER COLUMN sentence DROP DEFAULT;
      ALTER TABLE event NO FORCE ROW LEVEL SECURITY;
      ALTER TABLE school NO FORCE ROW LEVEL SECURITY;
      ALTER TABLE event ADD COLUMN before jsonb, ADD COLUMN after jsonb;
      UPDATE event SET note = '${AUTOMATIC}' WHERE name = 'requisition.accepted' AND person_id IS NULL AND note IS NULL;
      UPDATE event SET note = '${LOOK_AGAIN}'
      WHERE name IN ('requisition.changed', 'requisition.changed-late') AND payload->'after' ? 'status' AND note IS NULL;
      UPDATE event SET payload = jsonb_set(payload, '{after,text}', to_jsonb(coalesce(note, ''))), note = NULL WHERE name = 'requisition.message';
    `);
    await runner.query(`
      UPDATE event e SET payload = jsonb_set(jsonb_set(e.payload, '{after,overload}', to_jsonb(
        to_char(t.began, 'Dy FMDD Mon HH24:MI') || ' to ' || to_char(t.ended, CASE WHEN t.began::date = t.ended::date THEN 'HH24:MI' ELSE 'Dy FMDD Mon HH24:MI' END)
          || ': ' || t.work || CASE WHEN t.work = 1 THEN ' minute' ELSE ' minutes' END || ' of work, ' || t.own || ' of technician time')),
        '{after,overloadTo}', to_jsonb(to_char(t.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')))
      FROM (
        SELECT o.school_id, o.id, l.at, to_timestamp((f.facts->>'fromMs')::numeric / 1000) AT TIME ZONE s.time_zone AS began, l.at AT TIME ZONE s.time_zone AS ended,
          ceil((f.facts->>'workMinutes')::numeric) AS work, floor((f.facts->>'technicianMinutes')::numeric) AS own
        FROM event o
        JOIN school s ON s.school_id = o.school_id,
        LATERAL (SELECT o.payload #> '{after,overload}' AS facts) f,
        LATERAL (SELECT to_timestamp((f.facts->>'toMs')::numeric / 1000) AS at) l
        WHERE jsonb_typeof(f.facts) = 'object'
      ) t
      WHERE e.school_id = t.school_id AND e.id = t.id
    `);
    await runner.query(`
      UPDATE event SET payload = jsonb_set(payload, '{after,overloadTo}', 'null') WHERE payload #> '{after,overload}' = 'null';
      UPDATE event SET before = nullif(payload->'before', 'null'), after = nullif(payload->'after', 'null');
      ALTER TABLE event DROP COLUMN payload;
      ALTER TABLE event FORCE ROW LEVEL SECURITY;
      ALTER TABLE school FORCE ROW LEVEL SECURITY;
      ALTER INDEX event_to_tell RENAME TO activity_to_tell;
      ALTER INDEX event_subject RENAME TO activity_subject;
      ALTER TABLE event RENAME CONSTRAINT event_school_id_person_id_fkey TO activity_school_id_person_id_fkey;
      ALTER TABLE event RENAME CONSTRAINT event_school_id_fkey TO activity_school_id_fkey;
      ALTER TABLE event RENAME CONSTRAINT event_pkey TO activity_pkey;
      ALTER TABLE event RENAME COLUMN name TO what;
      ALTER TABLE event RENAME TO activity;
    `);
  }
}
