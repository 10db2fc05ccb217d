import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A whole team away is one entry: its people's absences say of which department they are, and which belong together. */
export class ATeamAway1763700000148 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE absence
        ADD COLUMN team_id uuid,
        ADD COLUMN department_id uuid,
        ADD CONSTRAINT absence_of_team CHECK ((team_id IS NULL) = (department_id IS NULL)),
        ADD FOREIGN KEY (school_id, department_id) REFERENCES department;
      CREATE INDEX absence_team ON absence (school_id, team_id);
      CREATE INDEX absence_department ON absence (school_id, department_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE absence DROP COLUMN department_id, DROP COLUMN team_id;');
  }
}
