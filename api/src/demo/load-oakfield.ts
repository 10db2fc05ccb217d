import type { INestApplicationContext } from '@nestjs/common';
import { dateAt } from '@app/shared';
import { nearestTeachingFocus } from '../../../migrations/seeds/oakfield/calendar.js';
import { addDays } from '../../../migrations/seeds/oakfield/dates.js';
import { technicians } from '../../../migrations/seeds/oakfield/people.js';
import { school } from '../../../migrations/seeds/oakfield/school.js';
import { SchoolRules } from '../calendar/index.js';
import { Clock, instant } from '../core/clock/index.js';
import { command, Database } from '../core/database/index.js';
import { newId } from '../core/ids/index.js';
import { Pending } from '../core/jobs/index.js';
import { DemandSums } from '../prep/index.js';
import { StarterLibrary } from '../practicals/index.js';
import { AskAsPlanned } from './ask-as-planned.js';
import { AskBesides } from './ask-besides.js';
import { lessonsBetweenDates } from './demo-lessons.js';
import { principalOf } from './demo-principal.js';
import { placeApparatus } from './place-apparatus.js';
import { showLastHalfTerms } from './last-half-terms.js';
import { loadSchool } from './load-school.js';
import { shareTasks } from './share-tasks.js';
import { showMachineJobs } from './show-machine-jobs.js';
import { ShowOakfield } from './show-oakfield.js';
import { showRecords } from './show-records.js';

export const DEMO_ACCOUNT = command("SELECT FROM account WHERE lower(email) = 'admin@oakfield.example'");
export const WAIT_FOR_DEMO = command("SELECT FROM pg_advisory_xact_lock(hashtext('requisite demo'))");

/** Kit can stay out for so many days. */
const DAYS_OUT = 21;

/**
 * Loads the demo school once: people, timetable, library, what was done in the two half terms before, three weeks of requisitions around today, and one example of what else a school
 * does. All of it is one transaction, so that a load that is cut off leaves nothing, and the next one begins anew. Answers how many
 * requisitions it planned, or null when the demo school is there already.
 */
export async function loadOakfield(app: INestApplicationContext): Promise<number | null> {
  const [db, clock] = [app.get(Database), app.get(Clock)];
  const nowMs = clock.nowMs();
  const today = dateAt(nowMs, school.timeZone);
  const schoolId = newId();
  return db.transaction(schoolId, async () => {
    await db.query(WAIT_FOR_DEMO);
    if (await db.one(DEMO_ACCOUNT)) return null;
    const oakfield = await loadSchool(db, schoolId, nowMs, today);
    const { practicalIds } = await app.get(StarterLibrary, { strict: false }).load(schoolId, null);
    await placeApparatus(db, oakfield);
    await showRecords(db, oakfield, practicalIds, today);
    const rules = await app.get(SchoolRules, { strict: false }).of(principalOf(oakfield, technicians[0]?.code ?? ''));
    await showLastHalfTerms(db, oakfield, practicalIds, rules, nearestTeachingFocus(today).from);
    const { made, left } = await new AskAsPlanned(app, oakfield, practicalIds).run(nowMs, today);
    const besides = new AskBesides(app, oakfield, practicalIds);
    const later = await lessonsBetweenDates(db, rules, today, addDays(today, DAYS_OUT));
    await besides.run(nowMs, left, later);
    clock.set(instant(nowMs));
    const shown = new ShowOakfield(app, oakfield, besides);
    await shown.upkeep(today);
    await shown.club(nowMs, today, practicalIds);
    clock.set(instant(nowMs));
    await shown.changes(nowMs, today, later);
    await showMachineJobs(app, oakfield, today);
    await shareTasks(db, app.get(DemandSums, { strict: false }), rules);
    await app.get(Pending).forgetEvents(schoolId, nowMs - 24 * 3_600_000);
    return made;
  });
}
