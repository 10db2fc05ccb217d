import {
  type Drawn,
  drawnBy,
  type HeldInterval,
  type KitPart,
  MAX_HOLD_DAYS,
  retake,
  type Retaking,
  retakeTogether,
  Shelf,
} from '@app/shared';
import { is } from '../core/database/index.js';

/** One apparatus as a hold needs to know it; `back_at` in epoch milliseconds: when what is out of service is there again. */
export interface HeldApparatus {
  id: string;
  name: string;
  owned: number;
  out_of_service: number;
  back_at: number | null;
  turnaround_minutes: number;
  labelled: boolean;
  archived: boolean;
  parts: readonly KitPart[] | null;
}

/** What an apparatus is by itself. */
export const OWN = {
  id: is.uuid,
  name: is.text,
  owned: is.int,
  out_of_service: is.int,
  back_at: is.instant.orNull,
  turnaround_minutes: is.int,
  labelled: is.bool,
  archived: is.bool,
};
export const OWN_COLUMNS = 'a.id, a.name, a.owned, a.out_of_service, a.back_at, a.turnaround_minutes, a.labelled, a.archived';
export const HELD_APPARATUS = { ...OWN, parts: is.json<KitPart[]>().orNull };

/** The parts of a kit `a` of a school ($1), as JSON; null of what is no kit. */
export const PARTS = `(SELECT json_agg(json_build_object('apparatusId', p.part_id, 'quantity', p.quantity) ORDER BY p.part_id) FROM apparatus_part p
  WHERE p.school_id = $1 AND p.kit_id = a.id)`;

/** The columns of an apparatus `a` of a school ($1) as `HeldApparatus`. */
export const HELD_COLUMNS = `${OWN_COLUMNS}, ${PARTS} AS parts`;

/** The ids ($2) of apparatus of a school ($1) and those of the parts of kits among them. */
export const WITH_PARTS = '$2::uuid[] || ARRAY(SELECT p.part_id FROM apparatus_part p WHERE p.school_id = $1 AND p.kit_id = ANY($2))';

/**
 * The SQL condition that a hold `h` overlaps [from, to). It bounds the start from both sides (a hold lasts 35 days at most, which the
 * table checks), so that the index serves it under row-level security too.
 */
export function overlapping(from: string, to: string): string {
  return `h.starts_at < ${to} AND h.starts_at > ${from} - interval '${MAX_HOLD_DAYS} days' AND h.ends_at > ${from}`;
}

/**
 * The holds of a school ($1) that draw on an apparatus within [from, to), as a table: its own, and those of kits that it is a part of; `each`
 * says how many of it one that is held takes. What a machine job holds is told as its own.
 */
export function heldOf(apparatus: string, from: string, to: string): string {
  return `(SELECT s.each, h.* FROM (SELECT ${apparatus}.id AS holder, 1 AS each UNION ALL SELECT p.kit_id, p.quantity FROM apparatus_part p
      WHERE p.school_id = $1 AND p.part_id = ${apparatus}.id) s
    CROSS JOIN LATERAL (SELECT h.id, coalesce(h.requisition_id, h.id) AS requisition_id, h.apparatus_id, h.quantity, h.starts_at, h.ends_at FROM hold h
      WHERE h.school_id = $1 AND h.apparatus_id = s.holder AND ${overlapping(from, to)} OFFSET 0) h)`;
}

/** The SQL interval after which an apparatus is ready again: the longest of its own and those of the kits that it is a part of. */
export function readyAfter(apparatus: string): string {
  return `greatest(${apparatus}.turnaround_minutes, (SELECT max(k.turnaround_minutes) FROM apparatus_part p JOIN apparatus k ON k.school_id = $1 AND k.id = p.kit_id
    WHERE p.school_id = $1 AND p.part_id = ${apparatus}.id)) * interval '1 minute'`;
}

/** One apparatus as its number is counted. */
export type Stocked = Pick<HeldApparatus, 'id' | 'owned' | 'out_of_service' | 'back_at' | 'labelled' | 'archived' | 'parts'>;

/** What is out of service until a day is held until then, by nobody: how many there are, and what of them is held so. */
export function standingOf({ owned, out_of_service: out, back_at: backMs, archived }: Stocked): { capacity: number; out: HeldInterval[] } {
  if (archived) return { capacity: 0, out: [] };
  if (backMs === null) return { capacity: owned - out, out: [] };
  return { capacity: owned, out: out > 0 ? [{ fromMs: 0, toMs: backMs, quantity: out }] : [] };
}

/** What one of each of these draws on; of a kit the parts are among them. */
export function drawnOf(apparatus: readonly Stocked[]): Map<string, Drawn[]> {
  const capacities = new Map(apparatus.map((one) => [one.id, standingOf(one).capacity]));
  const capacityOf = (id: string) => capacities.get(id) ?? 0;
  return new Map(apparatus.map(({ parts, ...one }) => [one.id, drawnBy({ ...one, parts: parts ?? [] }, capacityOf)]));
}

/** What is held of these by requests, and what is out of service until a day. */
export function heldAndOut(
  apparatus: readonly Stocked[],
  held: ReadonlyMap<string, readonly HeldInterval[]>,
): Map<string, readonly HeldInterval[]> {
  return new Map(apparatus.map((one) => [one.id, [...(held.get(one.id) ?? []), ...standingOf(one).out]]));
}

/** The apparatus on the shelf, less what is held of it. */
export function shelfOf(apparatus: readonly Stocked[], held: ReadonlyMap<string, readonly HeldInterval[]>): Shelf {
  return new Shelf(drawnOf(apparatus), heldAndOut(apparatus, held));
}

/**
 * Takes again what was given back of apparatus, beside what others hold (`held`), as `retake` says it; where a kit is among it all is taken
 * together, for who takes a kit takes its parts. Answers how many each gets, in the order given.
 */
export function takeAgain(
  apparatus: readonly Stocked[],
  held: ReadonlyMap<string, readonly HeldInterval[]>,
  oldestFirst: readonly (Retaking & { apparatusId: string })[],
): number[] {
  const all = heldAndOut(apparatus, held);
  if (apparatus.some(({ parts }) => parts !== null)) return retakeTogether(drawnOf(apparatus), all, oldestFirst);
  const taken = oldestFirst.map(() => 0);
  for (const one of apparatus) {
    const asking = oldestFirst.flatMap((of, place) => (of.apparatusId === one.id ? [{ ...of, place }] : []));
    retake(standingOf(one).capacity, all.get(one.id) ?? [], asking).forEach((quantity, at) => {
      const place = asking[at]?.place;
      if (place !== undefined) taken[place] = quantity;
    });
  }
  return taken;
}
