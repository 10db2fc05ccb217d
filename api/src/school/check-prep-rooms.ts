import { type Database, is, statement } from '../core/database/index.js';
import { isId } from '../core/ids/index.js';
import { invalid } from '../core/problems/index.js';

/** Which of some rooms ($2) of a school ($1) are prep rooms. */
export const PREP_ROOMS_OF = statement({ id: is.uuid }, 'SELECT id FROM room WHERE school_id = $1 AND id = ANY($2::uuid[]) AND prep');

/**
 * Refuses rooms that the school does not have, or that are no prep rooms.
 * @throws INVALID naming the field
 */
export async function checkPrepRooms(
  db: Database,
  schoolId: string,
  roomIds: readonly (string | null | undefined)[],
  field: 'prepRoomId' | 'prepRoomIds',
): Promise<void> {
  const named = [...new Set(roomIds.filter((id) => id != null))];
  if (named.length === 0) return;
  const found = named.every(isId) ? await db.query(PREP_ROOMS_OF, [schoolId, named]) : [];
  if (found.length < named.length)
    throw invalid(field, 'There is no such prep room. Nothing was changed; say of the room first that technicians work in it.');
}
