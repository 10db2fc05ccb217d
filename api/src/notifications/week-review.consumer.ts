import { Injectable, type OnModuleInit } from '@nestjs/common';
import { nextWeekReviewMs, weekReviewDueMs } from '@app/shared';
import { JobRules } from '../calendar/index.js';
import { Clock } from '../core/clock/index.js';
import { Database } from '../core/database/index.js';
import { type Consumer, DAY_MS, JobRuns, type Work, Worker } from '../core/jobs/index.js';
import { WeekReviews } from './week-reviews.js';

/** A school without a week to come is looked at again after so long. */
const LOOK_AGAIN_MS = 7 * DAY_MS;

/** Tells heads on the last afternoon of a teaching week how it went, and what the next one asks of their technicians. */
@Injectable()
export class WeekReviewConsumer implements Consumer, OnModuleInit {
  readonly name = 'week-review';
  readonly isStanding = true;
  /** As the prep list: the rules are read before anything is written. */
  readonly isOutside = true;

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly rules: JobRules,
    private readonly worker: Worker,
    private readonly runs: JobRuns,
    private readonly reviews: WeekReviews,
  ) {}

  onModuleInit(): void {
    this.worker.register(this);
  }

  /** Sends the review that is due, once on all servers, and answers when the next one is. */
  async run({ schoolId }: Work): Promise<number | null> {
    const rules = await this.rules.of(schoolId);
    if (!rules) return null;
    const nowMs = this.clock.nowMs();
    const { calendar } = rules;
    const dueMs = weekReviewDueMs(calendar, nowMs);
    if (calendar && dueMs !== null)
      await this.db.transaction(schoolId, async () => {
        if (await this.runs.claim(this.name, dueMs, schoolId)) await this.reviews.tell(rules, calendar, nowMs);
      });
    return Math.min(nextWeekReviewMs(calendar, nowMs) ?? Infinity, nowMs + LOOK_AGAIN_MS);
  }
}
