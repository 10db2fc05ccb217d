import type { Database } from '../core/database/index.js';

/**
 * Says, in the ambient transaction, that what deadlines and capacity are worked out from has changed. It locks the school's row, so
 * that changes to one school's people, departments and settings wait for one another: call it before reading what is judged.
 */
export async function raiseRulesVersion(db: Database, schoolId: string): Promise<void> {
  await db.change('UPDATE school SET rules_version = rules_version + 1 WHERE school_id = $1', [schoolId]);
}
