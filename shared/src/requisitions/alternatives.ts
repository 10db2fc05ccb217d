import type { IsoDate } from '../time/iso-date.js';
import { neededFor, setsFor, type LineRule } from '../practicals/quantities.js';

/** Kinds of help, least disturbing first: another lesson, larger groups, equivalent apparatus, a set-up that is out anyway. */
export const ALTERNATIVE_ORDER = ['lesson', 'sets', 'equivalent', 'shared'] as const;
export type AlternativeKind = (typeof ALTERNATIVE_ORDER)[number];

/** What an alternative offers, for its words: another lesson of the group, larger groups, or the practical that is out that day. */
export type AlternativeFacts =
  { kind: 'lesson'; date: IsoDate; period: string } | { kind: 'sets'; groupSize: number; sets: number } | { kind: 'shared'; title: string };

/** A kit line; only lines with an `apparatusId` are held and can be short. */
export type HeldLine = LineRule & { apparatusId?: string | null };

const MAX_EXTRA_PUPILS_IN_A_GROUP = 4;

/** The alternatives in order of least disturbance; within a kind, those that save most minutes come first. */
export function inOrderOfDisturbance<A extends { kind: AlternativeKind; minutesSaved: number }>(alternatives: readonly A[]): A[] {
  const rank = (alternative: A) => ALTERNATIVE_ORDER.indexOf(alternative.kind);
  return [...alternatives].sort((one, other) => rank(one) - rank(other) || other.minutesSaved - one.minutesSaved);
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
  const largest = Math.min(groupSize + most, pupils);
  for (let size = groupSize + 1; size <= largest; size++) {
    if (apparatusFits(lines, { sets: setsFor(pupils, size), pupils }, free)) return size;
  }
  return null;
}
