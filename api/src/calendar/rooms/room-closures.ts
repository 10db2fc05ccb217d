import { Injectable } from '@nestjs/common';
import { addDays, dateAt, MAX_CLOSED_DAYS, type RoomClosed, type RoomClosureAnswer, type RoomClosureBody } from '@app/shared';
import type { Principal } from '../../core/access/index.js';
import { Clock } from '../../core/clock/index.js';
import { Database } from '../../core/database/index.js';
import { Events } from '../../core/events/index.js';
import { newId } from '../../core/ids/index.js';
import { invalid, notFound, told } from '../../core/problems/index.js';
import { Undos } from '../../core/undo/index.js';
import { raiseRulesVersion } from '../../school/index.js';
import { RoomClosureRow } from '../changes/lesson-change.entity.js';
import { SchoolRules } from '../school-rules.js';
import { ClosedLooks } from './closed-looks.js';

/** Says of rooms when they cannot be used, and takes that back; the requests of the lessons there follow in the same transaction. */
@Injectable()
export class RoomClosures {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly rules: SchoolRules,
    private readonly events: Events,
    private readonly undos: Undos,
    private readonly looks: ClosedLooks,
  ) {}

  /** Closes a room for some days as one entry. @throws NOT_FOUND for the room; INVALID naming `from` or `to` */
  close(principal: Principal, roomId: string, body: RoomClosureBody): Promise<RoomClosureAnswer> {
    const { schoolId } = principal;
    const { from, to } = body;
    const note = body.note.trim();
    this.checkRange(principal, from, to);
    return this.db.transaction(schoolId, async () => {
      await raiseRulesVersion(this.db, schoolId);
      const before = await this.rules.asWritten(schoolId);
      const room = before.rooms.get(roomId);
      if (!room) throw notFound('room');
      const id = newId();
      const touched = await this.looks.touched(before, roomId, from, to);
      await this.events.record(
        principal,
        { name: 'room.closed', subjectId: roomId, payload: { after: { closureId: id, code: room.code, from, to, note } } },
        [RoomClosureRow, [{ schoolId, id, roomId, fromDate: from, toDate: to, note }]],
      );
      this.undos.keep(principal);
      return { id, roomId, from, to, note, ...touched };
    });
  }

  /** Takes a closure away: its lessons are in the room again. @throws NOT_FOUND */
  open(principal: Principal, roomId: string, id: string): Promise<void> {
    const { schoolId } = principal;
    return this.db.transaction(schoolId, async () => {
      await raiseRulesVersion(this.db, schoolId);
      const { closedRooms = [] } = (await this.rules.asWritten(schoolId)).calendar?.changes ?? {};
      const closed = closedRooms.find((one) => one.id === id && one.roomId === roomId);
      if (!closed) throw notFound('closure');
      await this.db.delete(RoomClosureRow, { id });
      const { code, from, to, note } = closed;
      await this.events.record(principal, {
        name: 'room.opened',
        subjectId: roomId,
        payload: { before: { closureId: id, code, from, to, note } },
      });
      this.undos.keep(principal);
    });
  }

  /** Puts a closure back that was taken away, in the ambient transaction. */
  async again(principal: Principal, roomId: string, closed: RoomClosed): Promise<void> {
    const { schoolId } = principal;
    const { closureId: id, from, to, note } = closed;
    await raiseRulesVersion(this.db, schoolId);
    await this.events.record(principal, { name: 'room.closed', subjectId: roomId, payload: { after: closed } }, [
      RoomClosureRow,
      [{ schoolId, id, roomId, fromDate: from, toDate: to, note }],
    ]);
  }

  private checkRange({ timeZone }: Principal, from: string, to: string): void {
    if (to < from) throw invalid('to', 'A closure ends on the day it begins or later. Nothing was changed.');
    if (to > addDays(from, MAX_CLOSED_DAYS))
      throw invalid('to', told`A room is closed for ${{ most: MAX_CLOSED_DAYS }} days at most. Nothing was changed.`);
    if (to < dateAt(this.clock.nowMs(), timeZone)) throw invalid('to', 'Those days are over. Nothing was changed.');
  }
}
