import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CLOSABLE, dateAt, type RequisitionStatus } from '@app/shared';
import { type Rules, SchoolRules } from '../calendar/index.js';
import { jobPrincipal } from '../core/access/index.js';
import { Clock, instant } from '../core/clock/index.js';
import { Database, is, statement } from '../core/database/index.js';
import { type Consumer, type Work, Worker } from '../core/jobs/index.js';
import { CloseRequisition } from './close-requisition.js';

/** So many teaching days after its lesson a request is closed by itself, its outcome what its teacher said, or unknown. */
export const CLOSED_AFTER_SCHOOL_DAYS = 10;
/** So many at once, so that none waits long for another. */
const AT_ONCE = 100;
const AGAIN_MS = 6 * 3_600_000;

/** The school ($1) as a job stands in it: its clock and the number of its rules. */
export const IN_SCHOOL = statement(
  { timeZone: is.text, rulesVersion: is.int },
  'SELECT time_zone AS "timeZone", rules_version AS "rulesVersion" FROM school WHERE school_id = $1',
);

/** Locks requests of a school ($1) in these states ($2) whose lessons were over before an instant ($3), the oldest first; those in hand are left. */
export const PAST = statement(
  { id: is.uuid, status: is.text.as<RequisitionStatus>(), title: is.text, outcome: is.text.orNull },
  `SELECT q.id, q.status, q.title, q.outcome FROM requisition q WHERE q.school_id = $1 AND q.status = ANY($2) AND q.starts_at < $3
     AND q.starts_at > $3::timestamptz - interval '200 days' AND q.ends_at <= $3
   ORDER BY q.starts_at, q.id LIMIT ${AT_ONCE} FOR UPDATE OF q SKIP LOCKED`,
);

/** Closes what nobody closed, so that no list asks about it for ever. */
@Injectable()
export class ClosePastConsumer implements Consumer, OnModuleInit {
  readonly name = 'close-past';
  readonly isStanding = true;

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly rules: SchoolRules,
    private readonly worker: Worker,
    private readonly closing: CloseRequisition,
  ) {}

  onModuleInit(): void {
    this.worker.register(this);
  }

  /** Closes what is due in a school, and answers when to look again. */
  async run({ schoolId }: Work): Promise<number | null> {
    const school = await this.db.one(IN_SCHOOL, [schoolId]);
    if (!school) return null;
    const principal = jobPrincipal({ schoolId, ...school });
    const rules = await this.rules.of(principal);
    const nowMs = this.clock.nowMs();
    const beforeMs = closedBefore(rules, nowMs);
    if (beforeMs === null) return nowMs + AGAIN_MS;
    const past = await this.db.query(PAST, [schoolId, [...CLOSABLE, 'collected'], instant(beforeMs)]);
    for (const one of past) await this.closing.end({ principal, rules, nowMs }, one, {});
    return past.length < AT_ONCE ? nowMs + AGAIN_MS : nowMs;
  }
}

/** The end of the day ten teaching days ago, whose lessons are closed by now; null where the calendar does not reach back. */
function closedBefore({ calendar, timeZone }: Rules, nowMs: number): number | null {
  return calendar?.before(dateAt(nowMs, timeZone), CLOSED_AFTER_SCHOOL_DAYS)?.endMs ?? null;
}
