import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { PlanCase } from '@app/shared';
import { ProblemError } from '../core/problems/index.js';
import { type ThreadBounds, Threads } from '../core/threads/index.js';
import { words } from '../core/words.js';
import type { ToPlan } from './planner-thread.js';
import type { FoundPlan } from './solve-plan.js';

/** How long a plan is worked on at most, in milliseconds: of a usual week, and of one with more tasks than `usual`. */
interface PlannerBounds extends ThreadBounds {
  usual: number;
  largeMs: number;
}

/** The solver's own memory is beside this: it takes some 150 MB for the largest week. */
const BOUNDS: PlannerBounds = { ms: 4000, usual: 200, largeMs: 12_000, memoryMb: 300, idleMs: 60_000 };
/** What a plan may take beyond its time before its thread is ended: to begin on a busy machine, and since the solver looks at its clock now and then only. */
const GRACE_MS = 45_000;
const TURNS = { atOnce: 2, ofSchool: 1, waitingOfSchool: 4, waiting: 12 };

/** Plans weeks in threads of their own. Never inside a transaction: it may be waited for. */
@Injectable()
export class Planner implements OnModuleDestroy {
  /** Bounds of time and memory; tests lower them. */
  readonly bounds: PlannerBounds = { ...BOUNDS };
  private readonly threads = new Threads('plan/planner-thread', this.bounds, TURNS);

  onModuleDestroy(): Promise<void> {
    return this.threads.end();
  }

  /** Plans a week when it is the school's turn. @throws TOO_MANY_REQUESTS or SERVER_BUSY when too many wait, SERVER_BUSY where no plan came in its time */
  solve(schoolId: string, plan: PlanCase): Promise<FoundPlan> {
    const ms = plan.tasks.length > this.bounds.usual ? this.bounds.largeMs : this.bounds.ms;
    const asked: ToPlan = { plan, ms };
    const hear = (found: FoundPlan, done: (found: FoundPlan) => void): void => done(found);
    const refusing = { costsTooMuch: () => new ProblemError('SERVER_BUSY', words.plan.tooMany), tooManyWait: () => words.plan.tooMany };
    return this.threads.ask(schoolId, asked, hear, refusing, ms + GRACE_MS);
  }
}
