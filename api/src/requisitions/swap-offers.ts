import { Injectable } from '@nestjs/common';
import { type Alternative, holdInterval, lessonId as lessonIdOf, MOST_OF_A_KIND, overlaps, parseLessonId, periodOf } from '@app/shared';
import { instant } from '../core/clock/index.js';
import { Database, is, statement } from '../core/database/index.js';
import { amissWith, type Assessment } from './assessment.js';
import type { ChangingDays, Judge } from './judge.js';
import { askOf, type Locked, LOOK_AT_ONE } from './locked-requisition.js';
import { daysBetween, offerOf, schoolDaysBetween } from './offer-of.js';
import { closedFor } from './stands-closed.js';
import { SwapPlaces } from './swap-places.js';

const LOOK_AHEAD_SCHOOL_DAYS = 10;

/**
 * So many ($8) requests of a school ($1) for a practical ($2), with lessons from $3 to $4 that have not begun ($7), of other teachers ($5)
 * and classes ($6): those nearest to an instant ($9) first.
 */
export const SWAPPABLE = statement(
  { id: is.uuid },
  `SELECT q.id FROM requisition q WHERE q.school_id = $1 AND q.practical_id = $2 AND q.date BETWEEN $3 AND $4 AND q.teacher_id <> $5 AND q.group_id <> $6
     AND q.status IN ('submitted', 'queried', 'accepted') AND q.starts_at > $7
   ORDER BY abs(date_part('epoch', q.starts_at - $9::timestamptz)), q.id LIMIT $8`,
);

/** Finds other teachers' requests of the same practical with which a request could change days. */
@Injectable()
export class SwapOffers {
  constructor(
    private readonly db: Database,
    private readonly places: SwapPlaces,
  ) {}

  /**
   * Finds with which requests changing days would help this one and make none worse; each is judged at its new lesson by the preview, in
   * the order in which an accepted offer places them. `excluding`: the request that it is already.
   */
  async find(now: Assessment, judge: Judge, excluding: string | null): Promise<Alternative[]> {
    const { asking, plan, context } = now;
    const { lesson, calendar, practical } = plan;
    const first = calendar.before(lesson.date, LOOK_AHEAD_SCHOOL_DAYS)?.date ?? lesson.date;
    const last = calendar.after(lesson.date, LOOK_AHEAD_SCHOOL_DAYS)?.date ?? lesson.date;
    if (!practical) return [];
    const { schoolId } = asking.principal;
    const { teacher, group } = context.entry;
    const of = [schoolId, practical.id, first, last, teacher.id, group.id];
    const ids = await this.db.query(SWAPPABLE, [...of, instant(asking.nowMs), MOST_OF_A_KIND, instant(lesson.startMs)]);
    if (ids.length === 0) return [];
    const look = (id: string) => this.db.one(LOOK_AT_ONE, [schoolId, id]);
    const [was, ...read] = await Promise.all([excluding === null ? undefined : look(excluding), ...ids.map(({ id }) => look(id))]);
    const others = read.filter((one) => one !== undefined);
    const { entryId, date } = parseLessonId(lesson.id) ?? { entryId: '', date: '' };
    const own = { groupId: group.id, teacherId: teacher.id, lessonTeacherId: null, entryId, date, startsAt: lesson.startMs };
    const places = await this.places.find(
      asking,
      others.map((other) => [own, other] as const),
    );
    const found = await Promise.all(others.map((other, index) => this.judged(now, judge, { other, was }, places[index])));
    return found.flatMap((one) => one ?? []);
  }

  private async judged(
    now: Assessment,
    judge: Judge,
    { other, was }: { other: Locked; was: Locked | undefined },
    places: [string, string] | undefined,
  ): Promise<Alternative | null> {
    const [ownId = '', theirId = ''] = places ?? [];
    // only where each class has a lesson of its own that day
    if (ownId === '' || ownId === lessonIdOf(other.entryId, other.date)) return null;
    const without = was ? [was.id, other.id] : [other.id];
    const own = (first?: Assessment) => judge({ ...now.ask, lessonId: ownId }, null, { changing: changing(without, first) });
    const their = (first?: Assessment) =>
      judge({ ...askOf(other), lessonId: theirId }, null, { of: other, changing: changing(without, first) });
    const asked = await judge(askOf(other), null, { of: other });
    const first = await (isBefore(was, other) ? own() : their());
    const second = first && (await (isBefore(was, other) ? their(first) : own(first)));
    if (!asked || !first || !second || overlap(first, second)) return null;
    const [then, theirs] = isBefore(was, other) ? [first, second] : [second, first];
    if (isWorse(other, asked, theirs) || then.plan.blocked || theirs.plan.blocked) return null;
    const { date } = then.plan.lesson;
    const facts = {
      kind: 'swap' as const,
      group: theirs.context.entry.group.code,
      teacher: theirs.context.entry.teacher.name,
      theirs: placeOf(theirs),
      ...placeOf(then),
      days: daysBetween(now.plan.lesson.date, date),
      schoolDays: schoolDaysBetween(now.plan.calendar.days, now.plan.lesson.date, date),
    };
    return offerOf(now, then, facts, { offerTo: other.id });
  }
}

function changing(without: readonly string[], first?: Assessment): ChangingDays {
  return { without, ...(first && { first }) };
}

/** Whether a request was sent before another; what is not sent yet comes after all. */
function isBefore(one: Locked | undefined, other: Locked): boolean {
  const [sent, otherSent] = [one?.submittedAt ?? Infinity, other.submittedAt ?? 0];
  return sent < otherSent || (sent === otherSent && (one?.id ?? '') < other.id);
}

/** Whether they would be out at once: then what one holds was not counted for the other. */
function overlap(one: Assessment, other: Assessment): boolean {
  return overlaps(outOf(one), outOf(other));
}

function outOf({ plan: { held }, availability }: Assessment): { fromMs: number; toMs: number } {
  const turnaround = Math.max(0, ...availability.map(({ apparatus }) => apparatus.turnaround_minutes));
  const { fromMs, toMs } = holdInterval(held, turnaround);
  return { fromMs, toMs };
}

function placeOf({ plan: { lesson } }: Assessment) {
  return { date: lesson.date, period: periodOf(lesson), lastPeriod: lesson.lastPeriod };
}

/** Whether the other request would be later, shorter, further over the line or in a closed room: then nobody is asked. */
function isWorse({ minutesLate }: Locked, now: Assessment, then: Assessment): boolean {
  if (closedFor(then.asking.rules, then.plan) && !closedFor(now.asking.rules, now.plan)) return true;
  const [was, will] = [amissWith(now), amissWith(then)];
  return will.minutesLate > minutesLate || will.short > was.short || will.minutesOver > was.minutesOver || (will.blocked && !was.blocked);
}
