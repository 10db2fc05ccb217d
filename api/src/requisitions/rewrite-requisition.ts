import { Injectable } from '@nestjs/common';
import {
  lessonId,
  type Requisition,
  type RequisitionAsk,
  type RequisitionChange,
  type RequisitionStatus,
  type TransitionBody,
} from '@app/shared';
import { HoldRow, Holds } from '../apparatus/index.js';
import { type Rules, SchoolRules } from '../calendar/index.js';
import type { Principal } from '../core/access/index.js';
import { Clock } from '../core/clock/index.js';
import { Database } from '../core/database/index.js';
import { Events } from '../core/events/index.js';
import { invalid, ProblemError } from '../core/problems/index.js';
import { TaskRow, taskRows, Tasks } from '../prep/index.js';
import { Alternatives } from './alternatives.js';
import { AskContexts } from './ask-context.js';
import { holdRefused, type Judged, RequestJudge } from './judge-request.js';
import type { Locked } from './locked-requisition.js';
import { OpenRequisition } from './open-requisition.js';
import { RequisitionLineRow } from './requisition-line.entity.js';
import { draftColumns, lineRows, shortOfLines, submittedColumns, workedColumns } from './requisition-rows.js';
import { RequisitionQueries } from './requisitions.queries.js';
import { actorsOf, refuseUnlessPrincipal } from './requisitions.policy.js';
import { said } from './said.js';
import { acceptsItself, overloadFacts, submissionEvents, SubmitRequisition } from './submit-requisition.js';
import { type WorkedOut, workOut } from './work-out.js';

const CHANGEABLE: readonly RequisitionStatus[] = ['draft', 'submitted', 'queried', 'accepted'];

function askOf(locked: Locked): RequisitionAsk {
  return {
    lessonId: lessonId(locked.entry_id, locked.date),
    ...(locked.practical_id ? { practicalId: locked.practical_id } : {}),
    ...(locked.own_title ? { title: locked.title } : {}),
    pupils: locked.pupils,
    groupSize: locked.group_size,
    ...(locked.own_lines ? { lines: locked.lines ?? [] } : {}),
    ...(locked.notes === null ? {} : { notes: locked.notes }),
    ...(locked.late_reason ? { lateReason: locked.late_reason } : {}),
    ...(locked.late_words === null ? {} : { lateWords: locked.late_words }),
    ...(locked.risk_assessment ? { riskAssessment: locked.risk_assessment } : {}),
  };
}

/** What is asked after a change: another practical brings its own title, lines and group size unless they are sent too; null takes away. */
function changed(locked: Locked, change: RequisitionChange): RequisitionAsk {
  const before = askOf(locked);
  const { version: _version, status: _status, ...sent } = change;
  if (sent.practicalId != null && sent.practicalId !== locked.practical_id) {
    delete before.title;
    delete before.lines;
    delete before.groupSize;
  }
  return said({ ...before, ...sent, lessonId: sent.lessonId ?? before.lessonId });
}

/** Whether only words change that hold nothing and make no work: the notes, or a risk assessment that was read. */
function isOfWords(change: RequisitionChange, status: RequisitionStatus): boolean {
  const isRead = change.riskAssessment == null || (change.riskAssessment.confirmed && CHANGEABLE.includes(status));
  const others = Object.entries(change).filter(
    ([key, value]) => value !== undefined && !['version', 'notes', 'riskAssessment'].includes(key),
  );
  return isRead && change.riskAssessment !== null && others.length === 0;
}

/** A change of what is made ready or when; another reason for being late is none. */
const LATE_CHANGES: readonly (keyof RequisitionChange)[] = ['lessonId', 'practicalId', 'title', 'pupils', 'groupSize', 'lines'];

/** Changing what was asked, and submitting a draft: the lines, holds and tasks are made anew under lock. */
@Injectable()
export class RewriteRequisition {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly rules: SchoolRules,
    private readonly contexts: AskContexts,
    private readonly judge: RequestJudge,
    private readonly holds: Holds,
    private readonly tasks: Tasks,
    private readonly submissions: SubmitRequisition,
    private readonly alternatives: Alternatives,
    private readonly queries: RequisitionQueries,
    private readonly requisitions: OpenRequisition,
    private readonly events: Events,
  ) {}

  /**
   * Changes what is sent. After the deadline a change of anything but the notes is a late change, which the technicians hear of and
   * look at again.
   * @throws NOT_FOUND, STALE_VERSION with `current`, TRANSITION_REFUSED, INVALID, HOLD_REFUSED (then everything stays as it was)
   */
  async change(principal: Principal, id: string, change: RequisitionChange): Promise<Requisition> {
    const rules = await this.rules.of(principal);
    return this.db.transaction(principal.schoolId, async () => {
      const locked = await this.requisitions.at(principal, rules, id, change.version);
      if (actorsOf(principal, locked.teacher_id).length === 0)
        throw new ProblemError(
          'NOT_ALLOWED',
          'Only its teacher, a technician or a head of department can change a requisition. Nothing was changed.',
        );
      const nowMs = this.clock.nowMs();
      if (change.status != null && locked.status !== 'draft')
        throw new ProblemError(
          'TRANSITION_REFUSED',
          `This requisition is ${locked.status}: only a draft is kept or sent. Nothing was changed.`,
          undefined,
          { current: await this.queries.one(principal, rules, id) },
        );
      if (change.status === 'submitted') await this.send(principal, rules, locked, changed(locked, change), nowMs);
      else if (isOfWords(change, locked.status)) await this.note(principal, locked, change);
      else await this.rewrite(principal, rules, locked, change, nowMs);
      return this.queries.one(principal, rules, id);
    });
  }

  /** Submits a draft that is under lock. @throws as submitting does */
  async submitDraft(
    principal: Principal,
    rules: Rules,
    locked: Locked,
    body: Pick<TransitionBody, 'lateReason' | 'goShort'>,
    nowMs: number,
  ): Promise<void> {
    const ask: RequisitionAsk = {
      ...askOf(locked),
      ...(body.lateReason ? { lateReason: body.lateReason } : {}),
      ...(body.goShort ? { goShort: true } : {}),
    };
    await this.send(principal, rules, locked, ask, nowMs);
  }

  private async send(principal: Principal, rules: Rules, locked: Locked, ask: RequisitionAsk, nowMs: number): Promise<void> {
    const { worked, judged } = await this.workOut(principal, rules, locked, ask, nowMs, true);
    const status = acceptsItself(rules, worked, judged, ask) ? 'accepted' : 'submitted';
    const overload = await this.replace(principal, rules, locked, ask, worked, judged, status, submittedColumns(worked, ask, nowMs));
    await this.events.record(principal, submissionEvents({ id: locked.id, ask, worked, judged, status, overload }, 'draft'));
    await this.db.change('DELETE FROM lesson_answer WHERE entry_id = $1 AND date = $2 AND school_id = current_school()', [
      worked.lesson.entry.id,
      worked.lesson.date,
    ]);
  }

  private async note(principal: Principal, locked: Locked, change: RequisitionChange): Promise<void> {
    const { notes = locked.notes, riskAssessment = locked.risk_assessment } = change;
    await this.db.change(
      'UPDATE requisition SET notes = $2, risk_assessment = $3, version = version + 1 WHERE id = $1 AND school_id = current_school()',
      [locked.id, notes, riskAssessment && JSON.stringify(riskAssessment)],
    );
    await this.events.record(principal, {
      name: 'requisition.noted',
      subjectId: locked.id,
      payload: { before: { notes: locked.notes, riskAssessment: locked.risk_assessment }, after: { notes, riskAssessment } },
    });
  }

  private async rewrite(principal: Principal, rules: Rules, locked: Locked, change: RequisitionChange, nowMs: number): Promise<void> {
    const { status } = locked;
    if (!CHANGEABLE.includes(status))
      throw new ProblemError(
        'TRANSITION_REFUSED',
        `This requisition is ${status}: only its notes can still be changed. Nothing was changed.`,
      );
    if (change.lessonId != null && status !== 'draft' && change.lessonId !== lessonId(locked.entry_id, locked.date))
      throw invalid('lessonId', 'A submitted requisition stays at its lesson: cancel it and ask at the other one. Nothing was changed.');
    const ask = changed(locked, change);
    const isDraft = status === 'draft';
    const { worked, judged } = await this.workOut(principal, rules, locked, ask, nowMs, !isDraft);
    const isLateChange = !isDraft && nowMs > locked.deadline && LATE_CHANGES.some((field) => change[field] !== undefined);
    const goesBack = status === 'accepted' && (isLateChange || !acceptsItself(rules, { ...worked, late: false }, judged, ask));
    const after = goesBack ? 'submitted' : status;
    const overload = isDraft
      ? await this.replaceDraft(principal, locked, ask, worked)
      : await this.replace(principal, rules, locked, ask, worked, judged, after, null);
    await this.events.record(principal, {
      name: isLateChange ? 'requisition.changed-late' : 'requisition.changed',
      subjectId: locked.id,
      payload: {
        before: { title: locked.title, pupils: locked.pupils, groupSize: locked.group_size, ...(goesBack ? { status } : {}) },
        after: {
          title: worked.title,
          pupils: worked.pupils,
          groupSize: worked.groupSize,
          short: judged.shortages.length > 0,
          overload: overloadFacts(overload),
          ...(goesBack ? { status: after } : {}),
        },
      },
    });
  }

  private async workOut(principal: Principal, rules: Rules, locked: Locked, ask: RequisitionAsk, nowMs: number, holds: boolean) {
    const context = await this.contexts.of(ask);
    refuseUnlessPrincipal(principal, context.entry.teacher.id);
    const worked = workOut(ask, context, rules, nowMs);
    if (!holds) return { worked, judged: NOTHING_HELD };
    if (locked.status === 'draft') this.submissions.refuse(principal, rules, worked, ask, nowMs);
    const judged = await this.judge.judge(worked, rules, nowMs, 'hold', locked.id);
    if (judged.shortages.length > 0 && !ask.goShort)
      throw holdRefused(judged.shortages, () => this.alternatives.afterwards(principal, rules, ask, worked, context, judged, nowMs));
    return { worked, judged };
  }

  private async replaceDraft(principal: Principal, locked: Locked, ask: RequisitionAsk, worked: WorkedOut): Promise<null> {
    await this.db.change('DELETE FROM requisition_line WHERE requisition_id = $1 AND school_id = current_school()', [locked.id]);
    await this.update(locked.id, { ...workedColumns(worked, ask), ...draftColumns(ask), status: 'draft', short: false });
    await this.db.insert([RequisitionLineRow, lineRows(principal.schoolId, locked.id, worked, [])]);
    return null;
  }

  private async replace(
    principal: Principal,
    rules: Rules,
    locked: Locked,
    ask: RequisitionAsk,
    worked: WorkedOut,
    judged: Judged,
    status: RequisitionStatus,
    submitted: ReturnType<typeof submittedColumns> | null,
  ) {
    const { schoolId } = principal;
    const { id } = locked;
    await this.holds.release(id);
    await this.tasks.drop(schoolId, id);
    await this.db.change('DELETE FROM requisition_line WHERE requisition_id = $1 AND school_id = current_school()', [id]);
    const { deadline, deadlinePolicy, ...columns } = workedColumns(worked, ask);
    await this.update(id, {
      ...columns,
      ...(submitted ? { ...submitted, deadline, deadlinePolicy } : {}),
      status,
      short: judged.shortages.length > 0,
    });
    const tasks = taskRows(schoolId, id, worked.work, worked.tasks);
    const overload = await this.submissions.overloadOf(rules, worked, judged, tasks);
    await this.db.insert(
      [RequisitionLineRow, lineRows(schoolId, id, worked, shortOfLines(worked, judged.standings))],
      [HoldRow, this.holds.rows(schoolId, id, judged.standings, worked.lesson)],
      [TaskRow, tasks],
    );
    return overload;
  }

  /** Sets the columns named by their entity property; the version rises. */
  private async update(id: string, columns: Record<string, unknown>): Promise<void> {
    const names = Object.keys(columns).map((property) => property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));
    await this.db.change(
      `UPDATE requisition SET version = requisition.version + 1, ${names.map((name) => `${name} = v.${name}`).join(', ')}
       FROM jsonb_populate_record(NULL::requisition, $2) AS v WHERE requisition.id = $1 AND requisition.school_id = current_school()`,
      [id, JSON.stringify(Object.fromEntries(Object.values(columns).map((value, index) => [names[index], value])))],
    );
  }
}

const NOTHING_HELD: Judged = { standings: [], shortages: [], open: [], horizon: { fromMs: 0, toMs: 0 }, load: null };
