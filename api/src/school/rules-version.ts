import { command, type Database, ONE_MORE } from '../core/database/index.js';
import { SchoolRow } from './school.entity.js';

export const KEEP_RULES = command('SELECT FROM school WHERE school_id = $1 FOR UPDATE');

/**
 * Says, in the ambient transaction, that what requests, deadlines and capacity are worked out from has changed. It locks the school's
 * row, so that changes to one school's people, departments and settings wait for one another, and so that who asks by the rules from
 * before has either been written or finds that they have changed: call it first, before anything is read or written.
 */
export async function raiseRulesVersion(db: Database, schoolId: string): Promise<void> {
  await Promise.all([keepRules(db, schoolId), db.update(SchoolRow, { schoolId }, { rulesVersion: ONE_MORE })]);
}

/**
 * Keeps every change of a school's people, departments, timetable and settings waiting until the ambient transaction ends, and whoever
 * writes by them: a request takes the weaker `FOR KEY SHARE` of the same row before it reads what it is made of.
 */
export async function keepRules(db: Database, schoolId: string): Promise<void> {
  await db.query(KEEP_RULES, [schoolId]);
}
