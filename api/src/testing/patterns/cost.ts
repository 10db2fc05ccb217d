import { Machine } from './machine.js';

/** How the time of a pattern grows with the text that it is tried on: by this power of its length, or for ever faster (Infinity). */
export interface Cost {
  power: number;
  /** What repeated makes it slow, where it is more than linear. */
  attack: string | null;
}

interface Edge {
  letter: number;
  to: number;
  isSure: boolean;
  isMany: boolean;
}

/**
 * Works out how the time of matching grows, as a matcher that backtracks takes it. A text that can be parted between two loops in several
 * ways is tried in each where what follows may fail; each such pair of loops after another adds one to the power, and a loop that takes the
 * same text in two ways makes it exponential. Looking for a beginning is a loop too. More is told than is so, never less.
 */
export function costOf(source: string, flags: string): Cost {
  const machine = new Machine(source, flags);
  const edges = edgesOf(machine);
  const loopOf = loopsOf(edges);
  const nested = twoWays(edges, loopOf);
  if (nested !== null) return { power: Infinity, attack: shown(machine, nested) };
  const pairs = pairsOf(edges, loopOf);
  const power = 1 + longest(pairs, edges);
  return { power, attack: pairs[0] ? shown(machine, pairs[0].word) : null };
}

function shown({ letters }: Machine, word: readonly number[]): string {
  return word.map((letter) => letters.samples[letter]).join('');
}

/** All places that can be come to, each with what follows. */
function edgesOf(machine: Machine): Edge[][] {
  const edges: Edge[][] = [];
  const waiting = [...machine.beginning()];
  for (const place of waiting) {
    if (edges[place]) continue;
    edges[place] = (machine.places[place]?.takes ?? []).flatMap((letter) => {
      const { places, isSure } = machine.follow(place, letter);
      return [...places].map(([to, ways]) => ({ letter, to, isSure, isMany: ways > 1 }));
    });
    waiting.push(...edges[place].map(({ to }) => to));
  }
  return edges;
}

/** The loop that each place is part of, by a number; none where it is come to once only. */
function loopsOf(edges: readonly Edge[][]): Map<number, number> {
  const order: number[] = [];
  const seen = new Set<number>();
  for (const start of edges.keys()) visit(start, (at) => (edges[at] ?? []).map(({ to }) => to), seen, order);
  const back: number[][] = edges.map(() => []);
  for (const [from, some] of edges.entries()) for (const { to } of some ?? []) back[to]?.push(from);
  const loops = new Map<number, number>();
  const taken = new Set<number>();
  for (const start of order.reverse()) {
    const loop: number[] = [];
    visit(start, (at) => back[at] ?? [], taken, loop);
    const isLoop = loop.length > 1 || (edges[start] ?? []).some(({ to }) => to === start);
    if (isLoop) for (const place of loop) loops.set(place, start);
  }
  return loops;
}

function visit(start: number, next: (at: number) => readonly number[], seen: Set<number>, after: number[]): void {
  if (seen.has(start)) return;
  seen.add(start);
  const path = [{ at: start, left: [...next(start)] }];
  while (path.length > 0) {
    const { at, left } = path.at(-1)!;
    const to = left.pop();
    if (to === undefined) {
      after.push(at);
      path.pop();
    } else if (!seen.has(to)) {
      seen.add(to);
      path.push({ at: to, left: [...next(to)] });
    }
  }
}

/** A word that a loop takes in two ways, where one of them may still fail. */
function twoWays(edges: readonly Edge[][], loopOf: ReadonlyMap<number, number>): number[] | null {
  for (const [place, loop] of loopOf) {
    const inside = (at: number, letter?: number) =>
      (edges[at] ?? []).filter((edge) => loopOf.get(edge.to) === loop && (letter === undefined || edge.letter === letter));
    for (const edge of inside(place)) if (edge.isMany && !edge.isSure) return [edge.letter];
    const word = search(
      [place, place, 0],
      ([one = 0, other = 0, state = 0]) =>
        inside(one).flatMap((a) =>
          inside(other, a.letter).map((b) => {
            const parted = state & 4 || a.to !== b.to ? 4 : 0;
            return { letter: a.letter, to: [a.to, b.to, parted | ((state & 1) | (a.isSure ? 1 : 0)) | ((state & 2) | (b.isSure ? 2 : 0))] };
          }),
        ),
      ([one, other, state = 0]) => one === place && other === place && (state & 4) > 0 && (state & 3) !== 3,
    );
    if (word) return word;
  }
  return null;
}

interface Pair {
  from: number;
  to: number;
  word: number[];
}

/** Loops between which a text can be parted in several ways. */
function pairsOf(edges: readonly Edge[][], loopOf: ReadonlyMap<number, number>): Pair[] {
  const members = Map.groupBy(loopOf.keys(), (place) => loopOf.get(place)!);
  const reach = reachOf(edges, members.keys());
  const lettersOf = new Map([...members].map(([loop, own]) => [loop, new Set(own.flatMap((at) => lettersInside(edges, loopOf, at)))]));
  const pairs: Pair[] = [];
  for (const [from, firsts] of members)
    for (const [to, seconds] of members) {
      if (from === to || !reach.get(from)!.has(to)) continue;
      const both = new Set([...lettersOf.get(from)!].filter((letter) => lettersOf.get(to)!.has(letter)));
      if (both.size === 0) continue;
      const word = partedWord(edges, { loopOf, from, to, both }, firsts, seconds);
      if (word) pairs.push({ from, to, word });
    }
  return pairs;
}

interface Between {
  loopOf: ReadonlyMap<number, number>;
  from: number;
  to: number;
  both: ReadonlySet<number>;
}

function partedWord(
  edges: readonly Edge[][],
  { loopOf, from, to, both }: Between,
  firsts: readonly number[],
  seconds: readonly number[],
): number[] | null {
  const steps = (at: number, letter: number) => (edges[at] ?? []).filter((edge) => edge.letter === letter);
  for (const first of firsts)
    for (const second of seconds) {
      const word = search(
        [first, first, second],
        ([x = 0, y = 0, z = 0]) =>
          [...both].flatMap((letter) => {
            const xs = steps(x, letter).filter((edge) => loopOf.get(edge.to) === from);
            const zs = xs.length === 0 ? [] : steps(z, letter).filter((edge) => loopOf.get(edge.to) === to && !edge.isSure);
            if (zs.length === 0) return [];
            return steps(y, letter).flatMap((b) => xs.flatMap((a) => zs.map((c) => ({ letter, to: [a.to, b.to, c.to] }))));
          }),
        ([x, y, z]) => x === first && y === second && z === second,
      );
      if (word) return word;
    }
  return null;
}

function lettersInside(edges: readonly Edge[][], loopOf: ReadonlyMap<number, number>, at: number): number[] {
  return (edges[at] ?? []).flatMap(({ letter, to }) => (loopOf.get(to) === loopOf.get(at) ? [letter] : []));
}

/** All that can be come to from each of some places. */
function reachOf(edges: readonly Edge[][], places: Iterable<number>): Map<number, Set<number>> {
  return new Map(
    Array.from(new Set(places), (start) => {
      const seen = new Set<number>();
      visit(start, (at) => (edges[at] ?? []).map(({ to }) => to), seen, []);
      return [start, seen];
    }),
  );
}

/** How many pairs of loops at most stand one after the other. */
function longest(pairs: readonly Pair[], edges: readonly Edge[][]): number {
  const reach = reachOf(
    edges,
    pairs.map(({ to }) => to),
  );
  const known = new Map<Pair, number>();
  const from = (pair: Pair): number => {
    const before = known.get(pair);
    if (before !== undefined) return before;
    // no loop has a way back to one before it
    const next = pairs.filter((other) => reach.get(pair.to)!.has(other.from));
    const length = 1 + Math.max(0, ...next.map(from));
    known.set(pair, length);
    return length;
  };
  return Math.max(0, ...pairs.map(from));
}

/** The word by which one comes from a state to one that is wanted, of at least one letter. */
function search(
  start: readonly number[],
  next: (state: readonly number[]) => { letter: number; to: number[] }[],
  isWanted: (state: readonly number[]) => boolean,
): number[] | null {
  const seen = new Set<string>();
  const waiting: { state: readonly number[]; word: number[] }[] = [{ state: start, word: [] }];
  for (const { state, word } of waiting)
    for (const { letter, to } of next(state)) {
      const key = to.join();
      if (seen.has(key)) continue;
      seen.add(key);
      if (isWanted(to)) return [...word, letter];
      waiting.push({ state: to, word: [...word, letter] });
    }
  return null;
}
