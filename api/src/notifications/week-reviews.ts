import { Injectable } from '@nestjs/common';
import { dateAt, type IsoDate, may, type OverloadOf, type SchoolCalendar, type WeekFacts } from '@app/shared';
import { type Rules, workedTimeOf } from '../calendar/index.js';
import { type Answered, Database } from '../core/database/index.js';
import { words } from '../core/words.js';
import { JudgedLoad } from '../workload/index.js';
import { Deliver, type Message } from './deliver.js';
import { mailTo, peopleOf } from './recipients.js';
import { WEEK_OF_REQUESTS, WORK_OF_DAYS } from './week-review.statement.js';

/** The teaching days of one week. */
interface Week {
  from: IsoDate;
  to: IsoDate;
  fromMs: number;
  toMs: number;
  days: number;
}

/** What was read of the week that ends and the week to come. */
interface Read {
  rules: Rules;
  week: Week;
  next: Week | null;
  requests: readonly Answered<typeof WEEK_OF_REQUESTS>[];
  work: readonly Answered<typeof WORK_OF_DAYS>[];
  nextWork: readonly Answered<typeof WORK_OF_DAYS>[];
  /** What is over-booked from now on, by department. */
  overloads: ReadonlyMap<string, readonly OverloadOf[]>;
}

/** What heads are told of a week, in the words in which Workload speaks of the next one. */
@Injectable()
export class WeekReviews {
  constructor(
    private readonly db: Database,
    private readonly judged: JudgedLoad,
    private readonly deliver: Deliver,
  ) {}

  /** Tells the heads of a school how the week of an instant went; in a transaction. */
  async tell(rules: Rules, calendar: SchoolCalendar, nowMs: number): Promise<void> {
    await this.deliver.messages(rules, await this.messages(rules, calendar, nowMs));
  }

  private async messages(rules: Rules, calendar: SchoolCalendar, nowMs: number): Promise<Message[]> {
    const { schoolId, timeZone } = rules;
    const today = dateAt(nowMs, timeZone);
    const week = weekOf(calendar, today);
    const next = weekOf(calendar, calendar.after(today, 1)?.date ?? '');
    if (!week) return [];
    const requests = await this.db.query(WEEK_OF_REQUESTS, [schoolId, week.from, week.to]);
    const work = await this.db.query(WORK_OF_DAYS, [schoolId, week.from, week.to]);
    const nextWork = next ? await this.db.query(WORK_OF_DAYS, [schoolId, next.from, next.to]) : [];
    const overloads = next ? await this.judged.existing(rules, [...rules.departments.keys()], nowMs) : new Map<string, OverloadOf[]>();
    const read: Read = { rules, week, next, requests, work, nextWork, overloads };
    const people = await peopleOf(this.db, schoolId, []);
    return people.flatMap((person): Message[] => {
      const own = [...rules.departments].filter(([departmentId]) => may(person.rights, 'requisition.hearAsHead', { departmentId }));
      const departments = own.map(([id, name]) => factsOf(read, id, name)).filter((facts) => facts !== null);
      if (departments.length === 0) return [];
      const { subject, lines } = words.weekReview.mail({ from: week.from, to: week.to, departments, timeZone });
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
  return first && last ? { from: first.date, to: last.date, fromMs: first.startMs, toMs: last.endMs, days: days.length } : null;
}

/** How a department's week went; null for one in which nothing was asked for and nothing is to come. */
function factsOf({ rules, week, next, requests, work, nextWork, overloads }: Read, departmentId: string, name: string): WeekFacts | null {
  const of = <One extends { departmentId: string }>(rows: readonly One[]) => rows.find((row) => row.departmentId === departmentId);
  const load = (rows: Read['work'], during: Week | null) => {
    const minutes = Math.round(of(rows)?.minutes ?? 0);
    const there =
      during &&
      workedTimeOf(rules, departmentId, rules.calendar?.daysBetween(during.from, during.to) ?? [])?.minutes(during.fromMs, during.toMs);
    return { workMinutes: minutes, technicianMinutes: there == null ? null : Math.round(there) };
  };
  const { asked, late, excused, short, wasted } = of(requests) ?? { asked: 0, late: 0, excused: 0, short: 0, wasted: 0 };
  const thisWeek = load(work, week);
  const nextWeek = next && comingWeek(next, load(nextWork, next), overloads.get(departmentId) ?? []);
  if (asked === 0 && thisWeek.workMinutes === 0 && (nextWeek?.workMinutes ?? 0) === 0) return null;
  return { department: name, asked, late, excused, short, wasted, thisWeek, nextWeek };
}

/** The week to come as Workload judges it: its load, and the overloads that reach into it. */
function comingWeek(
  { fromMs, toMs, days }: Week,
  { workMinutes, technicianMinutes }: WeekFacts['thisWeek'],
  overloads: readonly OverloadOf[],
): NonNullable<WeekFacts['nextWeek']> {
  const reaching = overloads.filter((one) => one.fromMs < toMs && one.toMs > fromMs).sort((one, other) => one.fromMs - other.fromMs);
  const beginsBefore = reaching.some((one) => one.fromMs < fromMs);
  return { workMinutes, technicianMinutes: technicianMinutes ?? 0, days, overloads: reaching, beginsBefore };
}
