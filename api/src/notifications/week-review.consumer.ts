import { Injectable, type OnModuleInit } from '@nestjs/common';
import { dateAt, type IsoDate, may, nextWeekReviewMs, type SchoolCalendar, type WeekFacts, weekReviewDueMs } from '@app/shared';
import { JobRules, capacityOf, type Rules } from '../calendar/index.js';
import { Clock } from '../core/clock/index.js';
import { type Answered, Database } from '../core/database/index.js';
import { type Consumer, DAY_MS, JobRuns, type Work, Worker } from '../core/jobs/index.js';
import { words } from '../core/words.js';
import { Deliver, type Message } from './deliver.js';
import { mailTo, peopleOf } from './recipients.js';
import { WEEK_OF_REQUESTS, WORK_OF_DAYS } from './week-review.statement.js';

/** A school without a week to come is looked at again after so long. */
const LOOK_AGAIN_MS = 7 * DAY_MS;

/** The teaching days of one week. */
interface Week {
  from: IsoDate;
  to: IsoDate;
  fromMs: number;
  toMs: number;
}

/** What was read of the week that ends and the week to come. */
interface Read {
  rules: Rules;
  week: Week;
  next: Week | null;
  requests: readonly Answered<typeof WEEK_OF_REQUESTS>[];
  work: readonly Answered<typeof WORK_OF_DAYS>[];
  nextWork: readonly Answered<typeof WORK_OF_DAYS>[];
}

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
    private readonly deliver: Deliver,
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
        if (await this.runs.claim(this.name, dueMs, schoolId))
          await this.deliver.messages(rules, await this.reviews(rules, calendar, dateAt(nowMs, rules.timeZone)));
      });
    return Math.min(nextWeekReviewMs(calendar, nowMs) ?? Infinity, nowMs + LOOK_AGAIN_MS);
  }

  private async reviews(rules: Rules, calendar: SchoolCalendar, today: IsoDate): Promise<Message[]> {
    const { schoolId } = rules;
    const week = weekOf(calendar, today);
    const next = weekOf(calendar, calendar.after(today, 1)?.date ?? '');
    if (!week) return [];
    const requests = await this.db.query(WEEK_OF_REQUESTS, [schoolId, week.from, week.to]);
    const work = await this.db.query(WORK_OF_DAYS, [schoolId, week.from, week.to]);
    const nextWork = next ? await this.db.query(WORK_OF_DAYS, [schoolId, next.from, next.to]) : [];
    const read: Read = { rules, week, next, requests, work, nextWork };
    const people = await peopleOf(this.db, schoolId, []);
    return people.flatMap((person): Message[] => {
      const own = [...rules.departments].filter(([departmentId]) => may(person.rights, 'requisition.hearAsHead', { departmentId }));
      const departments = own.map(([id, name]) => factsOf(read, id, name)).filter((facts) => facts !== null);
      if (departments.length === 0) return [];
      const { subject, lines } = words.weekReview.mail({ from: week.from, to: week.to, departments });
      return [
        {
          personId: person.id,
          event: 'week.review',
          eventKey: `week-review:${week.from}`,
          subject,
          text: lines.join('\n'),
          link: '/workload',
          mailTo: mailTo(person),
          lessonStartMs: null,
        },
      ];
    });
  }
}

/** The teaching days of the week of a date; null for no teaching day. */
function weekOf(calendar: SchoolCalendar, date: IsoDate): Week | null {
  const week = calendar.day(date)?.week;
  const days = calendar.days.filter((day) => week !== undefined && day.week === week);
  const [first, last] = [days[0], days.at(-1)];
  return first && last ? { from: first.date, to: last.date, fromMs: first.startMs, toMs: last.endMs } : null;
}

/** How a department's week went; null for one in which nothing was asked for and nothing is to come. */
function factsOf({ rules, week, next, requests, work, nextWork }: Read, departmentId: string, name: string): WeekFacts | null {
  const of = <One extends { departmentId: string }>(rows: readonly One[]) => rows.find((row) => row.departmentId === departmentId);
  const load = (rows: Read['work'], during: Week | null) => {
    const minutes = Math.round(of(rows)?.minutes ?? 0);
    const there = during && capacityOf(rules, departmentId)?.minutes(during.fromMs, during.toMs);
    return { workMinutes: minutes, technicianMinutes: there == null ? null : Math.round(there) };
  };
  const { asked, late, excused, short, wasted } = of(requests) ?? { asked: 0, late: 0, excused: 0, short: 0, wasted: 0 };
  const [thisWeek, nextWeek] = [load(work, week), next && load(nextWork, next)];
  if (asked === 0 && thisWeek.workMinutes === 0 && (nextWeek?.workMinutes ?? 0) === 0) return null;
  return { department: name, asked, late, excused, short, wasted, thisWeek, nextWeek };
}
