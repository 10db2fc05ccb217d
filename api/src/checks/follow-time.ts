import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EventName } from '@app/shared';
import { jobPrincipal } from '../core/access/index.js';
import { Clock } from '../core/clock/index.js';
import { Database, is, statement } from '../core/database/index.js';
import { type Consumer, Consumers } from '../core/events/index.js';
import { Worker } from '../core/jobs/index.js';
import { BlockedItems } from './blocked-items.js';

/** A check falls due at midnight, wherever the school is: looked at so often. */
const AGAIN_MS = 15 * 60_000;
const CHANGES_ITEMS: readonly EventName[] = ['apparatus.changed', 'apparatus.repaired'];

/** The school ($1) as a job stands in it: its clock and the number of its rules. */
export const IN_SCHOOL = statement(
  { timeZone: is.text, rulesVersion: is.int },
  'SELECT time_zone AS "timeZone", rules_version AS "rulesVersion" FROM school WHERE school_id = $1',
);

/** Takes items out of service as the days pass, and again what somebody put back while a check is overdue. */
@Injectable()
export class FollowTime implements Consumer, OnModuleInit {
  readonly name = 'checks';
  readonly events = CHANGES_ITEMS;

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly blocked: BlockedItems,
    private readonly consumers: Consumers,
    private readonly worker: Worker,
  ) {}

  onModuleInit(): void {
    this.consumers.add(this);
    this.worker.register({
      name: 'checks-in-time',
      isStanding: true,
      run: async ({ schoolId }) => {
        await this.deliver(schoolId);
        return this.clock.nowMs() + AGAIN_MS;
      },
    });
  }

  /** Looks at every item of a school that a check may block. */
  async deliver(schoolId: string): Promise<void> {
    const school = await this.db.one(IN_SCHOOL, [schoolId]);
    if (school) await this.blocked.follow(jobPrincipal({ schoolId, ...school }), null);
  }
}
