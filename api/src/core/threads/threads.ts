import { Worker } from 'node:worker_threads';
import { type MostTurns, SchoolTurns, TooManyWait } from '../pace/index.js';
import { ProblemError } from '../problems/index.js';

/** What one piece of work may cost, in milliseconds and in megabytes of its thread, and how long a thread is kept for the next one. */
export interface ThreadBounds {
  ms: number;
  memoryMb: number;
  idleMs: number;
}

/** What is heard of a thread until it has done what it was asked: `said` once for each message, with ways to ask it on and to end with an answer. */
export type Answering<Said, Came> = (said: Said, done: (came: Came) => void, more: (asked: unknown) => void) => void;

/** What is thrown for work that takes too long or too much memory, and what is said where too many wait: of one's own school, or of all. */
export interface Refusing {
  costsTooMuch: (of: 'time' | 'memory') => Error;
  tooManyWait: (who: 'school' | 'all') => string;
}

interface Thread {
  worker: Worker;
  idle?: NodeJS.Timeout;
}

/** Run from its sources, as in tests, the server has no built thread: one there translates as the tests do. */
const isSource = import.meta.url.endsWith('.ts');

/**
 * Threads of one kind, in which work is done that would hold the server: few at once and each school in its turn, with bounds of time and memory. Never
 * inside a transaction: they may be waited for. Bounds are read each time; tests lower them.
 */
export class Threads {
  private readonly turns: SchoolTurns;
  private readonly free: Thread[] = [];
  private readonly all = new Set<Worker>();

  /** @param source the module of the thread, from the folder of the server's sources and without its ending, as 'plan/planner-thread' */
  constructor(
    private readonly source: string,
    private readonly bounds: ThreadBounds,
    turns: MostTurns,
  ) {
    this.turns = new SchoolTurns(turns);
  }

  /** Ends every thread. */
  async end(): Promise<void> {
    for (const { idle } of this.free) clearTimeout(idle);
    await Promise.all([...this.all].map((worker) => worker.terminate()));
  }

  /**
   * Asks a thread when it is the school's turn, and hears it out.
   * @param ms how long it may take, where that is not what the bounds say
   * @throws TOO_MANY_REQUESTS or SERVER_BUSY when too many wait; what `refusing` says; what the thread throws
   */
  async ask<Said, Came>(schoolId: string, asked: unknown, hear: Answering<Said, Came>, refusing: Refusing, ms?: number): Promise<Came> {
    try {
      return await this.turns.take(schoolId, () => this.inThread(asked, hear, refusing, ms ?? this.bounds.ms));
    } catch (error) {
      if (!(error instanceof TooManyWait)) throw error;
      throw new ProblemError(error.who === 'school' ? 'TOO_MANY_REQUESTS' : 'SERVER_BUSY', refusing.tooManyWait(error.who));
    }
  }

  private async inThread<Said, Came>(asked: unknown, hear: Answering<Said, Came>, { costsTooMuch }: Refusing, ms: number): Promise<Came> {
    const thread = this.free.pop() ?? this.begin();
    const { worker } = thread;
    clearTimeout(thread.idle);
    worker.ref();
    const { promise, resolve, reject } = Promise.withResolvers<Came>();
    const more = (again: unknown): void => worker.postMessage(again);
    const heard = (said: Said): void => hear(said, resolve, more);
    const inMemory = () => reject(costsTooMuch('memory'));
    const failed = (error: Error & { code?: string }) => (error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? inMemory() : reject(error));
    const late = setTimeout(() => reject(costsTooMuch('time')), ms);
    worker.on('message', heard).once('error', failed).once('exit', inMemory);
    try {
      worker.postMessage(asked);
      const came = await promise;
      this.keep(thread);
      return came;
    } catch (error) {
      await this.stop(worker);
      throw error;
    } finally {
      clearTimeout(late);
      worker.off('message', heard).off('error', failed).off('exit', inMemory);
    }
  }

  private begin(): Thread {
    const thread = new URL(isSource ? '../../../test/source-thread.mjs' : `../../${this.source}.js`, import.meta.url);
    const worker = new Worker(thread, {
      workerData: { source: this.source },
      resourceLimits: { maxOldGenerationSizeMb: this.bounds.memoryMb },
    });
    this.all.add(worker);
    // one that ends while nobody waits for it is not used again
    worker.on('error', () => undefined).on('exit', () => this.forget(worker));
    return { worker };
  }

  private keep(thread: Thread): void {
    if (!this.all.has(thread.worker)) return;
    // the process may end while a thread waits for work
    thread.worker.unref();
    thread.idle = setTimeout(() => void this.stop(thread.worker), this.bounds.idleMs).unref();
    this.free.push(thread);
  }

  private async stop(worker: Worker): Promise<void> {
    this.forget(worker);
    await worker.terminate();
  }

  private forget(worker: Worker): void {
    this.all.delete(worker);
    const at = this.free.findIndex((thread) => thread.worker === worker);
    if (at >= 0) this.free.splice(at, 1);
  }
}
