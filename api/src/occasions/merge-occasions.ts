import { Injectable } from '@nestjs/common';
import { Database } from '../core/database/index.js';
import { Within } from '../core/events/index.js';
import { OccasionRow } from './occasion.entity.js';

/** Gives the occasions of a person who turned out to be another to that other one. */
@Injectable()
export class MergeOccasions {
  constructor(db: Database, within: Within) {
    within.first('person.merged', async (events) => {
      for (const { subjectId: keep, payload } of events) {
        const { personId } = payload.before;
        await db.update(OccasionRow, { teacherId: personId }, { teacherId: keep });
        await db.update(OccasionRow, { createdBy: personId }, { createdBy: keep });
      }
    });
  }
}
