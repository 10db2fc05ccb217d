import { Injectable } from '@nestjs/common';
import type { RequisitionStatus } from '@app/shared';
import { Clock, instant } from '../core/clock/index.js';
import { Database, is, statement } from '../core/database/index.js';
import { type EventOf, Events, type NewEvent, Within } from '../core/events/index.js';
import { TAKER } from './hand-over.js';
import { Settle } from './settle.js';

/** Makes what is open of a person ($2) of a school ($1), of lessons that end after now ($4), another's ($3); their kit and work stay. */
export const HAND_OVER_ALL = statement(
  { id: is.uuid, title: is.text, status: is.text.as<RequisitionStatus>() },
  `UPDATE requisition q SET teacher_id = $3, version = q.version + 1,
     lesson_teacher_id = CASE WHEN e.teacher_id = $3 OR EXISTS (SELECT FROM entry_teacher o WHERE o.school_id = $1 AND o.entry_id = e.id AND o.teacher_id = $3)
       THEN NULL ELSE e.teacher_id END
   FROM timetable_entry e
   WHERE q.school_id = $1 AND e.school_id = $1 AND e.id = q.entry_id AND q.teacher_id = $2 AND q.ends_at > $4
     AND q.status IN ('draft', 'submitted', 'queried', 'accepted', 'prepared', 'delivered', 'collected')
   RETURNING q.id, q.title, q.status`,
);

/** Hands over what somebody asked for who leaves, in the transaction in which they do: nobody finds a request without a teacher. */
@Injectable()
export class HandOverOfLeavers {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly settle: Settle,
    private readonly events: Events,
    within: Within,
  ) {
    within.on('person.left', async (events) => {
      for (const event of events) await this.handOver(event);
    });
  }

  private async handOver({ schoolId, personId, subjectId: leaverId, payload }: EventOf<'person.left'>): Promise<void> {
    const { handOverTo } = payload.after;
    if (handOverTo === null) return;
    const taker = await this.db.one(TAKER, [schoolId, handOverTo]);
    const handed = await this.db.query(HAND_OVER_ALL, [schoolId, leaverId, handOverTo, instant(this.clock.nowMs())]);
    const ids = handed.map(({ id }) => id);
    await this.settle.drop(ids, ['teacher-changed', 'teacher-away']);
    const { code: teacher } = payload.before;
    const told = handed.map(({ id, title, status }): NewEvent<'requisition.handed-over'> => ({
      name: 'requisition.handed-over',
      subjectId: id,
      payload: {
        before: { status, teacherId: leaverId, teacher },
        after: { status, title, teacherId: handOverTo, teacher: taker?.code ?? '' },
      },
    }));
    await this.events.record({ schoolId, personId }, told);
  }
}
