import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Keeps of a request that was handed over whose lesson it was then, so that only another change of teacher asks about it again. */
export class HandedOver1763700000017 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE requisition ADD lesson_teacher_id uuid;
      ALTER TABLE requisition ADD FOREIGN KEY (school_id, lesson_teacher_id) REFERENCES person;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE requisition DROP lesson_teacher_id');
  }
}
