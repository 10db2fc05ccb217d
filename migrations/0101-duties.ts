import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Duties: technicians' work that no request asked for, once on a date or by a rule on teaching days. Each date of one is a task like any other;
 * `duty_task` says which, by the date of the rule, wherever the task was moved since.
 */
export class Duties1763700000101 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE duty (
        school_id uuid NOT NULL REFERENCES school,
        id uuid NOT NULL,
        version int NOT NULL DEFAULT 1,
        title text NOT NULL,
        function text NOT NULL CHECK (function IN ('stock', 'maintenance', 'support', 'administration', 'other')),
        minutes int NOT NULL CHECK (minutes > 0),
        department_id uuid NOT NULL,
        assignee_id uuid,
        rrule text,
        starts_on date NOT NULL,
        window_start text NOT NULL,
        window_end text NOT NULL,
        archived boolean NOT NULL DEFAULT false,
        PRIMARY KEY (school_id, id),
        FOREIGN KEY (school_id, department_id) REFERENCES department,
        FOREIGN KEY (school_id, assignee_id) REFERENCES person
      );
      SELECT keep_to_school('duty');

      CREATE TABLE duty_task (
        school_id uuid NOT NULL,
        duty_id uuid NOT NULL,
        date date NOT NULL,
        task_id uuid NOT NULL,
        PRIMARY KEY (school_id, duty_id, date),
        FOREIGN KEY (school_id, duty_id) REFERENCES duty
      );
      SELECT keep_to_school('duty_task');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE duty_task; DROP TABLE duty');
  }
}
