import { Injectable, type OnModuleInit } from '@nestjs/common';
import { prepListDueMs } from '@app/shared';
import { JobRules } from '../calendar/index.js';
import { Clock } from '../core/clock/index.js';
import { Database } from '../core/database/index.js';
import { type Consumer, JobRuns, type Work, Worker } from '../core/jobs/index.js';
import { nextMorningMs } from './next-morning.js';
import { MorningNews } from './morning-news.js';

/** Tells on the morning of a teaching day what is still to be settled, and how the load stands; once, at the time of the prep list. */
@Injectable()
export class MorningConsumer implements Consumer, OnModuleInit {
  readonly name = 'morning';
  readonly isStanding = true;
  /** As the prep list: the rules are read before anything is written. */
  readonly isOutside = true;

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly rules: JobRules,
    private readonly worker: Worker,
    private readonly runs: JobRuns,
    private readonly news: MorningNews,
  ) {}

  onModuleInit(): void {
    this.worker.register(this);
  }

  /** Tells what is due, once on all servers, and answers when the next morning is. */
  async run({ schoolId }: Work): Promise<number | null> {
    const rules = await this.rules.of(schoolId);
    if (!rules) return null;
    const nowMs = this.clock.nowMs();
    const dueMs = prepListDueMs(rules.calendar, nowMs);
    if (dueMs !== null)
      await this.db.transaction(schoolId, async () => {
        if (await this.runs.claim(this.name, dueMs, schoolId)) await this.news.tell(rules, nowMs);
      });
    return nextMorningMs(rules.calendar, nowMs);
  }
}
