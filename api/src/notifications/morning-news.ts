import { Injectable } from '@nestjs/common';
import { addDays, dateAt, type IsoDate, PREP_LIST_AT, type SchoolCalendar, type SettleWhy, type WorldFacts } from '@app/shared';
import type { Rules } from '../calendar/index.js';
import { instant } from '../core/clock/index.js';
import { type Answered, Database, is, statement } from '../core/database/index.js';
import { words } from '../core/words.js';
import { AS_IT_WAS } from './as-it-was.js';
import { Deliver } from './deliver.js';
import { Digest } from './digest.js';
import { type Gathering, type Item, messagesOf } from './gathering.js';
import { loadMessages } from './load-messages.js';
import { OverloadNotices } from './overload-notices.js';
import { peopleOf } from './recipients.js';
import { ReminderNews } from './reminder-news.js';
import { GOING_ON, TOLD_COLUMNS, TOLD_REQUEST, TOLD_WITH_HOLDER } from './told-request.js';

/** A head hears of what nobody settled so many school days before the lesson. */
const SCHOOL_DAYS_BEFORE = 2;

/** Requests of a school ($1) that go on ($5), begin after now ($2) and until the end of a day ($4, from $3 on), and are to be settled. */
export const UNSETTLED = statement(
  {
    ...TOLD_REQUEST,
    holder: is.text,
    whys: is.texts.as<SettleWhy[]>(),
    since: is.instant.orNull,
  },
  `SELECT ${TOLD_COLUMNS}, w.name AS holder, s.whys, s.since
   FROM ${TOLD_WITH_HOLDER}
   JOIN LATERAL (
     SELECT array_agg(why ORDER BY why) AS whys, max(since) AS since
     FROM settle s WHERE s.school_id = $1 AND s.requisition_id = q.id AND s.why <> 'pending') s ON s.whys IS NOT NULL
   WHERE q.school_id = $1 AND q.starts_at > $2 AND q.date >= $3 AND q.date <= $4 AND q.status = ANY($5)
   ORDER BY q.starts_at, q.id LIMIT 500`,
);

type Unsettled = Item & WorldFacts;

/** What is told on the morning of a teaching day whether anything happened or not. */
@Injectable()
export class MorningNews {
  constructor(
    private readonly db: Database,
    private readonly deliver: Deliver,
    private readonly overloads: OverloadNotices,
    private readonly reminders: ReminderNews,
    private readonly digest: Digest,
  ) {}

  /** Sends the daily e-mails, reminds teachers, tells heads what nobody has settled, and technicians and heads what time that passed did to their load; in the ambient transaction. */
  async tell(rules: Rules, nowMs: number): Promise<void> {
    await this.digest.send(rules, nowMs);
    const date = dateAt(nowMs, rules.timeZone);
    const unsettled = await this.unsettled(rules, date, nowMs);
    const load = await this.overloads.judge(rules, [...rules.departments.keys()]);
    const reminders = await this.reminders.messages(rules, nowMs);
    if (unsettled.items.length === 0 && load.length === 0 && reminders.length === 0) return;
    const people = await peopleOf(this.db, rules.schoolId, []);
    const knowing = await this.overloads.knowing(rules.schoolId, load, []);
    await this.deliver.messages(rules, [
      ...reminders,
      ...messagesOf(unsettled, people),
      ...loadMessages(rules, { load, cause: `morning:${date}`, knowing }, people),
    ]);
  }

  /** What a lesson of the second school day from now is about, and what came on the list since yesterday morning for a nearer one. */
  private async unsettled(rules: Rules, date: IsoDate, nowMs: number): Promise<Gathering<Unsettled>> {
    const { calendar } = rules;
    const edge = calendar?.after(date, SCHOOL_DAYS_BEFORE)?.date ?? addDays(date, SCHOOL_DAYS_BEFORE);
    const rows = await this.db.query(UNSETTLED, [rules.schoolId, instant(nowMs), date, edge, GOING_ON]);
    const isNew = calendar ? isNewOn(calendar, date) : () => true;
    return {
      kind: 'requisition.unsettled',
      eventKey: `unsettled:${date}`,
      except: null,
      items: rows.filter(isNew).map((row) => itemOf(rules, row)),
      link: '/to-settle',
      say: (items) => words.news.unsettled(items),
    };
  }
}

/** Whether a head has not heard of it on an earlier morning. */
function isNewOn(calendar: SchoolCalendar, date: IsoDate): (row: Answered<typeof UNSETTLED>) => boolean {
  const nearer = calendar.after(date, SCHOOL_DAYS_BEFORE - 1)?.date ?? date;
  const before = calendar.before(date, 1)?.date;
  const yesterdayMs = before === undefined ? -Infinity : calendar.instantMs(before, PREP_LIST_AT);
  return (row) => row.date > nearer || (row.since ?? 0) >= yesterdayMs;
}

function itemOf({ calendar, timeZone }: Rules, { whys, since: _since, ...row }: Answered<typeof UNSETTLED>): Unsettled {
  return {
    ...row,
    timeZone,
    teacherIds: [],
    to: ['head'],
    began: whys ?? [],
    ended: [],
    toSettle: true,
    isDraft: false,
    closure: calendar?.closuresBetween(row.date, row.date)[0]?.name ?? null,
    ...AS_IT_WAS,
  };
}
