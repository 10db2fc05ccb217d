import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Notes of the starter library's authors that stood where a strength stands, each with what it is instead; null: none is said. */
const NOTES: readonly (readonly [name: string, note: string, strength: string | null])[] = [
  ['Water or ethanol as solvent', 'codes are for ethanol', 'undiluted'],
  ['Methyl orange', 'indicator', 'as bought'],
  ['Full-fat milk', 'fresh', 'as bought'],
  ['Sodium carbonate stop bath', 'with indicator', null],
  ['Water samples (salty, tap, rain)', 'as made up', null],
  ['Salt and detergent mixture', 'made up', null],
  ['Sugar solution', 'of a density that the technician knows', null],
];
const text = (said: string | null) => (said === null ? 'NULL' : `'${said}'`);

/** Takes what is no strength out of the strengths of kit lists: it was printed on prep lists as one. */
export class NotesAreNoStrengths1763700000032 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // the owner reads the rows of every school only while the policies do not bind him
    for (const table of ['practical_line', 'requisition_line'])
      await runner.query(`
        ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY;
        UPDATE ${table} l SET concentration_text = n.strength
        FROM (VALUES ${NOTES.map(([name, note, strength]) => `('${name}', '${note}', ${text(strength)})`).join(', ')}) n (name, note, strength)
        WHERE l.name = n.name AND l.concentration_text = n.note AND l.concentration IS NULL;
        ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
  }

  /** What was written is not known any more, and is no strength. */
  async down(): Promise<void> {
    // nothing of the schema changed
  }
}
