import { Injectable } from '@nestjs/common';
import type { DutyFacts } from '@app/shared';
import { SchoolRules } from '../calendar/index.js';
import type { Principal } from '../core/access/index.js';
import { Database } from '../core/database/index.js';
import { Events, type TakenBack, TakeBacks } from '../core/events/index.js';
import { notFound } from '../core/problems/index.js';
import { DutiesService } from './duties.service.js';
import { dutyFacts, type DutyRecord, LOCK_DUTY } from './duty-columns.js';

/** Takes back what was done to a duty, with its tasks; only where nobody has built on it. */
@Injectable()
export class TakeBackDuty {
  constructor(
    takeBacks: TakeBacks,
    private readonly db: Database,
    private readonly rules: SchoolRules,
    private readonly events: Events,
    private readonly duties: DutiesService,
  ) {
    takeBacks.add('duty.added', (by, taken) => this.restore(by, taken, { archived: true }));
    takeBacks.add('duty.removed', (by, taken) => this.restore(by, taken, { archived: false }));
    takeBacks.add('duty.changed', (by, taken) => this.restore(by, taken, taken.event.payload.before));
  }

  private async restore(
    by: Principal,
    { event, refuseIfBuiltOn }: TakenBack,
    before: Partial<DutyFacts> | { archived: boolean },
  ): Promise<void> {
    const { subjectId: id } = event;
    const current = await this.db.one(LOCK_DUTY, [by.schoolId, id]);
    if (!current) throw notFound('duty');
    await refuseIfBuiltOn();
    const after: DutyRecord = { ...current, ...before };
    await this.duties.write(await this.rules.of(by), after);
    const payload = { before: dutyFacts(current), after: dutyFacts(after) };
    if (after.archived && !current.archived)
      await this.events.record(by, { name: 'duty.removed', subjectId: id, payload: { before: payload.before } });
    else if (current.archived) await this.events.record(by, { name: 'duty.added', subjectId: id, payload: { after: payload.after } });
    else await this.events.record(by, { name: 'duty.changed', subjectId: id, payload });
  }
}
