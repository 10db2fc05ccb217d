import { command, type Database, ONE_MORE } from '../core/database/index.js';
import { SchoolRow } from './school.entity.js';

export const KEEP_RULES = command('SELECT FROM school WHERE school_id = $1 FOR NO KEY UPDATE');

/**
 * Says, in the ambient transaction, that what deadlines and capacity are worked out from has changed. It locks the school's row, so
 * that changes to one school's people, departments and settings wait for one another: call it before reading what is judged.
 */
export async function raiseRulesVersion(db: Database, schoolId: string): Promise<void> {
  await db.update(SchoolRow, { schoolId }, { rulesVersion: ONE_MORE });
}

/** Keeps every change of a school's people, departments, timetable and settings waiting until the ambient transaction ends. */
export async function keepRules(db: Database, schoolId: string): Promise<void> {
  await db.query(KEEP_RULES, [schoolId]);
}
