import type { IsoDate } from '../time/iso-date.js';
import { neededFor, setsFor, type LineRule } from '../practicals/quantities.js';

/**
 * Kinds of help: another lesson of the group, larger groups, equivalent apparatus, another lesson on whose day of preparing another class
 * has the same practical made, a room that has what the lesson's lacks, to change days with another teacher's request of the same practical.
 */
export const ALTERNATIVE_KINDS = ['lesson', 'sets', 'equivalent', 'shared', 'room', 'swap'] as const;
export type AlternativeKind = (typeof ALTERNATIVE_KINDS)[number];

/** What is amiss with a request, as the preview judges it; 0 where nothing is. */
export interface Amiss {
  minutesLate: number;
  /** Pieces of apparatus that are not there. */
  short: number;
  minutesOver: number;
  /** Whether the department takes no requests so close to the lesson. */
  blocked: boolean;
  /** How much of what it needs the room of its lesson has not. */
  lacks: number;
}

/** How a request would stand with an alternative, and whether that mends the lateness, the shortage, the overload or what the room lacks. */
export interface Promised {
  late: boolean;
  minutesLate: number;
  schoolDaysLate: number;
  short: number;
  minutesOver: number;
  better: Trouble[];
  /** What is amiss then and is not now: of what somebody offers all the same. */
  worse?: Trouble[];
}

/** What can be amiss. */
export const TROUBLES = ['late', 'short', 'over', 'room'] as const;
export type Trouble = (typeof TROUBLES)[number];

/** Another lesson; `days` is how many calendar days later it is than the one that was asked for, `schoolDays` how many of teaching, below 0 earlier. */
interface AtLesson {
  date: IsoDate;
  period: string;
  lastPeriod: string | null;
  days: number;
  schoolDays: number;
}

/** What an alternative offers, for its words. `groups`: the classes whose set-up is made that day anyway. */
export type AlternativeFacts = Promised &
  (
    | ({ kind: 'lesson' } & AtLesson)
    | ({ kind: 'shared'; groups: string[] } & AtLesson)
    | ({ kind: 'swap'; group: string; teacher: string; theirs: Pick<AtLesson, 'date' | 'period' | 'lastPeriod'> } & AtLesson)
    | { kind: 'sets'; groupSize: number; sets: number }
    | { kind: 'equivalent'; name: string; instead: string }
    | { kind: 'room'; room: string }
  );

/** A kit line; only lines with an `apparatusId` are held and can be short. */
export type HeldLine = LineRule & { apparatusId?: string | null };

const MAX_EXTRA_PUPILS_IN_A_GROUP = 4;
/** What keeps the lesson, the last first. */
const HERE: readonly AlternativeKind[] = ['sets', 'equivalent', 'room'];
/** So many alternatives of a kind are offered at most. */
export const MOST_OF_A_KIND = 3;

/** Names what is better than it was; null where nothing is, or anything is worse: that is no help. */
export function betterThan(now: Amiss, then: Amiss): Trouble[] | null {
  if (then.minutesLate > now.minutesLate || then.short > now.short || then.minutesOver > now.minutesOver) return null;
  if ((then.blocked && !now.blocked) || then.lacks > now.lacks) return null;
  const better: Trouble[] = [];
  if (then.minutesLate < now.minutesLate || (now.blocked && !then.blocked)) better.push('late');
  if (then.short < now.short) better.push('short');
  if (then.minutesOver < now.minutesOver) better.push('over');
  if (then.lacks < now.lacks) better.push('room');
  return better.length > 0 ? better : null;
}

/** Names what is amiss by then and is not now. */
export function worseThan(now: Amiss, then: Amiss): Trouble[] {
  const worse: Trouble[] = [];
  if (then.minutesLate > 0 && now.minutesLate === 0) worse.push('late');
  if (then.short > 0 && now.short === 0) worse.push('short');
  if (then.minutesOver > 0 && now.minutesOver === 0) worse.push('over');
  return worse;
}

/** Picks the alternatives that are offered, at most three of a kind: what keeps the lesson first, then the nearest day, then the most minutes. */
export function offered<A extends { minutesSaved: number; facts: AlternativeFacts }>(alternatives: readonly A[]): A[] {
  const away = ({ facts }: A) => ('days' in facts ? Math.abs(facts.days) : -1 - HERE.indexOf(facts.kind));
  const ordered = [...alternatives].sort((one, other) => away(one) - away(other) || other.minutesSaved - one.minutesSaved);
  return ordered.filter(
    (one, place) => ordered.slice(0, place).filter(({ facts }) => facts.kind === one.facts.kind).length < MOST_OF_A_KIND,
  );
}

/** Quantity asked of each apparatus; lines that ask for the same apparatus add up. */
export function askedOfApparatus(lines: readonly HeldLine[], ask: { sets: number; pupils: number }): Map<string, number> {
  const asked = new Map<string, number>();
  for (const line of lines) {
    if (!line.apparatusId) continue;
    asked.set(line.apparatusId, (asked.get(line.apparatusId) ?? 0) + neededFor(line, ask));
  }
  return asked;
}

/** Whether all the apparatus asked for is free. `free` is by apparatus id; what it does not name counts as none free. */
export function apparatusFits(
  lines: readonly HeldLine[],
  ask: { sets: number; pupils: number },
  free: ReadonlyMap<string, number>,
): boolean {
  return [...askedOfApparatus(lines, ask)].every(([apparatusId, quantity]) => quantity <= (free.get(apparatusId) ?? 0));
}

/** Lists the larger groups that a class can work in, smallest first: those that need fewer sets than the one before. */
export function largerGroups(pupils: number, groupSize: number, most = MAX_EXTRA_PUPILS_IN_A_GROUP): number[] {
  const sizes = Array.from({ length: most }, (_, more) => groupSize + more + 1).filter((size) => size <= pupils);
  return sizes.filter((size) => setsFor(pupils, size) < setsFor(pupils, size - 1));
}

/**
 * The smallest group size above the present one with which every apparatus line fits, or null when none does.
 * Groups grow by at most `most` pupils and never beyond the class.
 */
export function fewerSets(
  lines: readonly HeldLine[],
  pupils: number,
  groupSize: number,
  free: ReadonlyMap<string, number>,
  most = MAX_EXTRA_PUPILS_IN_A_GROUP,
): number | null {
  return largerGroups(pupils, groupSize, most).find((size) => apparatusFits(lines, { sets: setsFor(pupils, size), pupils }, free)) ?? null;
}
