import { Injectable } from '@nestjs/common';
import {
  type Overload,
  type OverloadFacts,
  parseInstantMs,
  type PersonName,
  type Requisition,
  type RequisitionAsk,
  type RequisitionBody,
  type RequisitionStatus,
} from '@app/shared';
import { HoldRow, Holds } from '../apparatus/index.js';
import { type Rules, SchoolRules, teamOf } from '../calendar/index.js';
import type { Principal } from '../core/access/index.js';
import { Clock } from '../core/clock/index.js';
import { Database } from '../core/database/index.js';
import { Events, type NewEvent } from '../core/events/index.js';
import { newId } from '../core/ids/index.js';
import { TaskRow, taskRows } from '../prep/index.js';
import { JudgedLoad } from '../workload/index.js';
import { Alternatives } from './alternatives.js';
import { AskContexts } from './ask-context.js';
import { holdRefused, type Judged, refuseUnlessSubmittable, RequestJudge } from './judge-request.js';
import { RequisitionLineRow } from './requisition-line.entity.js';
import { freshRequisition } from './fresh-requisition.js';
import { lineRows, requisitionRow, shortOfLines } from './requisition-rows.js';
import { RequisitionRow } from './requisition.entity.js';
import { mayOverrule, refuseUnlessPrincipal } from './requisitions.policy.js';
import { said } from './said.js';
import { type WorkedOut, workOut } from './work-out.js';

/** Everything that a submission writes and answers. */
export interface Submission {
  id: string;
  ask: RequisitionAsk;
  worked: WorkedOut;
  judged: Judged;
  status: RequisitionStatus;
  overload: Overload | null;
}

/** Whether a requisition is accepted without a technician: on time, not short, risk assessment confirmed where it is wanted, and overloading nobody. */
export function acceptsItself(rules: Rules, worked: WorkedOut, judged: Judged, ask: RequisitionAsk): boolean {
  const isAssessed = !rules.riskAssessmentNeeded.has(worked.work.departmentId) || ask.riskAssessment?.confirmed === true;
  return rules.autoAccept && !worked.late && judged.shortages.length === 0 && isAssessed && judged.load?.stretch == null;
}

/** Records an overload as it was found, without its words. */
export function overloadFacts(overload: Overload | null): OverloadFacts | null {
  if (!overload) return null;
  const { from, to, workMinutes, technicianMinutes } = overload;
  return { fromMs: parseInstantMs(from), toMs: parseInstantMs(to), workMinutes, technicianMinutes };
}

/** The steps that a submission takes, for the history: it is submitted, and may be accepted at once. */
export function submissionEvents({ id, worked, judged, status, overload }: Submission, from: 'draft' | null): NewEvent[] {
  const { title, late, minutesLate, lateReason } = worked;
  const submitted: NewEvent<'requisition.submitted'> = {
    name: 'requisition.submitted',
    subjectId: id,
    payload: {
      before: from && { status: from },
      after: {
        status: 'submitted',
        title,
        late,
        minutesLate,
        lateReason,
        short: judged.shortages.length > 0,
        overload: overloadFacts(overload),
      },
    },
  };
  if (status !== 'accepted') return [submitted];
  const accepted: NewEvent<'requisition.accepted'> = {
    name: 'requisition.accepted',
    subjectId: id,
    payload: { before: { status: 'submitted' }, after: { status, title } },
    automatic: true,
  };
  return [submitted, accepted];
}

/** Asking for a practical. */
@Injectable()
export class SubmitRequisition {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly rules: SchoolRules,
    private readonly contexts: AskContexts,
    private readonly judge: RequestJudge,
    private readonly holds: Holds,
    private readonly alternatives: Alternatives,
    private readonly load: JudgedLoad,
    private readonly events: Events,
  ) {}

  /**
   * Saves a draft, or submits: under lock, holds what is there or refuses with the shortages.
   * @throws NOT_FOUND, INVALID, LATE_REASON_NEEDED, BLOCKED_BY_POLICY, HOLD_REFUSED
   */
  async submit(principal: Principal, asked: RequisitionBody): Promise<Requisition> {
    const body = said(asked);
    const rules = await this.rules.of(principal);
    return this.db.transaction(principal.schoolId, async () => {
      const nowMs = this.clock.nowMs();
      const context = await this.contexts.of(body);
      refuseUnlessPrincipal(principal, context.entry.teacher.id);
      const worked = workOut(body, context, rules, nowMs);
      if (body.status === 'draft') return this.saveDraft(principal, body, worked, nowMs);
      this.refuse(principal, rules, worked, body, nowMs);
      const judged = await this.judge.judge(worked, rules, nowMs, 'hold');
      if (judged.shortages.length > 0 && !body.goShort)
        throw holdRefused(judged.shortages, () => this.alternatives.afterwards(principal, rules, body, worked, context, judged, nowMs));
      const status = acceptsItself(rules, worked, judged, body) ? 'accepted' : 'submitted';
      return this.save(principal, rules, { id: newId(), ask: body, worked, judged, status }, context.isAnswered, nowMs);
    });
  }

  /** Refuses what may not be submitted, whoever it is asked by. */
  refuse(principal: Principal, rules: Rules, worked: WorkedOut, ask: RequisitionAsk, nowMs: number): void {
    const team = teamOf(rules, worked.work.departmentId).map(({ name }) => name);
    refuseUnlessSubmittable(worked, ask, nowMs, mayOverrule(principal), team);
  }

  private async saveDraft(principal: Principal, ask: RequisitionAsk, worked: WorkedOut, nowMs: number): Promise<Requisition> {
    const id = newId();
    const row = requisitionRow(principal.schoolId, id, worked, ask, { status: 'draft', short: false, by: principal.personId, nowMs });
    const lines = lineRows(principal.schoolId, id, worked, []);
    const history = await this.events.record(
      principal,
      { name: 'requisition.draft', subjectId: id, payload: { after: { status: 'draft', title: worked.title } } },
      [RequisitionRow, [row]],
      [RequisitionLineRow, lines],
    );
    return freshRequisition(principal, await this.nameOf(principal, worked), {
      row,
      lines,
      tasks: [],
      worked,
      overload: null,
      history,
    });
  }

  private async save(
    principal: Principal,
    rules: Rules,
    submission: Omit<Submission, 'overload'>,
    isAnswered: boolean,
    nowMs: number,
  ): Promise<Requisition> {
    const { schoolId, personId } = principal;
    const { id, ask, worked, judged, status } = submission;
    const short = shortOfLines(worked, judged.standings);
    const row = requisitionRow(schoolId, id, worked, ask, { status, short: judged.shortages.length > 0, by: personId, nowMs });
    const lines = lineRows(schoolId, id, worked, short);
    const holds = this.holds.rows(schoolId, id, judged.standings, worked.lesson);
    const tasks = taskRows(schoolId, id, worked.work, worked.tasks);
    const overload = await this.overloadOf(rules, worked, judged, tasks);
    const by = await this.nameOf(principal, worked);
    const history = await this.events.recordWithCommit(
      principal,
      submissionEvents({ ...submission, overload }, null),
      [RequisitionRow, [row]],
      [RequisitionLineRow, lines],
      [HoldRow, holds],
      [TaskRow, tasks],
    );
    if (isAnswered)
      this.db.sendWithCommit(
        this.db.change('DELETE FROM lesson_answer WHERE entry_id = $1 AND date = $2 AND school_id = current_school()', [
          row.entryId,
          row.date,
        ]),
      );
    return freshRequisition(principal, by, { row, lines, tasks, worked, overload, history });
  }

  /** Who asked, by name: its teacher is known already, somebody who asks on the teacher's behalf is looked up. */
  private async nameOf(principal: Principal, { lesson }: WorkedOut): Promise<PersonName> {
    const { teacher } = lesson.entry;
    if (principal.personId === teacher.id) return teacher;
    const person = await this.db.one<{ code: string; name: string }>('SELECT code, name FROM person WHERE id = $1', [principal.personId]);
    return { id: principal.personId, code: person?.code ?? '', name: person?.name ?? '' };
  }

  /** The overloaded stretch that this work is part of, in words and with its tasks. */
  async overloadOf(rules: Rules, worked: WorkedOut, judged: Judged, tasks: readonly TaskRow[]): Promise<Overload | null> {
    const stretch = judged.load?.stretch;
    if (!stretch) return null;
    const inside = tasks.filter((_, index) =>
      stretch.windows.some(({ fromMs, dueMs }) => fromMs === worked.tasks[index]?.fromMs && dueMs === worked.tasks[index]?.dueMs),
    );
    const added = inside.map(({ id, kind, requisitionId, title, minutes, windowFrom, due }) => ({
      id,
      kind,
      requisitionId,
      title,
      minutes,
      from: windowFrom,
      due,
    }));
    return this.load.tell(rules, worked.work.departmentId, stretch, added);
  }
}
