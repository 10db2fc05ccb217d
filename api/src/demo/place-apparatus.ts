import { prepRooms } from '../../../migrations/seeds/oakfield/school.js';
import { command, type Database } from '../core/database/index.js';
import type { DemoSchool } from './load-school.js';

/** Puts the apparatus of a school ($1) whose place begins with these words ($3) in a prep room ($2). */
export const PLACE_APPARATUS = command('UPDATE apparatus SET prep_room_id = $2 WHERE school_id = $1 AND starts_with(location, $3)');

/** Says of the demo school's apparatus in which prep room it is kept, by the place that it has there ('Prep 1 · shelf A'). */
export async function placeApparatus(db: Database, { schoolId, roomIds }: DemoSchool): Promise<void> {
  for (const { code } of prepRooms) await db.change(PLACE_APPARATUS, [schoolId, roomIds.get(code), code]);
}
