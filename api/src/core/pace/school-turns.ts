import { outcome } from '../database/index.js';

/** That somebody would have to wait behind too many others, or too long, or has left. */
export class TooManyWait extends Error {
  constructor(readonly who: 'school' | 'all') {
    super('Too many wait');
  }
}

/**
 * How much may be at work at once, in all and of one school, by itself and beside others, how much may wait for its turn, and how long, in
 * milliseconds.
 */
export interface MostTurns {
  atOnce: number;
  ofSchool: number;
  /** What one school may have at work while others ask too; as much as by itself where it is not said. */
  besideOthers?: number;
  /** A crowd: so many of one school that wait. While others ask too that are none, it has fewer at work still, and they what they have by themselves. */
  crowd?: { waiting: number; atWork: number };
  waitingOfSchool: number;
  waiting: number;
  waitMs?: number;
}

/** A school asks, too, that was served within so many milliseconds: who comes next should not find every place taken again. */
export const LATELY_MS = 1000;

/**
 * Says whose work is begun next where little can be done at once: the school's that was served longest ago, and never more works of one
 * school at a time than some, so that no school waits for all that another has asked for.
 */
export class SchoolTurns {
  private readonly working = new Map<string, number>();
  private atWork = 0;
  /** When each school was served that was served lately, the longest ago first. */
  private readonly served = new Map<string, number>();
  /** The schools that wait, longest not served first, and what each waits for. */
  private readonly waiting = new Map<string, (() => void)[]>();
  /** The turns of every sort of work of the same server. */
  private sorts: readonly SchoolTurns[] = [this];

  /**
   * Has turns of several sorts of work know of each other: a school that only reads asks too where another writes, and one of which a crowd
   * waits to read is a crowd where it writes.
   */
  static together(...sorts: readonly SchoolTurns[]): void {
    for (const one of sorts) one.sorts = sorts;
  }

  /** `nowMs` is not the school's clock, which a demo and a test set. */
  constructor(
    private readonly most: MostTurns,
    private readonly nowMs: () => number = () => performance.now(),
  ) {}

  /** How many wait. */
  get waiters(): number {
    return [...this.waiting.values()].reduce((sum, some) => sum + some.length, 0);
  }

  /** Does the work when it is its turn. @throws TooManyWait at once, when the school or all schools wait for more than `most` */
  async take<T>(school: string, work: () => Promise<T>): Promise<T> {
    await this.enter(school);
    try {
      return await work();
    } finally {
      this.leave(school);
    }
  }

  /** Begins a work of a school, which ends with `leave`: null where that is at once, else what comes with its turn. @throws TooManyWait */
  enter(school: string): Promise<void> | null {
    // whoever of the own school waits already comes first
    if (this.waiting.has(school) || !this.fits(school)) return this.queue(school);
    this.begin(school);
    return null;
  }

  /** Ends a work of a school, and begins what waited for that. */
  leave(school: string): void {
    const left = (this.working.get(school) ?? 0) - 1;
    if (left > 0) this.working.set(school, left);
    else this.working.delete(school);
    this.atWork--;
    if (this.waiting.size === 0) return;
    this.toTheEnd(school);
    this.goOn();
  }

  private fits(school: string): boolean {
    return this.atWork < this.most.atOnce && (this.working.get(school) ?? 0) < this.mostOf(school);
  }

  private mostOf(school: string): number {
    const { ofSchool, besideOthers = ofSchool, crowd } = this.most;
    if (!this.hasOther(school, () => true)) return ofSchool;
    if (!crowd) return besideOthers;
    const isBesideNoCrowd = this.hasOther(school, (other) => !this.isCrowd(other));
    if (this.isCrowd(school)) return isBesideNoCrowd ? crowd.atWork : besideOthers;
    return isBesideNoCrowd ? besideOthers : ofSchool;
  }

  private isCrowd(school: string): boolean {
    return this.sorts.some(({ waiting, most }) => (waiting.get(school)?.length ?? 0) >= (most.crowd?.waiting ?? Infinity));
  }

  /** Whether another school asks too, for work of any sort, of which this is so. */
  private hasOther(school: string, isSo: (other: string) => boolean): boolean {
    return this.sorts.some((sort) => sort.isAskedByOther(school, isSo));
  }

  private isAskedByOther(school: string, isSo: (other: string) => boolean): boolean {
    const since = this.nowMs() - LATELY_MS;
    for (const [other, at] of this.served) {
      if (at >= since || this.working.has(other)) {
        if (other !== school && isSo(other)) return true;
      } else this.served.delete(other);
    }
    return false;
  }

  private begin(school: string): void {
    this.working.set(school, (this.working.get(school) ?? 0) + 1);
    this.atWork++;
    this.served.delete(school);
    this.served.set(school, this.nowMs());
  }

  private async queue(school: string): Promise<void> {
    const own = this.waiting.get(school) ?? [];
    if (own.length >= this.most.waitingOfSchool) throw new TooManyWait('school');
    if (this.waiters >= this.most.waiting) throw new TooManyWait('all');
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    own.push(resolve);
    this.waiting.set(school, own);
    this.goOn();
    const giveUp = () => {
      const at = own.indexOf(resolve);
      if (at < 0) return;
      own.splice(at, 1);
      if (own.length === 0) this.waiting.delete(school);
      reject(new TooManyWait('all'));
    };
    const late = this.most.waitMs === undefined ? undefined : setTimeout(giveUp, this.most.waitMs).unref();
    const stay = outcome.getStore()?.whileHere(giveUp);
    try {
      await promise;
    } finally {
      clearTimeout(late);
      stay?.();
    }
  }

  /** Begins what fits, one of each school in turn, until nothing more does. */
  private goOn(): void {
    for (let isMore = true; isMore;) {
      isMore = false;
      for (const [school, own] of this.waiting) {
        if (this.atWork >= this.most.atOnce) return;
        if (!this.fits(school)) continue;
        this.begin(school);
        own.shift()?.();
        if (own.length === 0) this.waiting.delete(school);
        isMore = true;
      }
    }
  }

  /** Who was served just now stands behind everybody else. */
  private toTheEnd(school: string): void {
    const own = this.waiting.get(school);
    if (!own) return;
    this.waiting.delete(school);
    this.waiting.set(school, own);
  }
}
