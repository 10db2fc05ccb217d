import { type AlternativeFacts, type Amiss, betterThan, lessonId, type OfferedLesson, periodOf, worseThan } from '@app/shared';
import { amissWith, type Assessment } from '../assessment.js';
import type { Locked } from '../locked-requisition.js';
import { addedToDay } from '../preview-answer.js';
import type { KeptMove, OfferRow } from './offer.entity.js';

/** A request of an offer, how it stands (null: its lesson is not held), and how it would at the lesson that it would go to. */
export interface Judged {
  locked: Locked;
  now: Assessment | null;
  then: Assessment;
}

/** What an offer says of its first request, and the minutes that all of it saves. */
export function factsOf(judged: readonly Judged[]): Pick<OfferRow, 'facts' | 'minutesSaved'> {
  const [first, other] = judged;
  if (!first) throw new Error('An offer that moves nothing');
  const at = lessonOf(first);
  const away = { days: daysBetween(first), schoolDays: schoolDaysBetween(first) };
  const { late, minutesLate, schoolDaysLate } = first.then.plan;
  const [was, will] = [amissNow(first), amissWith(first.then)];
  const promised = {
    late,
    minutesLate,
    schoolDaysLate,
    short: will.short,
    minutesOver: will.minutesOver,
    better: betterThan(was, { ...will, minutesLate: Math.min(will.minutesLate, was.minutesLate) }) ?? [],
    worse: worseThan(was, will),
  };
  const { date, period, lastPeriod } = at;
  const place = { date, period, lastPeriod, ...away };
  const facts: AlternativeFacts = other
    ? { kind: 'swap', ...withOther(other), ...place, ...promised }
    : { kind: 'lesson', ...place, ...promised };
  return { facts, minutesSaved: judged.reduce((sum, one) => sum + saved(one), 0) };
}

/** What is kept of one request of an offer. `asked`: its fingerprint. */
export function kept(one: Judged, asked: string): KeptMove {
  const { id: requisitionId, entryId, date, period, lastPeriod } = one.locked;
  return { requisitionId, from: { lessonId: lessonId(entryId, date), date, period, lastPeriod }, to: lessonOf(one), asked };
}

/** What is amiss with a request where it stands: its lateness is that of its sending. */
export function amissNow({ locked, now }: Pick<Judged, 'locked' | 'now'>): Amiss {
  const amiss = now ? amissWith(now) : { minutesLate: 0, short: 0, minutesOver: 0, blocked: false, lacks: 0 };
  return { ...amiss, minutesLate: locked.minutesLate };
}

function lessonOf({ then: { plan } }: Judged): OfferedLesson {
  const { lesson } = plan;
  return { lessonId: lesson.id, date: lesson.date, period: periodOf(lesson), lastPeriod: lesson.lastPeriod };
}

function withOther(other: Judged) {
  const { date, period, lastPeriod } = lessonOf(other);
  const { group, teacher } = other.now?.context.entry ?? other.then.context.entry;
  return { group: group.code, teacher: teacher.name, theirs: { date, period, lastPeriod } };
}

function saved({ now, then }: Judged): number {
  return now ? addedToDay(now) - addedToDay(then) : 0;
}

function daysBetween({ locked, then }: Judged): number {
  return Temporal.PlainDate.from(locked.date).until(then.plan.lesson.date, { largestUnit: 'days' }).days;
}

function schoolDaysBetween({ locked, then: { plan } }: Judged): number {
  const [from, to] = [locked.date, plan.lesson.date];
  const [first, last] = from < to ? [from, to] : [to, from];
  const between = plan.calendar.daysBetween(first, last).filter(({ date }) => date > first).length;
  return from < to ? between : -between;
}
