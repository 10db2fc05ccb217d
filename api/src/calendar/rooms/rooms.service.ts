import { Injectable } from '@nestjs/common';
import { FACILITIES, readName, type Room, type RoomBody, type RoomChange } from '@app/shared';
import type { Principal } from '../../core/access/index.js';
import { Database, is, isClash, ONE_MORE, statement } from '../../core/database/index.js';
import { Events } from '../../core/events/index.js';
import { isId, newId } from '../../core/ids/index.js';
import { invalid, notFound, ProblemError, told } from '../../core/problems/index.js';
import { raiseRulesVersion } from '../../school/index.js';
import { RoomRow } from './room.entity.js';
import { ROOM } from './rooms.queries.js';

const UNIQUE_CODE = 'room_code';

/** Whether a room ($2) of a school ($1) serves others as their prep room. */
export const SERVES_OTHERS = statement(
  { code: is.text },
  'SELECT code FROM room WHERE school_id = $1 AND prep_room_id = $2 ORDER BY lower(code) LIMIT 1',
);

/** Writes what rooms are. Who comes into one, and when it is closed, is said of lessons and closures. */
@Injectable()
export class RoomsService {
  constructor(
    private readonly db: Database,
    private readonly events: Events,
  ) {}

  /** Adds a room. @throws ALREADY_EXISTS naming `code`; INVALID or NOT_FOUND naming `prepRoomId` */
  add(principal: Principal, body: RoomBody): Promise<Room> {
    const { schoolId } = principal;
    const id = newId();
    const code = codeOf(body);
    return orCodeTaken(code, () =>
      this.db.transaction(schoolId, async () => {
        await raiseRulesVersion(this.db, schoolId);
        const after = described(body, { code, name: null, facilities: [], prep: false, prepRoomId: null, places: null });
        await this.checkPrepRoom(schoolId, id, after.prepRoomId);
        await this.events.record(principal, { name: 'room.added', subjectId: id, payload: { after } }, [
          RoomRow,
          [{ schoolId, id, version: 1, ...after }],
        ]);
        return { id, version: 1, ...after };
      }),
    );
  }

  /**
   * Changes a room; what is not sent stays. Its code changes wherever it is shown.
   * @throws NOT_FOUND; STALE_VERSION with `current`; ALREADY_EXISTS naming `code`; INVALID or NOT_FOUND naming `prepRoomId`; IN_USE naming `prep`
   */
  change(principal: Principal, id: string, body: RoomChange): Promise<Room> {
    const { schoolId } = principal;
    const code = codeOf(body);
    return orCodeTaken(code, () =>
      this.db.transaction(schoolId, async () => {
        await raiseRulesVersion(this.db, schoolId);
        const current = await this.db.one(ROOM, [schoolId, id]);
        if (!current) throw notFound('room');
        if (body.version !== undefined && body.version !== current.version) throw stale(current);
        const { id: _id, version, ...before } = current;
        const after = described(body, before);
        if (body.prepRoomId != null) await this.checkPrepRoom(schoolId, id, after.prepRoomId);
        if (before.prep && !after.prep) await this.refuseWhereServing(schoolId, current);
        await this.db.update(RoomRow, { id }, { ...after, version: ONE_MORE });
        await this.events.record(principal, { name: 'room.changed', subjectId: id, payload: { before, after } });
        return { id, version: version + 1, ...after };
      }),
    );
  }

  private async checkPrepRoom(schoolId: string, id: string, prepRoomId: string | null): Promise<void> {
    if (prepRoomId === null) return;
    const room = isId(prepRoomId) ? await this.db.one(ROOM, [schoolId, prepRoomId]) : undefined;
    if (!room) throw invalid('prepRoomId', 'There is no such room, or you may not see it. Nothing was changed.', 'NOT_FOUND', 'unknown');
    if (!room.prep || prepRoomId === id)
      throw invalid(
        'prepRoomId',
        told`${{ room: room.code }} is no prep room of this one. Say first that it is a prep room. Nothing was changed.`,
      );
  }

  private async refuseWhereServing(schoolId: string, { id, code }: Room): Promise<void> {
    const served = await this.db.one(SERVES_OTHERS, [schoolId, id]);
    if (!served) return;
    const message = told`${{ room: code }} is the prep room of ${{ served: served.code }}. Give that another one first. Nothing was changed.`;
    throw invalid('prep', message, 'IN_USE', 'in-use');
  }
}

type Described = Omit<Room, 'id' | 'version'>;

/** The whole of a room by what is sent of it, the rest as it was. */
function described(body: RoomBody, before: Described): Described {
  const { facilities = before.facilities, prep = before.prep, prepRoomId = before.prepRoomId, places = before.places } = body;
  const name = body.name === undefined ? before.name : readName(body.name ?? '') || null;
  return { code: codeOf(body), name, facilities: FACILITIES.filter((one) => facilities.includes(one)), prep, prepRoomId, places };
}

function codeOf({ code }: RoomBody): string {
  const read = readName(code);
  if (read === '') throw invalid('code', 'A room needs a code, as timetables write it. Nothing was changed.');
  return read;
}

function stale(current: Room): ProblemError {
  const detail = told`${{ room: current.code }} was changed since you read it. Nothing was changed; look at it as it is now and save again.`;
  return new ProblemError('STALE_VERSION', detail, undefined, { current });
}

/** The work, with a code that is taken refused as such. */
async function orCodeTaken<T>(code: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isClash(error, UNIQUE_CODE)) throw error;
    throw invalid('code', told`There is a room ${{ code }} already. Nothing was changed.`, 'ALREADY_EXISTS', 'taken');
  }
}
