import { Injectable } from '@nestjs/common';
import { allows, HANDABLE, type Role } from '@app/shared';
import { Database, is, ONE_MORE, statement } from '../core/database/index.js';
import { Events, type NewEvent } from '../core/events/index.js';
import { isId } from '../core/ids/index.js';
import { invalid, told } from '../core/problems/index.js';
import type { Asking } from './asking.js';
import type { Locked } from './locked-requisition.js';
import { OpenRequisition } from './open-requisition.js';
import { RequisitionRow } from './requisition.entity.js';
import { mayTakeOver, refuseUnlessMayChange } from './requisitions.policy.js';
import { Settle } from './settle.js';

/** Who a person ($2) of a school ($1) is to whoever hands something over to them. */
export const TAKER = statement(
  { id: is.uuid, code: is.text, name: is.text, roles: is.texts.as<Role[]>(), active: is.bool },
  'SELECT id, code, name, roles, active FROM person WHERE school_id = $1 AND id = $2',
);

/** Hands requests over from one person to another; what is held and made for them stays. */
@Injectable()
export class HandOver {
  constructor(
    private readonly db: Database,
    private readonly opened: OpenRequisition,
    private readonly settle: Settle,
    private readonly events: Events,
  ) {}

  /**
   * Hands a request under lock over to a person: by its teacher, a technician or a head, or by who has its lesson now to themselves.
   * @throws NOT_ALLOWED, OTHER_DEPARTMENT, TRANSITION_REFUSED with `current`, INVALID naming `teacherId`
   */
  async to(asking: Asking, locked: Locked, teacherId: string): Promise<void> {
    const { principal } = asking;
    const { id, title, status, teacherCode } = locked;
    const isTaken = teacherId === principal.personId && mayTakeOver(principal, locked.takers, locked.departmentId);
    refuseUnlessMayChange(
      asking,
      locked,
      'Only its teacher, a technician, a head of department or whoever has the lesson now can take a request over. Nothing was changed.',
      isTaken,
    );
    if (!HANDABLE.includes(status))
      throw await this.opened.refused(
        asking,
        locked,
        told`This request is ${{ status }}: it is handed over to nobody any more. Nothing was changed.`,
      );
    const taker = await this.taker(principal.schoolId, teacherId, locked.entry.teacherIds.includes(teacherId) || isTaken);
    await this.db.update(RequisitionRow, { id }, { ...whoseOf(locked, teacherId), version: ONE_MORE });
    await this.settle.drop([id], ['teacher-changed', 'teacher-away']);
    const payload = {
      before: { status, teacherId: locked.teacherId, teacher: teacherCode },
      after: { status, title, teacherId, teacher: taker.code },
    };
    await this.events.record(principal, { name: 'requisition.handed-over', subjectId: id, payload } satisfies NewEvent);
  }

  /** @throws INVALID naming `teacherId` for somebody who is not there, has left, or neither teaches nor has its lesson */
  private async taker(schoolId: string, teacherId: string, hasLesson: boolean) {
    const person = isId(teacherId) ? await this.db.one(TAKER, [schoolId, teacherId]) : undefined;
    if (!person) throw invalid('teacherId', 'There is no such person. Nothing was changed; choose somebody of the school.');
    const { name } = person;
    if (!person.active) throw invalid('teacherId', told`${{ name }} has left. Nothing was changed; choose somebody who is still here.`);
    if (!hasLesson && !allows(person.roles, 'lessons.teach'))
      throw invalid('teacherId', told`${{ name }} teaches no lessons. Nothing was changed; choose somebody who teaches.`);
    return person;
  }
}

/** Whose a request is that was handed over, and whose lesson it was then, unless it is the taker's own. */
export function whoseOf({ entry, date: _date }: Pick<Locked, 'entry' | 'date'>, teacherId: string) {
  return { teacherId, lessonTeacherId: entry.teacherIds.includes(teacherId) ? null : (entry.teacherIds[0] ?? null) };
}
