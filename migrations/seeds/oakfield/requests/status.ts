import type { SeedPractical } from '../../library/index.js';
import { chance } from '../chance.js';
import { MINUTES_PER_DAY } from '../dates.js';
import { minutesFor } from './choose-practical.js';
import type { PlannedRequisition, PlannedStatus } from './plan.types.js';

/** Where a lesson lies, in wall minutes, and how many teaching days it is away (0 = today; below 0 = past). */
export interface Standing {
  start: number;
  end: number;
  now: number;
  daysAway: number;
  /** Whether the technicians work again before that day: on a teaching day until the afternoon. */
  workingDayLeft: boolean;
  late: boolean;
  riskAssessed: boolean;
  /** Whether it belongs to the day that asks for too much. */
  overloaded: boolean;
}

/** How far a requisition has come by now: days gone by are cleared, today's is under way, the rest is prepared, accepted or waiting. */
export function statusOf(standing: Standing, seed: string): PlannedStatus {
  const { start, end, now, daysAway } = standing;
  const dice = chance(`status ${seed}`);
  const firstThing = start % MINUTES_PER_DAY < 10 * 60;
  if (daysAway < 0 || now - end > 150) return 'cleared';
  if (daysAway === 0) {
    if (now >= end) return now - end < 45 && dice < 0.5 ? 'delivered' : 'collected';
    if (now >= start || (start - now <= 30 && dice < 0.6)) return 'delivered';
    return 'prepared';
  }
  if (daysAway === 1 && dice < (standing.workingDayLeft ? 0.5 : firstThing ? 1 : 0.8)) return 'prepared';
  if (daysAway === 2 && dice < 0.15) return 'prepared';
  const waits = !standing.riskAssessed || (standing.late && dice > 0.45) || (standing.overloaded && dice > 0.6);
  return waits ? 'submitted' : 'accepted';
}

/** What was recorded on the way there: minutes near the estimate, and for cleared ones the outcome. */
export function recordOf(
  status: PlannedStatus,
  practical: SeedPractical,
  sets: number,
  seed: string,
): Pick<PlannedRequisition, 'outcome' | 'actualPrepareMinutes' | 'actualClearMinutes'> {
  const estimate = minutesFor(practical, sets);
  const near = (minutes: number, what: string) => Math.max(3, Math.round(minutes * (0.75 + 0.6 * chance(`${what} ${seed}`))));
  const isPrepared = ['prepared', 'delivered', 'collected', 'cleared'].includes(status);
  if (!isPrepared) return {};
  const actualPrepareMinutes = near(estimate.prepare, 'prepare');
  if (status !== 'cleared') return { actualPrepareMinutes };
  const dice = chance(`outcome ${seed}`);
  const outcome = dice < 0.9 ? 'used' : dice < 0.96 ? 'partly-used' : 'not-used';
  return { actualPrepareMinutes, outcome, actualClearMinutes: near(estimate.clear, 'clear') };
}
