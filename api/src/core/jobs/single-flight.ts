import { setTimeout as wait } from 'node:timers/promises';

/** A run that is under way when the server stops is waited for so long, in milliseconds. */
const STOP_MS = 5000;

/** Work that never overlaps with itself in one process: whoever asks for it while it is under way gets the run that is. */
export class SingleFlight {
  private underWay: Promise<void> | null = null;
  private stopped = false;

  /** Runs the work, or joins the run that is under way. After `stop` it does nothing. */
  run(work: () => Promise<void>): Promise<void> {
    if (this.stopped) return Promise.resolve();
    this.underWay ??= work().finally(() => (this.underWay = null));
    return this.underWay;
  }

  /** Begins nothing more, and waits a few seconds for what is under way: whatever is left then is taken up by the next server. */
  async stop(): Promise<void> {
    this.stopped = true;
    const late = new AbortController();
    const ended = this.underWay?.catch(() => undefined).finally(() => late.abort());
    if (ended) await Promise.race([ended, wait(STOP_MS, undefined, { signal: late.signal, ref: false }).catch(() => undefined)]);
  }
}
