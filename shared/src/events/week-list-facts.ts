import type { Need } from '../week-list/week-list.contract.js';

/** When a department's shopping for a week closes: a weekday (1 = Monday) and a wall time before it; null where it does not. */
export interface CutOffFacts {
  weekday: number | null;
  time: string | null;
}

/** What a class needs, each with how many it is for; never whom. */
export interface GroupNeedsFacts {
  needs: Need[];
}
