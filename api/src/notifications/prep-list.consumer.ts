import { Injectable, type OnModuleInit } from '@nestjs/common';
import { prepListDueMs } from '@app/shared';
import { JobRules } from '../calendar/index.js';
import { Clock } from '../core/clock/index.js';
import { type Consumer, type Work, Worker } from '../core/jobs/index.js';
import { nextMorningMs } from './next-morning.js';
import { PrepLists } from './prep-lists.js';

/** Sends each technician the day's prep list, at 07:00 of a teaching day on the school's own clock. */
@Injectable()
export class PrepListConsumer implements Consumer, OnModuleInit {
  readonly name = 'prep-list';
  readonly isStanding = true;
  /** The rules are read before anything is written: what a transaction reads that has written is not kept for others. */
  readonly isOutside = true;

  constructor(
    private readonly clock: Clock,
    private readonly rules: JobRules,
    private readonly worker: Worker,
    private readonly lists: PrepLists,
  ) {}

  onModuleInit(): void {
    this.worker.register(this);
  }

  /** Sends the list that is due, once on all servers, and answers when the next one is. */
  async run({ schoolId }: Work): Promise<number | null> {
    const rules = await this.rules.of(schoolId);
    if (!rules) return null;
    const nowMs = this.clock.nowMs();
    const dueMs = prepListDueMs(rules.calendar, nowMs);
    if (dueMs !== null) await this.lists.send(rules, dueMs, nowMs);
    return nextMorningMs(rules.calendar, nowMs);
  }
}
