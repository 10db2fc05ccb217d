import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Schemes of work: courses in steps, and which class follows which. A step's code finds its practical; coverage looks a class's requests up. */
export class Schemes1763700000095 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE scheme (
        school_id uuid NOT NULL REFERENCES school,
        id uuid NOT NULL,
        version int NOT NULL DEFAULT 1,
        name text NOT NULL,
        subject text NOT NULL,
        year int CHECK (year BETWEEN 1 AND 14),
        PRIMARY KEY (school_id, id)
      );
      CREATE UNIQUE INDEX scheme_name ON scheme (school_id, lower(name));
      CREATE TABLE scheme_step (
        school_id uuid NOT NULL,
        scheme_id uuid NOT NULL,
        position int NOT NULL,
        code text NOT NULL,
        title text NOT NULL,
        practical_id uuid,
        reference text,
        PRIMARY KEY (school_id, scheme_id, position),
        FOREIGN KEY (school_id, scheme_id) REFERENCES scheme,
        FOREIGN KEY (school_id, practical_id) REFERENCES practical
      );
      CREATE UNIQUE INDEX scheme_step_code ON scheme_step (school_id, scheme_id, lower(code));
      CREATE TABLE group_scheme (
        school_id uuid NOT NULL,
        group_id uuid NOT NULL,
        scheme_id uuid NOT NULL,
        from_date date NOT NULL,
        step text,
        PRIMARY KEY (school_id, group_id),
        FOREIGN KEY (school_id, group_id) REFERENCES teaching_group,
        FOREIGN KEY (school_id, scheme_id) REFERENCES scheme
      );
      CREATE INDEX group_scheme_scheme ON group_scheme (school_id, scheme_id);
      SELECT keep_to_school('scheme');
      SELECT keep_to_school('scheme_step');
      SELECT keep_to_school('group_scheme');
      CREATE INDEX requisition_group ON requisition (school_id, group_id, date);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX requisition_group; DROP TABLE group_scheme; DROP TABLE scheme_step; DROP TABLE scheme');
  }
}
