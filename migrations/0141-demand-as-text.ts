import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The sums of demand of four weeks are read at every submission, some hundreds of them: written as one text each they are read at less than half the price. */
export class DemandAsText1763700000141 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE demand ADD as_text text;
      ALTER TABLE demand NO FORCE ROW LEVEL SECURITY;
      UPDATE demand SET as_text = '[' || concat_ws(',', (date_part('epoch', due) * 1000)::bigint, (date_part('epoch', window_from) * 1000)::bigint, trim_scale(minutes), tasks,
        CASE WHEN batch <> '' OR over_tasks <> 0 OR yielding_tasks <> 0 THEN '"' || batch || '",' || trim_scale(fixed_minutes) END,
        CASE WHEN over_tasks <> 0 OR yielding_tasks <> 0 THEN concat_ws(',', trim_scale(over_minutes), over_tasks, trim_scale(yielding_minutes), yielding_tasks) END) || ']';
      ALTER TABLE demand FORCE ROW LEVEL SECURITY;
      ALTER TABLE demand ALTER as_text SET NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE demand DROP as_text');
  }
}
