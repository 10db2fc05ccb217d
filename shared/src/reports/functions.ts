import { DUTY_FUNCTIONS, type DutyFunction } from '../duties/limits.js';
import type { TASK_KINDS } from '../prep/task-kinds.js';
import type { WorkFunction } from './limits.js';

const OF_KIND: Readonly<Record<Exclude<(typeof TASK_KINDS)[number], 'duty'>, WorkFunction>> = {
  prepare: 'prepare',
  deliver: 'deliver-and-collect',
  collect: 'deliver-and-collect',
  clear: 'clear',
  support: 'support',
};

/** The function that a piece of work counts for: a duty's own, any other by its kind. A duty that is no longer known is other work. */
export function functionOf(kind: (typeof TASK_KINDS)[number], duty: DutyFunction | null): WorkFunction {
  if (kind !== 'duty') return OF_KIND[kind];
  return DUTY_FUNCTIONS.find((one) => one === duty) ?? 'other';
}
