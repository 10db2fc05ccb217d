import type { MigrationInterface, QueryRunner } from 'typeorm';

/** In which month a school's financial year begins, what each department may spend in one, and what was ordered and came. */
export class Buying1763700000146 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE financial_year (
        school_id uuid NOT NULL REFERENCES school,
        version int NOT NULL DEFAULT 1,
        start_month int NOT NULL CHECK (start_month BETWEEN 1 AND 12),
        PRIMARY KEY (school_id)
      );
      SELECT keep_to_school('financial_year');

      CREATE TABLE department_budget (
        school_id uuid NOT NULL REFERENCES school,
        department_id uuid NOT NULL,
        year int NOT NULL,
        version int NOT NULL DEFAULT 1,
        amount numeric CHECK (amount >= 0),
        PRIMARY KEY (school_id, department_id, year),
        FOREIGN KEY (school_id, department_id) REFERENCES department
      );
      SELECT keep_to_school('department_budget');

      CREATE TABLE purchase (
        school_id uuid NOT NULL REFERENCES school,
        id uuid NOT NULL,
        version int NOT NULL DEFAULT 1,
        department_id uuid NOT NULL,
        stock_id uuid,
        title text NOT NULL,
        supplier text,
        amount numeric CHECK (amount > 0),
        cost numeric NOT NULL CHECK (cost >= 0),
        ordered_on date NOT NULL,
        received_on date,
        archived boolean NOT NULL DEFAULT false,
        PRIMARY KEY (school_id, id),
        FOREIGN KEY (school_id, department_id) REFERENCES department,
        FOREIGN KEY (school_id, stock_id) REFERENCES stock
      );
      CREATE INDEX purchase_department ON purchase (school_id, department_id, ordered_on, id);
      SELECT keep_to_school('purchase');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE purchase; DROP TABLE department_budget; DROP TABLE financial_year');
  }
}
