import { DATE } from './people.js';
import { simple, type Trial } from './trials.js';

/** Lacks its version: whoever may plan is asked for it. */
const planOf = (departmentId: string) => ({ from: DATE, to: DATE, departmentId, mode: 'apply' });

/** Who plans the week of a department's technicians. */
export const PLAN_TRIALS: readonly Trial[] = [
  simple('workload.plan', (client, { school }) => client.post('/workload/plan', planOf(school.departmentId)), 'Science'),
  simple('workload.plan', (client, { artId }) => client.post('/workload/plan', planOf(artId)), 'Art'),
];
