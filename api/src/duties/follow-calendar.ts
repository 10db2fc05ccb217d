import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EventName } from '@app/shared';
import { JobRules } from '../calendar/index.js';
import { Clock } from '../core/clock/index.js';
import { Database } from '../core/database/index.js';
import { type Consumer, Consumers, Events } from '../core/events/index.js';
import { DAY_MS, Worker } from '../core/jobs/index.js';
import { LOCK_DUTIES } from './duty-columns.js';
import { LayOut } from './lay-out.js';

/** What makes other days teaching days. */
const CHANGES_DAYS: readonly EventName[] = ['calendar.changed', 'school.changed'];

/** Keeps the tasks of duties on teaching days: after the calendar changed, and each day, as time goes on. */
@Injectable()
export class FollowCalendar implements Consumer, OnModuleInit {
  readonly name = 'duties';
  readonly events = CHANGES_DAYS;

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly rules: JobRules,
    private readonly layOut: LayOut,
    private readonly recorded: Events,
    private readonly worker: Worker,
  ) {}

  onModuleInit(): void {
    this.worker.register({
      name: 'duties-in-time',
      isStanding: true,
      run: async ({ schoolId }) => {
        await this.deliver(schoolId);
        return this.clock.nowMs() + DAY_MS / 4;
      },
    });
  }

  /** Lays out every duty of a school again. */
  async deliver(schoolId: string): Promise<void> {
    const rules = await this.rules.of(schoolId);
    if (!rules) return;
    const duties = await this.db.query(LOCK_DUTIES, [schoolId]);
    for (const duty of duties) {
      const changed = await this.layOut.follow(rules, duty);
      if (changed > 0)
        await this.recorded.record(
          { schoolId, personId: null },
          { name: 'duty.laid-out', subjectId: duty.id, payload: { after: { title: duty.title, changed } }, automatic: true },
        );
    }
  }
}

/** Brings the events of the calendar to `FollowCalendar`. */
@Injectable()
export class DutiesConsumer {
  constructor(consumers: Consumers, follow: FollowCalendar) {
    consumers.add(follow);
  }
}
