import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the school owns and what it does with it: apparatus, and the library of practicals with their kit lists. */
export class LibraryAndApparatus1763700000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE apparatus (
        school_id uuid NOT NULL REFERENCES school,
        id uuid NOT NULL,
        version int NOT NULL DEFAULT 1,
        name text NOT NULL,
        category text NOT NULL DEFAULT '',
        owned int NOT NULL CHECK (owned >= 0),
        out_of_service int NOT NULL DEFAULT 0 CHECK (out_of_service >= 0),
        location text NOT NULL DEFAULT '',
        turnaround_minutes int NOT NULL DEFAULT 0 CHECK (turnaround_minutes >= 0),
        labelled boolean NOT NULL DEFAULT false,
        PRIMARY KEY (school_id, id)
      );
      CREATE UNIQUE INDEX apparatus_name ON apparatus (school_id, lower(name));
      SELECT keep_to_school('apparatus');

      CREATE TABLE practical (
        school_id uuid NOT NULL REFERENCES school,
        id uuid NOT NULL,
        version int NOT NULL DEFAULT 1,
        title text NOT NULL,
        subject text NOT NULL,
        years int[] NOT NULL DEFAULT '{}',
        keywords text[] NOT NULL DEFAULT '{}',
        group_size int NOT NULL DEFAULT 2 CHECK (group_size > 0),
        demonstration boolean NOT NULL DEFAULT false,
        prepare_fixed real,
        prepare_per_set real,
        clear_fixed real,
        clear_per_set real,
        lead_school_days int CHECK (lead_school_days >= 0),
        method text NOT NULL DEFAULT '',
        hazards jsonb NOT NULL DEFAULT '[]',
        archived boolean NOT NULL DEFAULT false,
        PRIMARY KEY (school_id, id)
      );
      CREATE INDEX practical_title ON practical (school_id, lower(title));
      SELECT keep_to_school('practical');

      CREATE TABLE practical_line (
        school_id uuid NOT NULL,
        id uuid NOT NULL,
        practical_id uuid NOT NULL,
        position int NOT NULL,
        kind text NOT NULL CHECK (kind IN ('apparatus', 'consumable', 'chemical')),
        apparatus_id uuid,
        name text NOT NULL,
        per_class real NOT NULL DEFAULT 0,
        per_set real NOT NULL DEFAULT 0,
        per_pupil real NOT NULL DEFAULT 0,
        spare real NOT NULL DEFAULT 0,
        unit text,
        concentration real,
        concentration_text text,
        round_to real,
        overage real,
        pictograms text[],
        statements text[],
        PRIMARY KEY (school_id, id),
        FOREIGN KEY (school_id, practical_id) REFERENCES practical,
        FOREIGN KEY (school_id, apparatus_id) REFERENCES apparatus
      );
      CREATE INDEX practical_line_practical ON practical_line (school_id, practical_id, position);
      CREATE INDEX practical_line_apparatus ON practical_line (school_id, apparatus_id);
      SELECT keep_to_school('practical_line');

      CREATE TABLE practical_version (
        school_id uuid NOT NULL,
        practical_id uuid NOT NULL,
        version int NOT NULL,
        document jsonb NOT NULL,
        at timestamptz NOT NULL,
        PRIMARY KEY (school_id, practical_id, version),
        FOREIGN KEY (school_id, practical_id) REFERENCES practical
      );
      SELECT keep_to_school('practical_version');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE practical_version, practical_line, practical, apparatus');
  }
}
