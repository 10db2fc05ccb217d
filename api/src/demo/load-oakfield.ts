import type { INestApplicationContext } from '@nestjs/common';
import { dateAt } from '@app/shared';
import { school } from '../../../migrations/seeds/oakfield/school.js';
import { Clock } from '../core/clock/index.js';
import { Database } from '../core/database/index.js';
import { StarterLibrary } from '../practicals/index.js';
import { AskAsPlanned } from './ask-as-planned.js';
import { loadSchool } from './load-school.js';

/**
 * Loads the demo school once: people, timetable, library, and three weeks of requisitions around today. Answers how many requisitions
 * it made, or null when the demo school is there already.
 */
export async function loadOakfield(app: INestApplicationContext): Promise<number | null> {
  const db = app.get(Database);
  const nowMs = app.get(Clock).nowMs();
  const [there] = await db.acrossSchools("SELECT 1 FROM account WHERE lower(email) = 'admin@oakfield.example'");
  if (there) return null;
  const today = dateAt(nowMs, school.timeZone);
  const oakfield = await loadSchool(db, nowMs, today);
  const { practicalIds } = await app.get(StarterLibrary, { strict: false }).load(oakfield.schoolId, null);
  return new AskAsPlanned(app, oakfield, practicalIds).run(nowMs, today);
}
