import { Injectable } from '@nestjs/common';
import { Database } from '../../core/database/index.js';
import { TakeBacks } from '../../core/events/index.js';
import { RoomClosures } from './room-closures.js';

/** Takes back that a room was closed, or that its closure was taken away. */
@Injectable()
export class TakeBackClosure {
  constructor(takeBacks: TakeBacks, db: Database, closures: RoomClosures) {
    takeBacks.add('room.closed', (by, { event }) =>
      db.transaction(by.schoolId, () => closures.open(by, event.subjectId, event.payload.after.closureId)),
    );
    takeBacks.add('room.opened', (by, { event }) =>
      db.transaction(by.schoolId, () => closures.again(by, event.subjectId, event.payload.before)),
    );
  }
}
