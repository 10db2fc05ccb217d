import { type AvailabilityStep, availabilitySteps, freeDuring, type HeldInterval } from './availability.js';
import { type TimeStretch, touchedBy } from './free-in-each.js';

/** So many of another apparatus that are in one kit. */
export interface KitPart {
  apparatusId: string;
  quantity: number;
}

/** What has to be free for one of an apparatus to be free: so many (`each`) of a thing of which there are `capacity`. */
export interface Drawn {
  id: string;
  each: number;
  capacity: number;
}

/** What one of each apparatus draws on: itself and, of a kit, its parts. */
export type DrawnBy = ReadonlyMap<string, readonly Drawn[]>;

/** What is held of each apparatus, by its id, itself or as a part of kits. */
export type HeldOf = ReadonlyMap<string, readonly HeldInterval[]>;

/** A thing of the store with what it is made of, as far as it matters whether it is counted itself. */
interface MadeOf {
  owned: number;
  labelled: boolean;
  archived: boolean;
  parts: readonly KitPart[];
}

/** Whether a kit is made up of its parts as it is asked for: it has no number of its own and no label. */
export function isMadeUp({ owned, labelled, archived, parts }: MadeOf): boolean {
  return parts.length > 0 && owned === 0 && !labelled && !archived;
}

/**
 * Lists what one of an apparatus draws on. A kit that has no number of its own and no label is made up of its parts as it is asked for:
 * they alone decide how many there are. `capacityOf`: how many there are of each, itself among them.
 */
export function drawnBy(kit: MadeOf & { id: string }, capacityOf: (id: string) => number): Drawn[] {
  const parts = kit.parts.map(({ apparatusId: id, quantity: each }) => ({ id, each, capacity: capacityOf(id) }));
  return isMadeUp(kit) ? parts : [{ id: kit.id, each: 1, capacity: capacityOf(kit.id) }, ...parts];
}

/** How many of what draws on these are there while nothing is held. */
export function capacityOf(drawn: readonly Drawn[]): number {
  return Math.max(0, Math.min(...drawn.map(({ capacity, each }) => Math.floor(capacity / each))));
}

/** How many of what draws on these are free throughout [fromMs, toMs): the least over its parts. Never below 0. */
export function freeOf(drawn: readonly Drawn[], held: HeldOf, fromMs: number, toMs: number): number {
  return Math.min(...drawn.map(({ id, each, capacity }) => Math.floor(freeDuring(capacity, held.get(id) ?? [], fromMs, toMs) / each)));
}

/** What is held as more is taken: begun with what others hold. */
export class Shelf {
  private readonly held = new Map<string, HeldInterval[]>();

  constructor(
    private readonly drawn: DrawnBy,
    held: HeldOf,
  ) {
    for (const [id, intervals] of held) this.held.set(id, [...intervals]);
  }

  /** How many of an apparatus are free throughout [fromMs, toMs); none of one that is not known. */
  free(id: string, fromMs: number, toMs: number): number {
    const drawn = this.drawn.get(id);
    return drawn === undefined ? 0 : freeOf(drawn, this.held, fromMs, toMs);
  }

  /** How many of one thing that is drawn on are left throughout [fromMs, toMs). Never below 0. */
  left({ id, capacity }: Drawn, fromMs: number, toMs: number): number {
    return freeDuring(capacity, this.held.get(id) ?? [], fromMs, toMs);
  }

  /** Takes so many of an apparatus over [fromMs, toMs), whether they are free or not. */
  take(id: string, { fromMs, toMs, quantity }: HeldInterval): void {
    if (quantity <= 0) return;
    for (const one of this.drawn.get(id) ?? []) {
      const interval = { fromMs, toMs, quantity: quantity * one.each };
      const there = this.held.get(one.id);
      if (there) there.push(interval);
      else this.held.set(one.id, [interval]);
    }
  }
}

/**
 * Takes again of several apparatus what was given back, beside what others hold, as `retake` does of one: first to each what was
 * promised, then what is wanted beyond that, the oldest first both times. Answers how many each gets, in the order given.
 */
export function retakeTogether(
  drawn: DrawnBy,
  held: HeldOf,
  oldestFirst: readonly { apparatusId: string; fromMs: number; toMs: number; promised: number; wanted: number }[],
): number[] {
  const shelf = new Shelf(drawn, held);
  const taken = oldestFirst.map(() => 0);
  const more = (index: number, { apparatusId, fromMs, toMs }: (typeof oldestFirst)[number], upTo: number): void => {
    const has = taken[index] ?? 0;
    const quantity = Math.max(0, Math.min(upTo - has, shelf.free(apparatusId, fromMs, toMs)));
    shelf.take(apparatusId, { fromMs, toMs, quantity });
    taken[index] = has + quantity;
  };
  oldestFirst.forEach((one, index) => more(index, one, Math.min(one.promised, one.wanted)));
  oldestFirst.forEach((one, index) => more(index, one, one.wanted));
  return taken;
}

/** Shares out what is free among those who are short, as `shareOut` does of one apparatus; those who get nothing are not in the answer. */
export function shareOutTogether<Wanting extends { apparatusId: string; fromMs: number; toMs: number; short: number }>(
  drawn: DrawnBy,
  held: HeldOf,
  oldestFirst: readonly Wanting[],
): { wanting: Wanting; quantity: number }[] {
  const shelf = new Shelf(drawn, held);
  return oldestFirst.flatMap((wanting) => {
    const { apparatusId, fromMs, toMs, short } = wanting;
    const quantity = Math.min(short, shelf.free(apparatusId, fromMs, toMs));
    if (quantity <= 0) return [];
    shelf.take(apparatusId, { fromMs, toMs, quantity });
    return [{ wanting, quantity }];
  });
}

/**
 * How many of what draws on these are free over the whole of each stretch that a hold touches, by the places of these in the list; in all
 * others as many as are there (`capacityOf`). The stretches are in order of their starts.
 */
export function freeWhereHeld(drawn: readonly Drawn[], held: HeldOf, stretches: readonly TimeStretch[]): Map<number, number> {
  const parts = drawn.map(({ id, each, capacity }) => ({ each, capacity, touched: touchedBy(held.get(id) ?? [], stretches) }));
  const places = new Set(parts.flatMap(({ touched }) => [...touched.keys()]));
  const freeAt = (at: number, { fromMs, toMs }: TimeStretch) =>
    Math.min(...parts.map(({ each, capacity, touched }) => Math.floor(freeDuring(capacity, touched.get(at) ?? [], fromMs, toMs) / each)));
  return new Map([...places].flatMap((at) => (stretches[at] ? [[at, freeAt(at, stretches[at])]] : [])));
}

/**
 * Tells over [fromMs, toMs) how many of what draws on these are there, held and free, in contiguous steps, neighbours always different.
 * `out`: what is out of service then. Of a kit what is held is what is not free of what is there.
 */
export function stepsOf(drawn: readonly Drawn[], held: HeldOf, out: HeldOf, fromMs: number, toMs: number): AvailabilityStep[] {
  const parts = drawn.map(({ id, each, capacity }) => {
    const [others, away] = [held.get(id) ?? [], out.get(id) ?? []];
    return {
      each,
      capacity,
      held: walk(others, fromMs, toMs),
      out: walk(away, fromMs, toMs),
      all: walk([...others, ...away], fromMs, toMs),
    };
  });
  const bounds = [...new Set(parts.flatMap(({ held: of, out: away }) => [...of.bounds, ...away.bounds]))].sort((one, other) => one - other);
  const steps: AvailabilityStep[] = [];
  for (const [at, startMs] of bounds.entries()) {
    const there = parts.map(({ each, capacity, out: away }) => Math.floor(Math.max(0, capacity - away.at(startMs)) / each));
    const left = parts.map(({ each, capacity, all }) => Math.floor(Math.max(0, capacity - all.at(startMs)) / each));
    const [capacity, free] = [Math.min(...there), Math.min(...left)];
    const own = parts.length === 1 && parts[0]?.each === 1 ? parts[0].held.at(startMs) : capacity - free;
    const last = steps.at(-1);
    if (last?.capacity === capacity && last.free === free && last.held === own) last.toMs = bounds[at + 1] ?? toMs;
    else steps.push({ fromMs: startMs, toMs: bounds[at + 1] ?? toMs, capacity, held: own, free });
  }
  return steps;
}

/** What is held at instants that are asked for in their order. */
function walk(holds: readonly HeldInterval[], fromMs: number, toMs: number): { bounds: number[]; at: (ms: number) => number } {
  const steps = availabilitySteps(0, holds, fromMs, toMs);
  let place = 0;
  return {
    bounds: steps.map((step) => step.fromMs),
    at: (ms) => {
      while ((steps[place]?.toMs ?? Infinity) <= ms) place++;
      return steps[place]?.held ?? 0;
    },
  };
}
