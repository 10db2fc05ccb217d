import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Finds practicals by the point of the curriculum that they serve, or by their required-practical reference: one can stand in for another. */
export class SamePoint1763700000152 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE INDEX practical_point ON practical (school_id, lower(btrim(coalesce(serves, required)))) WHERE coalesce(serves, required) IS NOT NULL`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX practical_point');
  }
}
