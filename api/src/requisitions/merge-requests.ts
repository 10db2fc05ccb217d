import { Injectable } from '@nestjs/common';
import { Database } from '../core/database/index.js';
import { Within } from '../core/events/index.js';
import { OfferRow } from './offers/index.js';
import { RequisitionMessageRow } from './requisition-message.entity.js';
import { RequisitionRow } from './requisition.entity.js';

/** Gives the requests and messages of a person who turned out to be another to that other one; nobody has handed anything over. */
@Injectable()
export class MergeRequests {
  constructor(db: Database, within: Within) {
    within.first('person.merged', async (events) => {
      for (const { subjectId: keep, payload } of events) {
        const { personId } = payload.before;
        await db.update(RequisitionRow, { teacherId: personId }, { teacherId: keep });
        await db.update(RequisitionRow, { createdBy: personId }, { createdBy: keep });
        await db.update(RequisitionRow, { lessonTeacherId: personId }, { lessonTeacherId: keep });
        await db.update(RequisitionRow, { teacherId: keep, lessonTeacherId: keep }, { lessonTeacherId: null });
        await db.update(RequisitionMessageRow, { personId }, { personId: keep });
        await db.update(OfferRow, { madeBy: personId }, { madeBy: keep });
        await db.update(OfferRow, { answeredBy: personId }, { answeredBy: keep });
      }
    });
  }
}
