import { Injectable } from '@nestjs/common';
import { Database } from '../core/database/index.js';
import { Within } from '../core/events/index.js';
import { NoticeRow } from './notice.entity.js';

/** Gives the notices of a person who turned out to be another to that other one; what the first has read stays said of them. */
@Injectable()
export class MergeNotices {
  constructor(db: Database, within: Within) {
    within.first('person.merged', async (events) => {
      for (const { subjectId: keep, payload } of events) {
        const { personId } = payload.before;
        await db.update(NoticeRow, { authorId: personId }, { authorId: keep });
        await db.update(NoticeRow, { answeredBy: personId }, { answeredBy: keep });
      }
    });
  }
}
