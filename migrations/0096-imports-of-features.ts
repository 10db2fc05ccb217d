import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What features keep of files of their own kinds (schemes), to take them back. */
export class ImportsOfFeatures1763700000096 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE import_kept (
        school_id uuid NOT NULL,
        import_id uuid NOT NULL,
        kept jsonb NOT NULL,
        PRIMARY KEY (school_id, import_id),
        FOREIGN KEY (school_id, import_id) REFERENCES import
      );
      SELECT keep_to_school('import_kept');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE import_kept');
  }
}
