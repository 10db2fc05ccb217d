import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people have to settle about a request, and whether a person typed its number of pupils or it follows the class. */
export class SettleAndPupils1763700000012 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE settle (
        school_id uuid NOT NULL,
        requisition_id uuid NOT NULL,
        why text NOT NULL CHECK (why IN ('lesson-gone', 'moved', 'teacher-changed', 'teacher-away', 'closed', 'short', 'room-lacks', 'pending')),
        since timestamptz NOT NULL,
        PRIMARY KEY (school_id, requisition_id, why),
        FOREIGN KEY (school_id, requisition_id) REFERENCES requisition
      );
      SELECT keep_to_school('settle');
      ALTER TABLE requisition ADD pupils_typed boolean NOT NULL DEFAULT false;

      -- the owner reads the rows of every school only while the policies do not bind him; 30 stood for a class without a number
      ALTER TABLE requisition NO FORCE ROW LEVEL SECURITY;
      ALTER TABLE teaching_group NO FORCE ROW LEVEL SECURITY;
      UPDATE requisition q SET pupils_typed = true FROM teaching_group g
        WHERE g.school_id = q.school_id AND g.id = q.group_id AND q.pupils <> coalesce(nullif(g.pupils, 0), 30);
      ALTER TABLE requisition FORCE ROW LEVEL SECURITY;
      ALTER TABLE teaching_group FORCE ROW LEVEL SECURITY;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE requisition DROP pupils_typed; DROP TABLE settle');
  }
}
