import { outcome } from './outcome.js';

/** A turn is waited for at most so long, in milliseconds. */
const WAIT_MS = 5000;
/** For each connection so many of either sort may wait; who comes after them is refused at once. */
const WAITING_FOR_EACH = 30;

/** That no connection was to be had: too many wait, or whoever asked has left. */
export class NoTurn extends Error {
  constructor(readonly why: 'busy' | 'left') {
    super(why === 'busy' ? 'Every connection to the database is in use' : 'Whoever asked has left');
  }
}

/** The shares of all connections that some may hold at most. */
const SHARES = { writes: 0.7, school: 0.8, writesOfSchool: 0.5 };

/** What a connection is wanted for; what stands above schools is of none. */
export interface Wanted {
  isWrite: boolean;
  schoolId: string | null;
}

interface Waiting extends Wanted {
  go: () => void;
}

/**
 * Says who may have a connection of the pool next: first come, first served, but writes, which may wait for the locks of one another, leave
 * some for reads, and one school some for others. Nobody waits without end, and no more wait than can be served.
 */
export class Turns {
  private readonly waiting = new Set<Waiting>();
  private readonly taken = new Map<string, number>();

  constructor(private readonly connections: number) {}

  /** How many wait for a connection. */
  get waiters(): number {
    return this.waiting.size;
  }

  /** Whether somebody waits for a connection. */
  get isFull(): boolean {
    return this.waiters > 0;
  }

  /** Waits for a turn; answers what gives it back. @throws NoTurn when there is none in time, or nobody waits for the answer any more */
  async take(wanted: Wanted): Promise<() => void> {
    if (outcome.getStore()?.hasLeft) throw new NoTurn('left');
    if (this.fits(wanted)) return this.begin(wanted);
    if (this.isCrowded(wanted)) throw new NoTurn('busy');
    await this.wait(wanted);
    return this.once(wanted);
  }

  /** Whether as many wait as can be served, of all or, a part of them, of one school: the queue of one leaves room for others. */
  private isCrowded({ isWrite, schoolId }: Wanted): boolean {
    const most = this.connections * WAITING_FOR_EACH;
    const alike = [...this.waiting].filter((one) => one.isWrite === isWrite);
    const own = alike.filter((one) => schoolId !== null && one.schoolId === schoolId);
    return alike.length >= most || own.length >= most * SHARES.school;
  }

  private wait(wanted: Wanted): Promise<void> {
    return new Promise((done, failed) => {
      const end = (why?: NoTurn['why']) => {
        clearTimeout(impatient);
        stay?.();
        this.waiting.delete(one);
        if (why) failed(new NoTurn(why));
        else done();
      };
      const one: Waiting = { ...wanted, go: () => end() };
      const impatient = setTimeout(() => end('busy'), WAIT_MS).unref();
      const asker = outcome.getStore();
      const stay = asker?.whileHere(() => end('left'));
      this.waiting.add(one);
    });
  }

  private fits(wanted: Wanted): boolean {
    return sharesOf(wanted).every(([share, most]) => (this.taken.get(share) ?? 0) < Math.max(1, Math.floor(this.connections * most)));
  }

  private begin(wanted: Wanted): () => void {
    this.count(wanted, 1);
    return this.once(wanted);
  }

  private once(wanted: Wanted): () => void {
    let isOver = false;
    return () => {
      if (isOver) return;
      isOver = true;
      this.count(wanted, -1);
      this.goOn();
    };
  }

  private count(wanted: Wanted, more: 1 | -1): void {
    for (const [share] of sharesOf(wanted)) {
      const taken = (this.taken.get(share) ?? 0) + more;
      if (taken === 0) this.taken.delete(share);
      else this.taken.set(share, taken);
    }
  }

  private goOn(): void {
    for (const one of this.waiting) {
      if (!this.fits(one)) continue;
      this.count(one, 1);
      one.go();
    }
  }
}

/** What a turn counts against, each by a name, and the part of all connections that it may come to. */
function sharesOf({ isWrite, schoolId }: Wanted): [share: string, most: number][] {
  const shares: [string, number][] = [['all', 1]];
  if (isWrite) shares.push(['writes', SHARES.writes]);
  if (schoolId !== null) shares.push([schoolId, SHARES.school]);
  if (schoolId !== null && isWrite) shares.push([`writes of ${schoolId}`, SHARES.writesOfSchool]);
  return shares;
}
