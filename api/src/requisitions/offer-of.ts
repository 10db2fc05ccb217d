import { type Alternative, type AlternativeFacts, betterThan, type IsoDate, type Promised } from '@app/shared';
import { words } from '../core/words.js';
import { amissWith, type Assessment } from './assessment.js';
import { addedToDay } from './preview-answer.js';
import { closedFor } from './stands-closed.js';

/** Counts the teaching days from one date to another; below 0 where that is earlier. */
export function schoolDaysBetween(days: readonly { date: IsoDate }[], from: IsoDate, to: IsoDate): number {
  const [first, last] = from < to ? [from, to] : [to, from];
  // a day itself is not between, wherever the lesson is looked at from
  const between = days.filter(({ date }) => date > first && date <= last).length;
  return from < to ? between : -between;
}

/** Counts the days from one date to another; below 0 where that is earlier. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return Temporal.PlainDate.from(from).until(to, { largestUnit: 'days' }).days;
}

/** Says how many minutes less are added to the technicians' day by then. */
export function minutesSaved(now: Assessment, then: Assessment): number {
  return addedToDay(now) - addedToDay(then);
}

/** What is offered, before it was judged. */
export type Offer<Facts> = Facts extends AlternativeFacts ? Omit<Facts, keyof Promised> : never;

/** Makes an offer of what was judged; null where it is no help. */
export function offerOf(now: Assessment, then: Assessment, what: Offer<AlternativeFacts>, apply: Alternative['apply']): Alternative | null {
  const amiss = amissWith(then);
  const better = betterThan(amissWith(now), amiss);
  if (better === null || (closedFor(then.asking.rules, then.plan) && !closedFor(now.asking.rules, now.plan))) return null;
  const { late, minutesLate, schoolDaysLate } = then.plan;
  const { short, minutesOver } = amiss;
  const facts = { ...what, late, minutesLate, schoolDaysLate, short, minutesOver, better };
  const saved = minutesSaved(now, then);
  return { kind: facts.kind, text: words.alternatives.text(facts, saved), minutesSaved: saved, facts, apply };
}
