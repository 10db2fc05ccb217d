import { Injectable } from '@nestjs/common';
import { type EventName, MAX_PLAN_DAYS, may, type Plan, type PlanBody } from '@app/shared';
import { type Rules, SchoolRules } from '../calendar/index.js';
import { otherDepartment, type Principal } from '../core/access/index.js';
import { Clock, instant } from '../core/clock/index.js';
import { Database } from '../core/database/index.js';
import { isId } from '../core/ids/index.js';
import { invalid, notFound, ProblemError } from '../core/problems/index.js';
import { Undos } from '../core/undo/index.js';
import { words } from '../core/words.js';
import { AssignTasks } from '../prep/index.js';
import { nextDayEndMs } from '../workload/index.js';
import { CHANGED_LAST, FORGET_PLANS, KEEP_PLAN, KEPT_PLAN, OPEN_BETWEEN } from './plan.statements.js';
import { Planner } from './planner.js';
import { toldPlan } from './told-plan.js';
import { peopleOf, type Stretch, type WeekToPlan, weekToPlan } from './week-to-plan.js';

const DAY_MS = 24 * 3_600_000;
/** What changes the days or the people's hours, whatever the work. */
const TAKES_TIME: readonly EventName[] = [
  'absence.written',
  'absence.withdrawn',
  'calendar.changed',
  'person.changed',
  'person.left',
  'person.merged',
];

/** What is written of a request and leaves its work as it is: nobody is to be told that it made a plan stale. */
const LEAVES_WORK: readonly EventName[] = [
  'requisition.over-line',
  'requisition.message',
  'requisition.noted',
  'requisition.excused',
  'requisition.reason-corrected',
  'requisition.short',
  'requisition.filled',
];

/** Plans the technicians' days: looks first, and applies what was looked at. */
@Injectable()
export class PlanService {
  constructor(
    private readonly db: Database,
    private readonly rules: SchoolRules,
    private readonly clock: Clock,
    private readonly planner: Planner,
    private readonly tasks: AssignTasks,
    private readonly undos: Undos,
  ) {}

  /**
   * Plans a department's open work between two dates, changing nothing; the same week is answered the same plan again.
   * @throws INVALID naming from, to or departmentId; NOT_FOUND; OTHER_DEPARTMENT
   */
  async preview(principal: Principal, body: PlanBody): Promise<Plan> {
    const { schoolId } = principal;
    const { rules, stretch } = await this.open(principal, body);
    const week = await this.read(rules, stretch);
    if (week.days.length === 0) throw invalid('from', words.plan.noDays);
    const place = [schoolId, stretch.departmentId, stretch.from, stretch.to];
    const [kept] = await this.db.read(schoolId, KEPT_PLAN, place);
    if (kept && kept.version === week.version) return kept.answer;
    const answer = toldPlan(week, await this.planner.solve(schoolId, week.plan));
    await this.db.transaction(schoolId, async () => {
      await this.db.change(FORGET_PLANS, [schoolId, instant(stretch.nowMs - DAY_MS)]);
      await this.db.change(KEEP_PLAN, [...place, week.version, instant(stretch.nowMs), JSON.stringify(answer)]);
    });
    return answer;
  }

  /** Applies the plan that was looked at, in one transaction. @throws as `preview`; INVALID naming version; STALE_VERSION where the week has changed since */
  async apply(principal: Principal, body: PlanBody): Promise<Plan> {
    const { schoolId } = principal;
    const { rules, stretch } = await this.open(principal, body);
    if (body.version === undefined) throw invalid('version', words.plan.noVersion);
    return this.db.transaction(schoolId, async () => {
      const kept = await this.db.one(KEPT_PLAN, [schoolId, stretch.departmentId, stretch.from, stretch.to]);
      const moves = kept && kept.version === body.version ? kept.answer.moves : [];
      await this.tasks.lock(
        schoolId,
        moves.map(({ taskId }) => taskId),
      );
      const week = await this.read(rules, stretch);
      if (!kept || kept.version !== body.version || week.version !== body.version) throw await this.stale(rules, stretch);
      const assigned = moves.map(({ taskId: id, to: { assigneeId, date } }) => ({ id, assigneeId: assigneeId ?? '', date }));
      if (assigned.length > 0) await this.tasks.assign(principal, assigned);
      this.undos.keep(principal);
      return kept.answer;
    });
  }

  private async open(principal: Principal, { from, to, departmentId }: PlanBody): Promise<{ rules: Rules; stretch: Stretch }> {
    if (from > to) throw invalid('to', 'to must not be before from');
    if (Temporal.PlainDate.from(from).until(to, { largestUnit: 'days' }).days >= MAX_PLAN_DAYS) throw invalid('to', words.plan.tooLong);
    if (!isId(departmentId)) throw invalid('departmentId', 'departmentId is not an id');
    const rules = await this.rules.of(principal);
    const department = rules.departments.get(departmentId);
    if (department === undefined) throw notFound('department');
    if (!may(principal, 'workload.plan', { departmentId })) throw otherDepartment('work', department);
    if (peopleOf(rules, departmentId).length === 0) throw invalid('departmentId', words.plan.nobody);
    return { rules, stretch: { from, to, departmentId, nowMs: this.clock.nowMs() } };
  }

  /** The refusal of a plan of a week that has changed since, naming who changed what last. */
  private async stale({ schoolId, timeZone }: Rules, { departmentId }: Stretch): Promise<ProblemError> {
    const last = await this.db.one(CHANGED_LAST, [schoolId, departmentId, TAKES_TIME, LEAVES_WORK]);
    return new ProblemError('STALE_VERSION', words.plan.stale(last ?? null, timeZone), undefined, {
      current: { changed: last ? { name: last.name, by: last.by, title: last.title, at: instant(last.at) } : null },
    });
  }

  private async read(rules: Rules, stretch: Stretch): Promise<WeekToPlan> {
    const { schoolId } = rules;
    const { departmentId, from, to, nowMs } = stretch;
    const people = peopleOf(rules, departmentId).map(({ id }) => id);
    const values = [schoolId, departmentId, from, to, people, instant(nowMs), instant(nextDayEndMs(rules, nowMs))];
    return weekToPlan(rules, await this.db.read(schoolId, OPEN_BETWEEN, values), stretch);
  }
}
