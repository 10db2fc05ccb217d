import { Injectable } from '@nestjs/common';
import { Database } from '../core/database/index.js';
import { Within } from '../core/events/index.js';
import { DutyRow } from './duty.entity.js';

/** Gives the duties of a person who turned out to be another to that other one; their tasks go with all tasks. */
@Injectable()
export class MergeDuties {
  constructor(db: Database, within: Within) {
    within.first('person.merged', async (events) => {
      for (const { subjectId: keep, payload } of events)
        await db.update(DutyRow, { assigneeId: payload.before.personId }, { assigneeId: keep });
    });
  }
}
