import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = ['person', 'event', 'school'];
const seen = (force: 'NO FORCE' | 'FORCE') => TABLES.map((table) => `ALTER TABLE ${table} ${force} ROW LEVEL SECURITY;`).join('\n');

/** The hours of those who left end on the day on which they did, so that past days count who worked on them. */
export class HoursOfLeavers1763700000154 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${seen('NO FORCE')}
      UPDATE person p SET working_pattern = jsonb_build_object('windows', '[]'::jsonb, 'breaks', '[]'::jsonb,
          'former', coalesce(p.working_pattern -> 'former', '[]') || jsonb_build_array(jsonb_build_object(
            'until', x.left_on, 'windows', p.working_pattern -> 'windows', 'breaks', p.working_pattern -> 'breaks')))
      FROM (SELECT e.school_id, e.subject_id, max((e.at AT TIME ZONE s.time_zone)::date) AS left_on
        FROM event e JOIN school s ON s.school_id = e.school_id
        WHERE e.name = 'person.changed' AND e.payload #>> '{after,active}' = 'false' GROUP BY e.school_id, e.subject_id) x
      WHERE x.school_id = p.school_id AND x.subject_id = p.id AND NOT p.active AND jsonb_array_length(p.working_pattern -> 'windows') > 0;
      ${seen('FORCE')}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${seen('NO FORCE')}
      UPDATE person SET working_pattern = jsonb_build_object('windows', working_pattern #> '{former,-1,windows}', 'breaks', working_pattern #> '{former,-1,breaks}',
          'former', (working_pattern -> 'former') - -1)
      WHERE NOT active AND working_pattern -> 'former' -> -1 IS NOT NULL AND working_pattern -> 'windows' = '[]';
      ${seen('FORCE')}
    `);
  }
}
