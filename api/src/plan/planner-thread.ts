import { parentPort } from 'node:worker_threads';

import type { PlanCase } from '@app/shared/rules';
import { loadSolver } from './load-solver.js';
import { solvePlan } from './solve-plan.js';

/** A week to be planned within so many milliseconds. */
export interface ToPlan {
  plan: PlanCase;
  ms: number;
}

// a thread of its own plans weeks, one after the other, for as long as it is kept
const loading = loadSolver();
parentPort?.on('message', ({ plan, ms }: ToPlan) => {
  void loading.then((highs) => parentPort?.postMessage(solvePlan(highs, plan, ms)));
});
