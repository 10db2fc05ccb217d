import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a school itself says of how its stock is kept: groups with what each must stand apart from and how long it may stand open, as one list
 * that is changed as a whole; and of each stock its groups and since when it is open. When a department's shopping for a week closes, and what
 * classes need, without names.
 */
export class StorageAndNeeds1763700000145 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE storage_rules (
        school_id uuid NOT NULL REFERENCES school,
        version int NOT NULL DEFAULT 1,
        groups jsonb NOT NULL DEFAULT '[]',
        PRIMARY KEY (school_id)
      );
      SELECT keep_to_school('storage_rules');

      CREATE TABLE shopping_cut_off (
        school_id uuid NOT NULL REFERENCES school,
        department_id uuid NOT NULL,
        version int NOT NULL DEFAULT 1,
        weekday int CHECK (weekday BETWEEN 1 AND 7),
        time text,
        PRIMARY KEY (school_id, department_id),
        FOREIGN KEY (school_id, department_id) REFERENCES department
      );
      SELECT keep_to_school('shopping_cut_off');

      CREATE TABLE group_need (
        school_id uuid NOT NULL REFERENCES school,
        group_id uuid NOT NULL,
        version int NOT NULL DEFAULT 1,
        needs jsonb NOT NULL DEFAULT '[]',
        PRIMARY KEY (school_id, group_id),
        FOREIGN KEY (school_id, group_id) REFERENCES teaching_group
      );
      SELECT keep_to_school('group_need');

      ALTER TABLE stock ADD COLUMN storage_groups text[] NOT NULL DEFAULT '{}', ADD COLUMN opened date;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE stock DROP COLUMN opened, DROP COLUMN storage_groups;
      DROP TABLE group_need;
      DROP TABLE shopping_cut_off;
      DROP TABLE storage_rules;
    `);
  }
}
