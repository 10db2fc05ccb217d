import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The plan of a week that was looked at last, until it is applied: what is applied is what was looked at. */
export class Plans1763700000132 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE plan (
        school_id uuid NOT NULL,
        department_id uuid NOT NULL,
        from_date date NOT NULL,
        to_date date NOT NULL,
        version bigint NOT NULL,
        at timestamptz NOT NULL,
        answer jsonb NOT NULL,
        PRIMARY KEY (school_id, department_id, from_date, to_date),
        FOREIGN KEY (school_id, department_id) REFERENCES department
      );
      SELECT keep_to_school('plan');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE plan');
  }
}
