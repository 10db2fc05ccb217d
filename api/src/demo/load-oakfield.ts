import type { INestApplicationContext } from '@nestjs/common';
import { dateAt } from '@app/shared';
import { school } from '../../../migrations/seeds/oakfield/school.js';
import { Clock } from '../core/clock/index.js';
import { command, Database } from '../core/database/index.js';
import { newId } from '../core/ids/index.js';
import { StarterLibrary } from '../practicals/index.js';
import { AskAsPlanned } from './ask-as-planned.js';
import { loadSchool } from './load-school.js';

export const DEMO_ACCOUNT = command("SELECT FROM account WHERE lower(email) = 'admin@oakfield.example'");
export const WAIT_FOR_DEMO = command("SELECT FROM pg_advisory_xact_lock(hashtext('requisite demo'))");

/**
 * Loads the demo school once: people, timetable, library, and three weeks of requisitions around today. All of it is one transaction, so
 * that a load that is cut off leaves nothing, and the next one begins anew. Answers how many requisitions it made, or null when the demo
 * school is there already.
 */
export async function loadOakfield(app: INestApplicationContext): Promise<number | null> {
  const db = app.get(Database);
  const nowMs = app.get(Clock).nowMs();
  const today = dateAt(nowMs, school.timeZone);
  const schoolId = newId();
  return db.transaction(schoolId, async () => {
    await db.query(WAIT_FOR_DEMO);
    if (await db.one(DEMO_ACCOUNT)) return null;
    const oakfield = await loadSchool(db, schoolId, nowMs, today);
    const { practicalIds } = await app.get(StarterLibrary, { strict: false }).load(schoolId, null);
    return new AskAsPlanned(app, oakfield, practicalIds).run(nowMs, today);
  });
}
