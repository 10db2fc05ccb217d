import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What an import did to an entry says of which lesson of the file it is part, so that its undo counts lessons as the import did. What was
 * taken in before says none, and each entry counts as one.
 */
export class LessonsOfImports1763700000046 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE import_entry ADD COLUMN lesson uuid');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE import_entry DROP COLUMN lesson');
  }
}
