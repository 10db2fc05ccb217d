import { Injectable } from '@nestjs/common';
import { Database } from '../core/database/index.js';
import { Within } from '../core/events/index.js';
import { DemandSums } from './demand-sums.js';
import { TaskRow } from './task.entity.js';

/** Gives the tasks of a person who turned out to be another to that other one. */
@Injectable()
export class MergeTasks {
  constructor(db: Database, demand: DemandSums, within: Within) {
    within.first('person.merged', async (events) => {
      for (const { schoolId, subjectId: keep, payload } of events) {
        const { personId } = payload.before;
        // the batches of both become one
        await demand.movingPeople(schoolId, [personId, keep], false);
        await db.update(TaskRow, { assigneeId: personId }, { assigneeId: keep });
        await demand.movingPeople(schoolId, [personId, keep], true);
        await db.update(TaskRow, { doneBy: personId }, { doneBy: keep });
      }
    });
  }
}
