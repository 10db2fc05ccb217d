import { Injectable } from '@nestjs/common';
import { asksForMore, type Overload, type RequisitionAsk } from '@app/shared';
import { Holds } from '../apparatus/index.js';
import type { TaskRow } from '../prep/index.js';
import { horizonOf, JudgedLoad } from '../workload/index.js';
import { Alternatives } from './alternatives.js';
import { askedBy, AskContexts } from './ask-context.js';
import type { Asking } from './asking.js';
import { type Assessment, shortagesOf } from './assessment.js';
import { askedFor, type Locked } from './locked-requisition.js';
import { plannedFor, planRequisition } from './plan-requisition.js';
import { holdRefused, NOT_CHANGED, refuseMore, refuseUnlessSubmittable, refuseWhatIsOver } from './refuse-requisition.js';
import { refuseUnlessMayAsk } from './requisitions.policy.js';

/** Of an assessment what is known without looking at others. */
type Planned = Pick<Assessment, 'asking' | 'ask' | 'context' | 'plan'>;

const NOTHING_HELD = { availability: [], shortages: [], open: [], horizon: { fromMs: 0, toMs: 0 }, load: null };

/** Assesses a request: reads what it names, plans it by the rules, compares it with what others hold and do, and refuses what may not be. */
@Injectable()
export class Assess {
  constructor(
    private readonly contexts: AskContexts,
    private readonly holds: Holds,
    private readonly load: JudgedLoad,
    private readonly alternatives: Alternatives,
  ) {}

  /**
   * Assesses a draft, which holds nothing and makes no work. `at`: the lesson that it was kept at until now, which may have ended.
   * @throws NOT_FOUND, INVALID naming the field
   */
  async draft(asking: Asking, ask: RequisitionAsk, at: string | null = null): Promise<Assessment> {
    const planned = await this.plan(asking, ask, { toWrite: true });
    if (planned.plan.lesson.id !== at) refuseWhatIsOver(planned, NOT_CHANGED);
    return { ...planned, ...NOTHING_HELD };
  }

  /** Looks what submitting would do, without a lock and without a refusal. `excluding`: a requisition that is not counted. @throws as `draft` */
  async look(asking: Asking, ask: RequisitionAsk, excluding: string | null): Promise<Assessment> {
    return this.compare(await this.plan(asking, ask, { sentId: excluding }), { lock: false, excluding });
  }

  /**
   * Assesses what is submitted; what it wants is locked, so that it can be held. `draftId`: the draft that it was until now.
   * @throws as `draft`, LATE_REASON_NEEDED, BLOCKED_BY_POLICY, HOLD_REFUSED
   */
  async submission(asking: Asking, ask: RequisitionAsk, draftId: string | null = null): Promise<Assessment> {
    const planned = await this.plan(asking, ask, { toWrite: true });
    refuseUnlessSubmittable(planned);
    return this.hold(planned, draftId);
  }

  /**
   * Assesses a change of what was submitted, without counting what it holds and asks itself. What asks for more is judged as a submission.
   * @throws as `draft`, BLOCKED_BY_POLICY, HOLD_REFUSED
   */
  async change(asking: Asking, ask: RequisitionAsk, locked: Locked): Promise<Assessment> {
    const planned = await this.plan(asking, ask, { sentId: locked.id });
    if (asksForMore(askedFor(locked), plannedFor(planned.plan))) refuseMore(planned);
    return this.hold(planned, locked.id);
  }

  /** Tells the overloaded stretch that the request is part of, with the tasks in it and those of `tasks` that are the request's. */
  async overload({ asking, plan, load }: Assessment, tasks: readonly TaskRow[] = []): Promise<Overload | null> {
    const stretch = load?.stretch;
    if (!stretch) return null;
    const added = tasks
      .filter((_, index) => stretch.windows.some(({ fromMs, dueMs }) => isWindow(plan.tasks[index], fromMs, dueMs)))
      .map(({ id, kind, requisitionId, title, minutes, windowFrom: from, due }) => ({
        id,
        kind,
        requisitionId,
        title,
        minutes,
        from,
        due,
      }));
    return this.load.tell(asking.rules, plan.work.departmentId, stretch, added);
  }

  private async plan(asking: Asking, ask: RequisitionAsk, options: { sentId?: string | null; toWrite?: boolean }): Promise<Planned> {
    const read = await this.contexts.read(asking, ask, options);
    refuseUnlessMayAsk(asking.principal, read.entry);
    const context = options.sentId ? read : { ...read, entry: askedBy(asking.principal.personId, read.entry) };
    return { asking, ask, context, plan: planRequisition(ask, context, asking) };
  }

  private async hold(planned: Planned, excluding: string | null): Promise<Assessment> {
    const assessment = await this.compare(planned, { lock: true, excluding });
    const { asking, ask, shortages } = assessment;
    if (shortages.length > 0 && !ask.goShort)
      throw holdRefused(shortages, () => this.alternatives.afterwards(asking.principal.schoolId, assessment));
    return assessment;
  }

  private async compare(planned: Planned, options: { lock: boolean; excluding: string | null }): Promise<Assessment> {
    const { rules, nowMs } = planned.asking;
    const { lesson, wanted, work, tasks } = planned.plan;
    const horizon = horizonOf(rules, nowMs, lesson.date);
    const [availability, open] = await Promise.all([
      this.holds.availability(wanted, lesson, options),
      this.load.demand(work.departmentId, horizon, options.excluding),
    ]);
    const load = this.load.adding(rules, work.departmentId, open, tasks, horizon);
    return { ...planned, availability, shortages: shortagesOf(availability), open, horizon, load };
  }
}

function isWindow(task: { fromMs: number; dueMs: number } | undefined, fromMs: number, dueMs: number): boolean {
  return task?.fromMs === fromMs && task.dueMs === dueMs;
}
