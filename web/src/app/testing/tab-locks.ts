type Run = (lock: object | null) => Promise<unknown>;

/** The locks of one browser, which its tabs share: one holds each at a time; who asks only `ifAvailable` is told at once, others wait. */
export class TabLocks {
  private readonly last = new Map<string, Promise<unknown>>();

  async request(name: string, ...[options, run]: [Run] | [{ ifAvailable: boolean }, Run]): Promise<unknown> {
    const held = this.last.get(name);
    if (typeof options !== 'function' && options.ifAvailable && held) return run?.(null);
    const work = typeof options === 'function' ? options : run;
    const turn = (async () => {
      await held;
      return work?.({ name });
    })();
    const over: Promise<void> = turn
      .catch(() => {})
      .then(() => {
        if (this.last.get(name) === over) this.last.delete(name);
      });
    this.last.set(name, over);
    return turn;
  }
}
