import { Injectable } from '@nestjs/common';
import type { Taker } from '@app/shared';
import type { Principal } from '../core/access/index.js';
import { Database } from '../core/database/index.js';
import { idOr404 } from '../core/ids/index.js';
import { notFound } from '../core/problems/index.js';
import { Askings } from './asking.js';
import { COLLEAGUES, colleaguesFor, WHO_TEACHES_WHEN } from './cover.js';
import { LOOK_AT_ONE } from './locked-requisition.js';
import { maySee, refuseUnlessMayChange } from './requisitions.policy.js';

/** Names to whom a request can be handed over from the page on which it stands. */
@Injectable()
export class Takers {
  constructor(
    private readonly db: Database,
    private readonly askings: Askings,
  ) {}

  /**
   * Names the colleagues of a request's department, who has no lesson then first; where it has no other teacher, whoever teaches at all.
   * @throws NOT_FOUND for one that is not there or not theirs to see, NOT_ALLOWED, OTHER_DEPARTMENT
   */
  of(principal: Principal, id: string): Promise<Taker[]> {
    return this.askings.inTransaction(principal, async (asking) => {
      const was = await this.db.one(LOOK_AT_ONE, [principal.schoolId, idOr404(id, 'requisition')]);
      if (!was || !maySee(principal, was)) throw notFound('requisition');
      refuseUnlessMayChange(asking, was, 'Only its teacher, a technician or a head of department can hand a request over.');
      const [people, timetable] = await Promise.all([
        this.db.query(COLLEAGUES, [principal.schoolId]),
        this.db.query(WHO_TEACHES_WHEN, [principal.schoolId, was.date, was.date]),
      ]);
      return colleaguesFor(asking.rules, { people, timetable }, was, { ofDepartment: true }).map(({ person, free }) => ({ person, free }));
    });
  }
}
