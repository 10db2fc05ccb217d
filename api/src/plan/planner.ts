import { Worker } from 'node:worker_threads';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { PlanCase } from '@app/shared';
import { SchoolTurns, TooManyWait } from '../core/pace/index.js';
import { ProblemError } from '../core/problems/index.js';
import { words } from '../core/words.js';
import type { ToPlan } from './planner-thread.js';
import type { FoundPlan } from './solve-plan.js';

/** How long a plan is worked on at most, of a usual week and of one with more tasks than `usual`, and how long a thread is kept for the next one. */
export interface PlannerBounds {
  ms: number;
  usual: number;
  largeMs: number;
  memoryMb: number;
  idleMs: number;
}

/** The solver's own memory is beside this: it takes some 150 MB for the largest week. */
const BOUNDS: PlannerBounds = { ms: 4000, usual: 200, largeMs: 12_000, memoryMb: 300, idleMs: 60_000 };
/** What a plan may take beyond its time before its thread is ended: to begin on a busy machine, and since the solver looks at its clock now and then only. */
const GRACE_MS = 45_000;
const TURNS = { atOnce: 2, ofSchool: 1, waitingOfSchool: 4, waiting: 12 };

/** Run from its sources, as in tests, the server has no built thread: one there translates as the tests do. */
const isSource = import.meta.url.endsWith('.ts');
const THREAD = new URL(isSource ? '../../test/source-thread.mjs' : './planner-thread.js', import.meta.url);

/** Plans weeks in threads of their own, with bounds of time and memory. Never inside a transaction: it may be waited for. */
@Injectable()
export class Planner implements OnModuleDestroy {
  private readonly turns = new SchoolTurns(TURNS);
  private readonly free: { worker: Worker; idle: NodeJS.Timeout }[] = [];
  private readonly all = new Set<Worker>();
  /** Bounds of time and memory; tests lower them. */
  readonly bounds: PlannerBounds = { ...BOUNDS };

  async onModuleDestroy(): Promise<void> {
    for (const { idle } of this.free) clearTimeout(idle);
    await Promise.all([...this.all].map((worker) => worker.terminate()));
  }

  /** Plans a week when it is the school's turn. @throws TOO_MANY_REQUESTS or SERVER_BUSY when too many wait */
  async solve(schoolId: string, plan: PlanCase): Promise<FoundPlan> {
    const { ms, usual, largeMs } = this.bounds;
    try {
      return await this.turns.take(schoolId, () => this.inThread({ plan, ms: plan.tasks.length > usual ? largeMs : ms }));
    } catch (error) {
      if (!(error instanceof TooManyWait)) throw error;
      throw new ProblemError(error.who === 'school' ? 'TOO_MANY_REQUESTS' : 'SERVER_BUSY', words.plan.tooMany);
    }
  }

  private async inThread(asked: ToPlan): Promise<FoundPlan> {
    const worker = this.take();
    const { promise, resolve, reject } = Promise.withResolvers<FoundPlan>();
    const ended = () => reject(new ProblemError('SERVER_BUSY', words.plan.tooMany));
    const late = setTimeout(ended, asked.ms + GRACE_MS);
    worker.once('message', resolve).once('error', reject).once('exit', ended);
    try {
      worker.postMessage(asked);
      const found = await promise;
      this.keep(worker);
      return found;
    } catch (error) {
      this.forget(worker);
      await worker.terminate();
      throw error;
    } finally {
      clearTimeout(late);
      worker.off('message', resolve).off('error', reject).off('exit', ended);
    }
  }

  private take(): Worker {
    const kept = this.free.pop();
    clearTimeout(kept?.idle);
    const worker = kept?.worker ?? this.begin();
    worker.ref();
    return worker;
  }

  private begin(): Worker {
    const worker = new Worker(THREAD, {
      workerData: { source: 'plan/planner-thread' },
      resourceLimits: { maxOldGenerationSizeMb: this.bounds.memoryMb },
    });
    this.all.add(worker);
    // one that ends while nobody waits for it is not used again
    worker.on('error', () => undefined).on('exit', () => this.forget(worker));
    return worker;
  }

  private keep(worker: Worker): void {
    if (!this.all.has(worker)) return;
    // the process may end while a thread waits for work
    worker.unref();
    const idle = setTimeout(() => {
      this.forget(worker);
      void worker.terminate();
    }, this.bounds.idleMs).unref();
    this.free.push({ worker, idle });
  }

  private forget(worker: Worker): void {
    this.all.delete(worker);
    const at = this.free.findIndex((one) => one.worker === worker);
    if (at >= 0) this.free.splice(at, 1);
  }
}
