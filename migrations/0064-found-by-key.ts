import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Requests are found by their practical, and people who were made one by their event: whoever was offered a lesson that is prepared
 * together with others had all open work of the school read, and an import all of its history. Nobody waits while the indexes are made,
 * however many rows there are; what an attempt left that was cut off goes first.
 */
export class FoundByKey1763700000064 implements MigrationInterface {
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX CONCURRENTLY IF EXISTS requisition_practical');
    await runner.query('CREATE INDEX CONCURRENTLY requisition_practical ON requisition (school_id, practical_id, date)');
    await runner.query('DROP INDEX CONCURRENTLY IF EXISTS event_person_merged');
    await runner.query("CREATE INDEX CONCURRENTLY event_person_merged ON event (school_id, place) WHERE name = 'person.merged'");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX event_person_merged; DROP INDEX requisition_practical');
  }
}
