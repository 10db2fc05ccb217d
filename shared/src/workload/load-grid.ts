import type { CapacityCurve } from './capacity.js';
import type { Over, Work } from './over-line.js';
import type { Demand } from './pressure.js';
import { isWork } from './sweep.js';

const MINUTE_MS = 60_000;
const inMs = (minutes: number): number => Math.round(minutes * MINUTE_MS);

/**
 * By how much the work in every stretch exceeds the time there, kept up to date while work is added: each trial reads what a sweep would
 * add up anew. Its bounds are those of all work that may ever come; bounds of none change no answer, since a stretch between two of them
 * holds the work of a shorter one.
 */
export class LoadGrid {
  /** Openings, the latest first, and ends, the earliest first. */
  private readonly opens: Float64Array;
  private readonly ends: Float64Array;
  private readonly openOf: ReadonlyMap<number, number>;
  private readonly endOf: ReadonlyMap<number, number>;
  /** Work less time in milliseconds, by opening and end; and the most of it that an opening has. */
  private readonly excess: Float64Array;
  private readonly most: Float64Array;
  /** Of each batch the first end of a member, by the opening of the stretch. */
  private readonly batches = new Map<string, Int32Array>();
  /** What a trial adds from an end on. */
  private readonly added: Float64Array;

  constructor(everything: readonly Demand[], curve: Pick<CapacityCurve, 'minutes'>) {
    const work = everything.filter(isWork);
    this.opens = Float64Array.from(new Set(work.map(({ fromMs }) => fromMs)))
      .sort()
      .reverse();
    this.ends = Float64Array.from(new Set(work.map(({ dueMs }) => dueMs))).sort();
    this.openOf = placesOf(this.opens);
    this.endOf = placesOf(this.ends);
    this.added = new Float64Array(this.ends.length + 1);
    this.excess = new Float64Array(this.opens.length * this.ends.length);
    this.most = new Float64Array(this.opens.length).fill(-Infinity);
    const earliestMs = this.opens.at(-1) ?? 0;
    const before = (atMs: number) => inMs(curve.minutes(earliestMs, atMs));
    const beforeEnd = this.ends.map(before);
    this.opens.forEach((fromMs, open) => {
      const beforeStart = before(fromMs);
      for (let end = 0; end < this.ends.length; end++) {
        const lessMs = beforeStart - beforeEnd[end]!;
        this.excess[open * this.ends.length + end] = lessMs;
        this.most[open] = Math.max(this.most[open]!, lessMs);
      }
    });
  }

  /** How many stretches it would have. */
  static sizeOf(everything: readonly Demand[]): number {
    return new Set(everything.map(({ fromMs }) => fromMs)).size * new Set(everything.map(({ dueMs }) => dueMs)).size;
  }

  /** Adds work whose bounds are among those that it was made with. */
  add(work: Demand): void {
    if (!isWork(work)) return;
    const end = this.endOf.get(work.dueMs)!;
    const { minutes, batch, fixedMinutes = 0 } = work;
    const first = batch && fixedMinutes > 0 ? this.firstEnds(batch) : null;
    const ownMs = inMs(minutes) + (first ? 0 : inMs(fixedMinutes));
    const sharedMs = inMs(fixedMinutes);
    for (let open = this.openOf.get(work.fromMs)!; open < this.opens.length; open++) {
      const known = first?.[open] ?? 0;
      if (first && end < known) first[open] = end;
      const row = open * this.ends.length;
      let most = this.most[open]!;
      for (let at = end; at < this.ends.length; at++) {
        const now = (this.excess[row + at]! += at < known ? ownMs + sharedMs : ownMs);
        if (now > most) most = now;
      }
      this.most[open] = most;
    }
  }

  /** Tries work beside what was added: by how much it is over in the stretches that hold some of it, beyond a bound in milliseconds. */
  tried(own: readonly Work[], beyondMs: number): { over: Over; overMs: number } | null {
    const work = own.filter(isWork).sort((one, other) => other.fromMs - one.fromMs);
    const totalMs = work.reduce((sum, { minutes, fixedMinutes = 0 }) => sum + inMs(minutes) + inMs(fixedMinutes), 0);
    let over: Over | null = null;
    let mostMs = beyondMs;
    let index = 0;
    let firstEnd = this.ends.length;
    for (let open = this.openOf.get(work[0]?.fromMs ?? NaN) ?? this.opens.length; open < this.opens.length; open++) {
      for (; work[index] && work[index]!.fromMs >= this.opens[open]!; index++)
        firstEnd = Math.min(firstEnd, this.endOf.get(work[index]!.dueMs)!);
      if (this.most[open]! + totalMs <= mostMs) continue;
      this.lay(work.slice(0, index), open);
      const row = open * this.ends.length;
      let ownMs = 0;
      for (let end = firstEnd; end < this.ends.length; end++) {
        ownMs += this.added[end]!;
        const overMs = this.excess[row + end]! + ownMs;
        if (overMs <= mostMs) continue;
        mostMs = overMs;
        over = { minutesOver: overMs / MINUTE_MS, fromMs: this.opens[open]!, toMs: this.ends[end]! };
      }
    }
    return over && { over, overMs: mostMs };
  }

  /** Lays out what work adds to stretches of an opening; what a batch spends once only up to where that is counted already. */
  private lay(work: readonly Work[], open: number): void {
    this.added.fill(0);
    const firstOf = new Map<string, { end: number; sharedMs: number }>();
    for (const { dueMs, minutes, batch, fixedMinutes = 0 } of work) {
      const end = this.endOf.get(dueMs)!;
      this.added[end]! += inMs(minutes);
      if (fixedMinutes > 0 && !batch) this.added[end]! += inMs(fixedMinutes);
      if (!batch || fixedMinutes <= 0) continue;
      if (end < (firstOf.get(batch)?.end ?? Infinity)) firstOf.set(batch, { end, sharedMs: inMs(fixedMinutes) });
    }
    for (const [batch, { end, sharedMs }] of firstOf) {
      const known = this.batches.get(batch)?.[open] ?? this.ends.length;
      if (end >= known) continue;
      this.added[end]! += sharedMs;
      this.added[known]! -= sharedMs;
    }
  }

  private firstEnds(batch: string): Int32Array {
    let first = this.batches.get(batch);
    if (!first) this.batches.set(batch, (first = new Int32Array(this.opens.length).fill(this.ends.length)));
    return first;
  }
}

function placesOf(values: Float64Array): Map<number, number> {
  return new Map(Array.from(values, (value, index) => [value, index]));
}
