import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Names by which a school's things are told apart; of two that would be one then, both stay as they are. */
const TOLD_APART = [
  ['department', 'name'],
  ['person', 'code'],
  ['room', 'code'],
  ['teaching_group', 'code'],
  ['apparatus', 'name'],
];
/** Names that are looked for and compared, of which there may be several alike. */
const COMPARED = [
  ['person', 'name'],
  ['apparatus', 'category'],
  ['apparatus', 'location'],
  ['practical', 'title'],
  ['practical', 'subject'],
  ['practical_line', 'name'],
  ['timetable_entry', 'cycle_day'],
  ['timetable_entry', 'period'],
  ['timetable_entry', 'last_period'],
  ['timetable_entry', 'subject'],
];
/** The parts of a calendar, in which JSON escapes no letter, so that its text can be composed as it stands. */
const CALENDAR = ['periods', 'cycle', 'terms', 'closures'];

const tables = [...new Set([...TOLD_APART, ...COMPARED].map(([table]) => table)), 'calendar'];

/** Composes the letters of names (NFC), as every form and every file does from now on: two that look alike are one text. */
export class ComposedNames1763700000019 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const [encoding] = (await runner.query('SELECT getdatabaseencoding() AS name')) as { name: string }[];
    if (encoding?.name !== 'UTF8') return;
    // the owner reads every school's names only while the policies do not bind him
    for (const table of tables) await runner.query(`ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY`);
    for (const [table, column] of TOLD_APART)
      await runner.query(
        `UPDATE ${table} t SET ${column} = normalize(t.${column})
         WHERE t.${column} IS NOT NFC NORMALIZED AND NOT EXISTS (SELECT 1 FROM ${table} o
           WHERE o.school_id = t.school_id AND o.id <> t.id AND lower(normalize(o.${column})) = lower(normalize(t.${column})))`,
      );
    for (const [table, column] of COMPARED)
      await runner.query(`UPDATE ${table} SET ${column} = normalize(${column}) WHERE ${column} IS NOT NFC NORMALIZED`);
    for (const part of CALENDAR)
      await runner.query(`UPDATE calendar SET ${part} = normalize(${part}::text)::jsonb WHERE ${part}::text IS NOT NFC NORMALIZED`);
    for (const table of tables) await runner.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
  }

  /** Nothing to take back: a composed name says what it said. */
  async down(): Promise<void> {}
}
