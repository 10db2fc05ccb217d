import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Chemicals and consumables: what is there, where, until when, and each movement of it with who and why. `key` is the name as substances are
 * told apart, by which stock is searched and matched. A line of a kit list may name its stock.
 */
export class Stock1763700000100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE stock (
        school_id uuid NOT NULL REFERENCES school,
        id uuid NOT NULL,
        version int NOT NULL DEFAULT 1,
        name text NOT NULL,
        key text NOT NULL,
        kind text NOT NULL CHECK (kind IN ('chemical', 'consumable')),
        amount numeric NOT NULL CHECK (amount >= 0),
        unit text,
        concentration numeric CHECK (concentration >= 0),
        concentration_text text,
        location text NOT NULL DEFAULT '',
        expires date,
        reorder_level numeric CHECK (reorder_level >= 0),
        supplier text,
        price numeric CHECK (price >= 0),
        archived boolean NOT NULL DEFAULT false,
        PRIMARY KEY (school_id, id)
      );
      CREATE INDEX stock_key ON stock (school_id, key, id);
      SELECT keep_to_school('stock');

      CREATE TABLE stock_movement (
        school_id uuid NOT NULL,
        id uuid NOT NULL,
        stock_id uuid NOT NULL,
        at timestamptz NOT NULL,
        person_id uuid,
        why text NOT NULL CHECK (why IN ('added', 'adjusted', 'changed', 'drawn', 'given-back', 'imported', 'undone')),
        delta numeric NOT NULL,
        amount numeric NOT NULL CHECK (amount >= 0),
        reason text,
        requisition_id uuid,
        line_id uuid,
        PRIMARY KEY (school_id, id),
        FOREIGN KEY (school_id, stock_id) REFERENCES stock,
        FOREIGN KEY (school_id, person_id) REFERENCES person,
        FOREIGN KEY (school_id, requisition_id) REFERENCES requisition
      );
      CREATE INDEX stock_movement_stock ON stock_movement (school_id, stock_id, at);
      CREATE INDEX stock_movement_requisition ON stock_movement (school_id, requisition_id) WHERE requisition_id IS NOT NULL;
      SELECT keep_to_school('stock_movement');

      ALTER TABLE requisition_line ADD COLUMN stock_id uuid, ADD FOREIGN KEY (school_id, stock_id) REFERENCES stock;
      ALTER TABLE practical_line ADD COLUMN stock_id uuid, ADD FOREIGN KEY (school_id, stock_id) REFERENCES stock;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE practical_line DROP COLUMN stock_id;
      ALTER TABLE requisition_line DROP COLUMN stock_id;
      DROP TABLE stock_movement;
      DROP TABLE stock;
    `);
  }
}
