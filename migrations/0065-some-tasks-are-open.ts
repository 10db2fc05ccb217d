import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The indexes of open tasks are small, and where hardly any task is open, as in the holidays or in a new school, PostgreSQL took any of them for
 * as good as the key: a task was looked for by its id among all that is open, and what is due among all departments', until somebody
 * analysed the table again in term time. It is told once and for all that half of the tasks are open; ANALYZE leaves that alone.
 */
export class SomeTasksAreOpen1763700000065 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE task ALTER COLUMN done_at SET STATISTICS 0;
      SELECT pg_restore_attribute_stats('schemaname', 'public', 'relname', 'task', 'attname', 'done_at', 'inherited', false,
        'null_frac', 0.5::real, 'avg_width', 8, 'n_distinct', -1::real);`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE task ALTER COLUMN done_at SET STATISTICS DEFAULT;
      SELECT pg_clear_attribute_stats('public', 'task', 'done_at', false);`);
  }
}
