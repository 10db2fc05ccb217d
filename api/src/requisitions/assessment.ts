import type { Amiss, RequisitionAsk, Shortage } from '@app/shared';
import { capacityOf } from '../calendar/index.js';
import type { Availability } from '../apparatus/index.js';
import type { AddedLoad, Horizon, Standing } from '../workload/index.js';
import type { AskContext } from './ask-context.js';
import type { Asking } from './asking.js';
import type { RequisitionPlan } from './plan-requisition.js';
import { closedFor } from './stands-closed.js';

/** A request with all that is known of it before it is written: what it names, what the rules make of it, what others hold and work on. */
export interface Assessment {
  asking: Asking;
  ask: RequisitionAsk;
  context: AskContext;
  plan: RequisitionPlan;
  availability: Availability[];
  /** What is wanted is locked; else it was looked at, and is compared once more as it is held. */
  isLocked: boolean;
  shortages: Shortage[];
  /** The technicians' open work within the horizon, without this request's. */
  open: Standing[];
  horizon: Horizon;
  /** Null where the department's load cannot be judged. */
  load: AddedLoad | null;
}

/** Names the shortages among what is there, in the shape of the contract. */
export function shortagesOf(availability: readonly Availability[]): Shortage[] {
  return availability
    .filter(({ short }) => short > 0)
    .map(({ apparatus, wanted, free, short }) => ({ apparatusId: apparatus.id, name: apparatus.name, wanted, free, short }));
}

/**
 * Whether a request is accepted without a technician: on time, not short, risk assessment confirmed where it is wanted, and not over
 * the line, and somebody there to help where help is asked for. `late`: by what was sent first, where a change of it is judged.
 */
export function acceptsItself({ asking: { rules }, ask, plan, shortages, load }: Assessment, late = plan.late): boolean {
  const isConfirmed = !rules.riskAssessmentNeeded.has(plan.work.departmentId) || ask.riskAssessment?.confirmed === true;
  return rules.autoAccept && !late && shortages.length === 0 && isConfirmed && load?.over == null && isHelpThere(rules, plan);
}

/** Whether somebody works all through the time at which help is asked for, as far as hours are known. */
function isHelpThere(rules: Asking['rules'], { tasks, work }: RequisitionPlan): boolean {
  const curve = capacityOf(rules, work.departmentId);
  const help = tasks.filter(({ kind }) => kind === 'support');
  return curve === null || help.every(({ fromMs, dueMs, minutes }) => curve.minutes(fromMs, dueMs) >= minutes);
}

/** Sums up what is amiss with a request. */
export function amissWith({ asking, plan, shortages, load }: Assessment): Amiss {
  return {
    minutesLate: plan.minutesLate,
    short: shortages.reduce((sum, { short }) => sum + short, 0),
    minutesOver: load?.over?.minutesOver ?? 0,
    blocked: plan.blocked,
    // a room that is closed lacks itself
    lacks: plan.roomLacks.length + (closedFor(asking.rules, plan) ? 1 : 0),
  };
}

/** Whether two requests may want the same thing at the same time; of kits that is not looked into. */
export function sharesKit(one: Assessment, other: Assessment): boolean {
  const [first, second] = [one, other].map(({ plan: { held }, availability }) => ({
    held,
    ids: new Set(availability.map(({ apparatus }) => apparatus.id)),
    isKit: availability.some(({ apparatus }) => apparatus.parts !== null),
    readyMs: held.endMs + Math.max(0, ...availability.map(({ apparatus }) => apparatus.turnaround_minutes)) * 60_000,
  })) as [Wanting, Wanting];
  const meet = first.held.startMs < second.readyMs && second.held.startMs < first.readyMs;
  return meet && (first.isKit || second.isKit || [...first.ids].some((id) => second.ids.has(id)));
}

interface Wanting {
  held: { startMs: number; endMs: number };
  ids: Set<string>;
  isKit: boolean;
  readyMs: number;
}
