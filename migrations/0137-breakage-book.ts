import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The breakage book reads what broke in a school without its whole history. Nobody waits while the index is made; what an attempt left that
 * was cut off goes first.
 */
export class BreakageBook1763700000137 implements MigrationInterface {
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX CONCURRENTLY IF EXISTS event_breakage');
    await runner.query(
      "CREATE INDEX CONCURRENTLY event_breakage ON event (school_id, at, id) WHERE name IN ('apparatus.broken', 'apparatus.repaired')",
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX event_breakage');
  }
}
