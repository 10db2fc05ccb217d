import { Injectable } from '@nestjs/common';
import { type Alternative, type Demand, type RequisitionAsk, type Shortage } from '@app/shared';
import { Holds, type Standing } from '../apparatus/index.js';
import type { Rules } from '../calendar/index.js';
import { ProblemError } from '../core/problems/index.js';
import { words } from '../core/words.js';
import { type AddedLoad, type Horizon, horizonOf, JudgedLoad } from '../workload/index.js';
import type { WorkedOut } from './work-out.js';

/** A request held against what others hold and what the technicians have to do already. */
export interface Judged {
  standings: Standing[];
  shortages: Shortage[];
  open: Demand[];
  horizon: Horizon;
  load: AddedLoad | null;
}

/** The shortages among standings, in the shape of the contract. */
export function shortagesOf(standings: readonly Standing[]): Shortage[] {
  return standings
    .filter(({ short }) => short > 0)
    .map(({ apparatus, wanted, free, short }) => ({ apparatusId: apparatus.id, name: apparatus.name, wanted, free, short }));
}

/** The refusal of a hold, naming each shortage; what would help is looked for when the locks are gone, so that nobody waits for it. */
export function holdRefused(shortages: readonly Shortage[], help: () => Promise<Alternative[]> = () => Promise.resolve([])): ProblemError {
  const words = shortages.map(({ name, wanted, free }) => `${name}: ${wanted} wanted, ${free} free`).join('; ');
  return new ProblemError(
    'HOLD_REFUSED',
    `Not enough at that time: ${words}. Nothing was held; change the request, or choose to go on short.`,
    undefined,
    { shortages },
    async () => ({ alternatives: await help() }),
  );
}

/** Compares a worked-out request with the holds and the work of everybody else. */
@Injectable()
export class RequestJudge {
  constructor(
    private readonly holds: Holds,
    private readonly load: JudgedLoad,
  ) {}

  /** Locks the apparatus first when the request is to be held; a preview only looks. `excluding`: a requisition whose own holds and tasks do not count. */
  async judge(worked: WorkedOut, rules: Rules, nowMs: number, mode: 'hold' | 'look', excluding: string | null = null): Promise<Judged> {
    const horizon = horizonOf(rules, nowMs, worked.lesson.date);
    const [standings, open] = await Promise.all([
      this.holds.standing(worked.wanted, worked.lesson, { lock: mode === 'hold', excluding }),
      this.load.demand(worked.work.departmentId, horizon, excluding),
    ]);
    const load = this.load.adding(rules, worked.work.departmentId, open, worked.tasks, horizon);
    return { standings, shortages: shortagesOf(standings), open, horizon, load };
  }
}

/** Refuses what the rules refuse of a submission, before anything is held. */
export function refuseUnlessSubmittable(
  worked: WorkedOut,
  ask: RequisitionAsk,
  nowMs: number,
  mayOverrule: boolean,
  whomToAsk: readonly string[],
): void {
  const { lesson, policy } = worked;
  if (lesson.endMs <= nowMs) {
    const message = `That lesson of ${lesson.entry.group.code} is over. Nothing was submitted; choose a lesson that is still to come.`;
    throw new ProblemError('INVALID', message, [{ field: 'lessonId', code: 'over', message }]);
  }
  if (worked.blocked && !mayOverrule) {
    const whom = whomToAsk.length > 0 ? `ask ${whomToAsk.join(' or ')}` : 'ask a technician';
    throw new ProblemError(
      'BLOCKED_BY_POLICY',
      `The department takes no requests within ${policy.blockWithinHours} hours of the lesson. Nothing was submitted; ${whom}, who can submit it for you.`,
    );
  }
  if (worked.late && worked.lateReason === null) {
    const { facts, deadlineMs } = worked.deadline;
    const explained = words.deadlines.explanation(facts, deadlineMs, worked.calendar.timeZone);
    const message = `The deadline has passed (${explained}) Nothing was submitted; say why it is late and send it again.`;
    throw new ProblemError(
      'LATE_REASON_NEEDED',
      message,
      [{ field: 'lateReason', code: 'needed', message: 'Say why this request is late' }],
      {
        minutesLate: worked.minutesLate,
      },
    );
  }
}
