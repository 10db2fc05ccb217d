import { addDays, dateAt, type IsoDate } from '@app/shared';
import { type Database, is, statement } from '../core/database/index.js';

/** When a school ($1) was made. */
export const SCHOOL_MADE = statement({ atMs: is.instant }, 'SELECT created_at AS "atMs" FROM school WHERE school_id = $1');

/** So many days a school is being set up: who is written down in them was there before. */
const SET_UP_DAYS = 28;

/**
 * From when on the first hours of somebody count where nobody says it: from today, or (null) for all days while the school is being set up, when the
 * people who are there already are written down.
 */
export async function firstHoursFrom(db: Database, schoolId: string, today: IsoDate, timeZone: string): Promise<IsoDate | null> {
  const [school] = await db.read(schoolId, SCHOOL_MADE, [schoolId]);
  return school && today >= addDays(dateAt(school.atMs, timeZone), SET_UP_DAYS) ? today : null;
}
