import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Machine jobs: what a machine does between lessons, waiting in its queue or planned for a time. A planned one holds its machine by a hold of the
 * job's own id, which is no request's, so that nobody is promised the kiln while it fires; and it is a task of its day.
 */
export class MachineJobs1763700000161 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE machine_job (
        school_id uuid NOT NULL REFERENCES school,
        id uuid NOT NULL,
        version int NOT NULL DEFAULT 1,
        apparatus_id uuid NOT NULL,
        department_id uuid NOT NULL,
        title text NOT NULL,
        material text NOT NULL DEFAULT '',
        sheets int CONSTRAINT machine_job_sheets_check CHECK (sheets > 0),
        programme text NOT NULL DEFAULT '',
        minutes int NOT NULL CONSTRAINT machine_job_minutes_check CHECK (minutes > 0),
        run_minutes int NOT NULL CONSTRAINT machine_job_run_minutes_check CHECK (run_minutes > 0),
        cool_minutes int CONSTRAINT machine_job_cool_minutes_check CHECK (cool_minutes >= 0),
        requisition_ids uuid[] NOT NULL DEFAULT '{}',
        place int NOT NULL,
        starts_at timestamptz,
        task_id uuid,
        archived boolean NOT NULL DEFAULT false,
        PRIMARY KEY (school_id, id),
        CONSTRAINT machine_job_planned_check CHECK ((starts_at IS NULL) = (task_id IS NULL)),
        FOREIGN KEY (school_id, apparatus_id) REFERENCES apparatus,
        FOREIGN KEY (school_id, department_id) REFERENCES department
      );
      CREATE INDEX machine_job_machine ON machine_job (school_id, apparatus_id, place);
      CREATE INDEX machine_job_task ON machine_job (school_id, task_id);
      SELECT keep_to_school('machine_job');
      ALTER TABLE hold ALTER COLUMN requisition_id DROP NOT NULL;
    `);
  }

  /** What jobs hold goes with them: no request may be left without the column. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE hold NO FORCE ROW LEVEL SECURITY;
      DELETE FROM hold WHERE requisition_id IS NULL;
      ALTER TABLE hold FORCE ROW LEVEL SECURITY;
      ALTER TABLE hold ALTER COLUMN requisition_id SET NOT NULL;
      DROP TABLE machine_job;
    `);
  }
}
