import { Injectable } from '@nestjs/common';
import { Database } from '../core/database/index.js';
import { Within } from '../core/events/index.js';
import { TaskRow } from './task.entity.js';

/** Gives the tasks of a person who turned out to be another to that other one. */
@Injectable()
export class MergeTasks {
  constructor(db: Database, within: Within) {
    within.first('person.merged', async (events) => {
      for (const { subjectId: keep, payload } of events) {
        const { personId } = payload.before;
        await db.update(TaskRow, { assigneeId: personId }, { assigneeId: keep });
        await db.update(TaskRow, { doneBy: personId }, { doneBy: keep });
      }
    });
  }
}
