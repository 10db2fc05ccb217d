/** That somebody would have to wait behind too many others. */
export class TooManyWait extends Error {
  constructor(readonly who: 'school' | 'all') {
    super('Too many wait');
  }
}

/**
 * Says whose work is begun next where little can be done at once: the school's that was served longest ago, and never two works of one
 * school at a time, so that no school waits for all that another has asked for.
 */
export class SchoolTurns {
  private readonly working = new Set<string>();
  /** The schools that wait, longest not served first, and what each waits for. */
  private readonly waiting = new Map<string, (() => void)[]>();

  constructor(private readonly most: { atOnce: number; waitingOfSchool: number; waiting: number }) {}

  /** Does the work when it is its turn. @throws TooManyWait at once, when the school or all schools wait for more than `most` */
  async take<T>(school: string, work: () => Promise<T>): Promise<T> {
    if (this.working.has(school) || this.working.size >= this.most.atOnce) await this.queue(school);
    else this.working.add(school);
    try {
      return await work();
    } finally {
      this.working.delete(school);
      this.toTheEnd(school);
      this.goOn();
    }
  }

  private queue(school: string): Promise<void> {
    const own = this.waiting.get(school) ?? [];
    const all = [...this.waiting.values()].reduce((sum, some) => sum + some.length, 0);
    if (own.length >= this.most.waitingOfSchool) throw new TooManyWait('school');
    if (all >= this.most.waiting) throw new TooManyWait('all');
    return new Promise((begin) => {
      own.push(begin);
      this.waiting.set(school, own);
    });
  }

  private goOn(): void {
    for (const [school, own] of this.waiting) {
      if (this.working.size >= this.most.atOnce) return;
      if (this.working.has(school)) continue;
      this.working.add(school);
      own.shift()?.();
      if (own.length === 0) this.waiting.delete(school);
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
