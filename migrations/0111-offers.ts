import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Another lesson that is offered to the teacher of a request, or to change days with another request, and what became of it. */
export class Offers1763700000111 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE offer (
        school_id uuid NOT NULL,
        id uuid NOT NULL,
        requisition_id uuid NOT NULL,
        swap_with uuid,
        moves jsonb NOT NULL,
        facts jsonb NOT NULL,
        minutes_saved int NOT NULL,
        note text,
        overruled boolean NOT NULL,
        made_by uuid NOT NULL,
        made_at timestamptz NOT NULL,
        ends_at timestamptz NOT NULL,
        accepted boolean,
        answered_by uuid,
        answered_at timestamptz,
        answer_note text,
        PRIMARY KEY (school_id, id),
        FOREIGN KEY (school_id, requisition_id) REFERENCES requisition,
        FOREIGN KEY (school_id, swap_with) REFERENCES requisition,
        FOREIGN KEY (school_id, made_by) REFERENCES person,
        FOREIGN KEY (school_id, answered_by) REFERENCES person,
        CONSTRAINT offer_answer_check CHECK ((accepted IS NULL) = (answered_by IS NULL) AND (accepted IS NULL) = (answered_at IS NULL))
      );
      CREATE INDEX offer_requisition ON offer (school_id, requisition_id);
      CREATE INDEX offer_swap_with ON offer (school_id, swap_with) WHERE swap_with IS NOT NULL;
      CREATE INDEX offer_made_by ON offer (school_id, made_by);
      SELECT keep_to_school('offer');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE offer');
  }
}
