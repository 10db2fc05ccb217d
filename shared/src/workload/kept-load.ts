import { LoadGrid } from './load-grid.js';
import { type JudgedSet, nearPart, type Over, tryAgainst, type Work, workOfSet } from './over-line.js';

/** A part of time is tried so often by adding up; from then on a grid of it pays. */
const TRIALS_WITHOUT_GRID = 8;
/** So many stretches all grids of one line may have; what is beyond is added up for each trial. */
const MOST_STRETCHES = 2_000_000;

interface Near {
  fromMs: number;
  toMs: number;
}

/** A part of time, how often it was tried, and a grid for each set of departments; null where it would be too large. */
interface Part {
  near: Near;
  trials: number;
  grids: Map<string, { set: JudgedSet; grid: LoadGrid | null }>;
}

/** Puts work of equal windows together, each batch by itself; what it comes to in any stretch is the same. */
export function summedUp(work: readonly Work[]): Work[] {
  const sums = new Sums();
  for (const one of work) sums.add(one);
  return sums.all();
}

class Sums {
  private readonly sums = new Map<string, Work>();

  add(work: Work): void {
    const { departmentId, fromMs, dueMs, minutes, batch } = work;
    const key = `${departmentId} ${fromMs} ${dueMs} ${batch ?? ''}`;
    const known = this.sums.get(key);
    if (known) known.minutes += minutes;
    else this.sums.set(key, { ...work });
  }

  all(): Work[] {
    return [...this.sums.values()];
  }
}

/** The work that is kept while a line is worked out, as trials need it. `everything`: all work that may ever be kept or tried. */
export class KeptLoad {
  private readonly sums = new Sums();
  private readonly parts = new Map<string, Part>();
  private readonly names = new Map<JudgedSet, string>();
  private stretches = 0;

  constructor(private readonly everything: readonly Work[]) {}

  add(work: Work): void {
    this.sums.add(work);
    for (const { near, grids } of this.parts.values()) {
      const [part] = grids.size === 0 ? [] : nearPart([work], near);
      if (part) for (const { set, grid } of grids.values()) if (set.departmentIds.has(part.departmentId)) grid?.add(part);
    }
  }

  /** Tries work that lies within a part of time: by how much it is over beside what is kept there, as `tryAgainst` finds it. */
  tried(own: readonly Work[], sets: readonly JudgedSet[], near: Near): Over | null {
    const part = this.partOf(near);
    if (part.trials++ < TRIALS_WITHOUT_GRID) return tryAgainst(nearPart(this.sums.all(), near), own, sets);
    const grids = sets.flatMap((set) => {
      const mine = workOfSet(own, set);
      return mine.length === 0 ? [] : [{ mine, grid: this.gridOf(part, set) }];
    });
    if (grids.some(({ grid }) => grid === null)) return tryAgainst(nearPart(this.sums.all(), near), own, sets);
    let over: Over | null = null;
    let mostMs = 0;
    for (const { mine, grid } of grids) {
      const found = grid!.tried(mine, mostMs);
      if (found) [over, mostMs] = [found.over, found.overMs];
    }
    return over;
  }

  private partOf(near: Near): Part {
    const key = `${near.fromMs} ${near.toMs}`;
    let part = this.parts.get(key);
    if (!part) this.parts.set(key, (part = { near, trials: 0, grids: new Map() }));
    return part;
  }

  private gridOf({ near, grids }: Part, set: JudgedSet): LoadGrid | null {
    const name = this.nameOf(set);
    const known = grids.get(name);
    if (known) return known.grid;
    const within = workOfSet(nearPart(this.everything, near), set);
    const stretches = LoadGrid.sizeOf(within);
    const isTooLarge = this.stretches + stretches > MOST_STRETCHES;
    const grid = isTooLarge ? null : new LoadGrid(within, set.curve);
    if (grid) {
      this.stretches += stretches;
      for (const work of workOfSet(nearPart(this.sums.all(), near), set)) grid.add(work);
    }
    grids.set(name, { set, grid });
    return grid;
  }

  /** The same departments are one set, whoever asks for it. */
  private nameOf(set: JudgedSet): string {
    let name = this.names.get(set);
    if (name === undefined) this.names.set(set, (name = [...set.departmentIds].sort().join(' ')));
    return name;
  }
}
