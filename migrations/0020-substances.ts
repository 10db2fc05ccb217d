import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a school itself says of a chemical, over what is shipped: a row of the same id wins. Bands are one document, since they are read and written whole. */
export class Substances1763700000020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE substance (
        school_id uuid NOT NULL REFERENCES school,
        id uuid NOT NULL,
        version int NOT NULL DEFAULT 1,
        name text NOT NULL,
        aliases text[] NOT NULL DEFAULT '{}',
        formula text,
        molar_mass double precision CHECK (molar_mass > 0),
        state text CHECK (state IN ('solid', 'liquid', 'solution', 'gas')),
        stock_strength double precision CHECK (stock_strength > 0),
        below_bands text NOT NULL DEFAULT 'not-classified' CHECK (below_bands IN ('not-classified', 'not-known')),
        bands jsonb NOT NULL DEFAULT '[]',
        PRIMARY KEY (school_id, id)
      );
      CREATE UNIQUE INDEX substance_name ON substance (school_id, lower(name));
      SELECT keep_to_school('substance');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE substance');
  }
}
