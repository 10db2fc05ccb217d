import { Injectable } from '@nestjs/common';
import { type Facility, readName, type Room, type RoomQuery } from '@app/shared';
import type { Principal } from '../../core/access/index.js';
import { Database, is, statement } from '../../core/database/index.js';
import { cursorOf, limitOf, type Page, page, totalOf } from '../../core/http/index.js';
import { notFound } from '../../core/problems/index.js';

const COLUMNS = {
  id: is.uuid,
  version: is.int,
  code: is.text,
  name: is.text.orNull,
  facilities: is.texts.as<Facility[]>(),
  prep: is.bool,
  prepRoomId: is.uuid.orNull,
  places: is.int.orNull,
};
const COLUMN_NAMES = 'r.id, r.version, r.code, r.name, r.facilities, r.prep, r.prep_room_id AS "prepRoomId", r.places';

/**
 * Rooms of a school ($1): with these words in code or name ($2), a facility ($3), prep rooms or others ($4), each null for all; after the
 * last of the page before ($5, $6, or null), $7 most rows.
 */
export const ROOMS = statement(
  { ...COLUMNS, sort: is.text, total: is.int },
  `SELECT f.* FROM (SELECT ${COLUMN_NAMES}, lower(r.code) AS sort, count(*) OVER ()::int AS total FROM room r
     WHERE r.school_id = $1 AND ($2::text IS NULL OR strpos(lower(r.code || ' ' || coalesce(r.name, '')), lower($2)) > 0)
       AND ($3::text IS NULL OR $3 = ANY(r.facilities)) AND ($4::boolean IS NULL OR r.prep = $4)) f
   WHERE $5::text IS NULL OR (f.sort, f.id) > ($5, $6::uuid)
   ORDER BY f.sort, f.id LIMIT $7`,
);

/** A room ($2) of a school ($1). */
export const ROOM = statement(COLUMNS, `SELECT ${COLUMN_NAMES} FROM room r WHERE r.school_id = $1 AND r.id = $2`);

/** Reads the rooms of a school. */
@Injectable()
export class RoomsQueries {
  constructor(private readonly db: Database) {}

  /** Lists rooms by their code, and says of how many. @throws INVALID naming `limit` or `cursor` */
  async list({ schoolId }: Principal, query: RoomQuery): Promise<Page<Room>> {
    const limit = limitOf(query.limit);
    const after = cursorOf(query.cursor, ['text', 'id']);
    const q = query.q === undefined ? null : readName(query.q) || null;
    const prep = query.prep === undefined ? null : query.prep === 'true';
    const values = [schoolId, q, query.facility ?? null, prep, ...(after ?? [null, null]), limit + 1];
    const rows = await this.db.read(schoolId, ROOMS, values);
    return {
      ...page(
        rows,
        limit,
        ({ sort: _sort, total: _total, ...room }): Room => room,
        ({ sort, id }) => [sort, id],
      ),
      ...totalOf(rows, after),
    };
  }

  /** Reads one room. @throws NOT_FOUND */
  async one({ schoolId }: Principal, id: string): Promise<Room> {
    const [room] = await this.db.read(schoolId, ROOM, [schoolId, id]);
    if (!room) throw notFound('room');
    return room;
  }
}
