import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { lessonId, type Overload, type PersonName, type RequisitionOutcome, type RequisitionStatus, type SettleWhy } from '@app/shared';
import { Holds } from '../apparatus/index.js';
import { LessonAnswers } from '../calendar/index.js';
import { Database, is, ONE_MORE, statement } from '../core/database/index.js';
import { type EventRow, Events, type NewEvent } from '../core/events/index.js';
import { newId } from '../core/ids/index.js';
import { type Place, type TaskRow, taskRows } from '../prep/index.js';
import type { Assessment } from './assessment.js';
import type { Locked } from './locked-requisition.js';
import { sentEvents } from './requisition-events.js';
import { RequisitionLineRow } from './requisition-line.entity.js';
import { changedColumns, lineRows, requisitionRow, type Rewrite, settleRows } from './requisition-rows.js';
import { RequisitionRow } from './requisition.entity.js';
import { Settle } from './settle.js';
import { SettleRow } from './settle.entity.js';
import { WorkOfRequests } from './work-of-requests.js';

/** The code and name of a person ($2) of a school ($1). */
export const NAME = statement({ code: is.text, name: is.text }, 'SELECT code, name FROM person WHERE school_id = $1 AND id = $2');

/** The rows that a new requisition was written as, and who wrote them. */
export interface WrittenRequisition {
  row: RequisitionRow;
  lines: RequisitionLineRow[];
  tasks: TaskRow[];
  history: EventRow[];
  overload: Overload | null;
  by: PersonName;
}

/** What is said of a lesson that is over: what became of it, null where nobody knows, and in words. */
export interface Recorded {
  outcome: RequisitionOutcome | null;
  note: string | null;
}

/** What there is of a request that is written down after its lesson: never sent, no deadline, not late. */
const RECORDED = { status: 'cleared', recorded: true, short: false, deadline: null, lateReason: null, lateWords: null } as const;

/** Writes requisitions: the row, its lines, what it holds, the work that it makes, and the event that says so. Nothing else does. */
@Injectable()
export class WriteRequisition {
  constructor(
    private readonly db: Database,
    private readonly holds: Holds,
    private readonly work: WorkOfRequests,
    private readonly answers: LessonAnswers,
    private readonly events: Events,
    private readonly settle: Settle,
  ) {}

  /** Writes a new requisition as the last thing of its transaction: the commit does not wait for it. */
  async add(assessment: Assessment, status: RequisitionStatus): Promise<WrittenRequisition> {
    const [written] = await this.addAll([{ assessment, status }]);
    return written!;
  }

  /** Writes several new requisitions of one person so, in the order given, each table once. */
  async addAll(asked: readonly { assessment: Assessment; status: RequisitionStatus }[]): Promise<WrittenRequisition[]> {
    const [first] = asked;
    if (!first) return [];
    const { principal } = first.assessment.asking;
    const all = await Promise.all(
      asked.map(async ({ assessment, status }) => {
        const id = newId();
        const row = requisitionRow(id, assessment, status);
        const { lines, holds, tasks } = this.belongings(id, assessment, status);
        const [overload, by] = await Promise.all([this.work.overload(assessment, tasks), this.nameOf(assessment)]);
        const events = sentEvents(id, assessment, overload, { status, wasDraft: false });
        return { assessment, row, lines, holds, tasks, overload, by, events };
      }),
    );
    const history = await this.events.recordWithCommit(
      principal,
      all.flatMap(({ events }) => events),
      [RequisitionRow, all.map(({ row }) => row)],
      [RequisitionLineRow, all.flatMap(({ lines }) => lines)],
      [SettleRow, all.flatMap(({ row, assessment }) => settleRows(row, assessment))],
    );
    // kit is locked before the sums of work, as everywhere
    for (const { assessment, holds } of all)
      this.db.sendWithCommit(assessment.isLocked ? this.holds.take(holds) : this.holds.takeUnlessTaken(holds, assessment.availability));
    this.db.sendWithCommit(this.work.add(all));
    for (const { assessment, row } of all) {
      if (row.status === 'draft') continue;
      if (assessment.load?.over) this.db.sendWithCommit(this.work.addLine(row.id, assessment));
      if (assessment.context.isAnswered) this.db.sendWithCommit(this.answers.drop(row.entryId, row.date));
    }
    const told = Map.groupBy(history, ({ subjectId }) => subjectId);
    return all.map(({ row, lines, tasks, overload, by }) => ({ row, lines, tasks, history: told.get(row.id) ?? [], overload, by }));
  }

  /** Writes down what was done without a request: it holds nothing, makes no work and has no deadline. */
  async record(assessment: Assessment, { outcome, note }: Recorded): Promise<WrittenRequisition> {
    const { principal } = assessment.asking;
    const id = newId();
    const row = { ...requisitionRow(id, assessment, 'draft'), ...RECORDED, outcome };
    const lines = lineRows(id, assessment).map((line) => ({ ...line, short: 0 }));
    const by = await this.nameOf(assessment);
    const payload = { after: { status: 'cleared' as const, title: row.title, ...(outcome ? { outcome } : {}) } };
    const event: NewEvent = { name: 'requisition.recorded', subjectId: id, payload, note: note?.trim() || null };
    const history = await this.events.recordWithCommit(principal, event, [RequisitionRow, [row]], [RequisitionLineRow, lines]);
    return { row, lines, tasks: [], history, overload: null, by };
  }

  /** Writes over a requisition under lock what is asked for now; its lines, holds and tasks are made anew. `tell`: what happened. */
  async replace(locked: Locked, assessment: Assessment, to: Rewrite, tell: (overload: Overload | null) => NewEvent[]): Promise<void> {
    const { principal } = assessment.asking;
    const { id } = locked;
    const isMade = locked.status === 'prepared';
    const { lines, holds, tasks: planned } = this.belongings(id, assessment, to.status, placeOf(locked, assessment, to));
    const [, taken] = await Promise.all([
      this.holds.release(id),
      this.work.drop(id, isMade),
      this.db.delete(RequisitionLineRow, { requisitionId: id }),
      // who asks anew has seen what is there, and has said so where that is not enough
      this.db.delete(SettleRow, { requisitionId: id, why: settledBy(locked, assessment, to) }),
      this.db.update(RequisitionRow, { id }, { ...changedColumns(assessment, to), version: ONE_MORE }),
    ]);
    const tasks = isAtItsLesson(locked, assessment)
      ? planned.map((task) => ({ ...task, assigneeId: taken.get(task.kind) ?? null }))
      : planned;
    const overload = await this.work.overload(assessment, tasks);
    await Promise.all([
      this.events.record(principal, tell(overload), [RequisitionLineRow, lines]),
      this.holds.take(holds),
      this.work.add([{ tasks: isMade ? tasks.filter(({ kind }) => kind !== 'prepare') : tasks, assessment }]),
      ...(to.status === 'draft' || isMade ? [] : [this.work.putLine(id, assessment)]),
    ]);
    if (to.status !== 'draft' && lacksMore(locked, assessment)) await this.settle.put([{ requisitionId: id, why: 'room-lacks' }]);
    if (assessment.context.isAnswered && to.status !== 'draft')
      await this.answers.drop(assessment.plan.lesson.entry.id, assessment.plan.lesson.date);
  }

  /** Makes the rows that belong to a requisition. A draft holds nothing and makes no work. */
  private belongings(id: string, assessment: Assessment, status: RequisitionStatus, place = newPlace(assessment)) {
    const { asking, plan, availability } = assessment;
    const { schoolId } = asking.principal;
    return {
      lines: lineRows(id, assessment),
      holds: this.holds.rows(schoolId, id, availability, plan.held),
      tasks: status === 'draft' ? [] : taskRows(schoolId, id, plan.work, plan.tasks, place),
    };
  }

  /** Names who asked: its teacher is known already, somebody who asks on the teacher's behalf is looked up. */
  private async nameOf({ asking: { principal }, plan }: Assessment): Promise<PersonName> {
    const { teacher } = plan.lesson.entry;
    if (principal.personId === teacher.id) return teacher;
    const person = await this.db.one(NAME, [principal.schoolId, principal.personId]);
    return { id: principal.personId, code: person?.code ?? '', name: person?.name ?? '' };
  }
}

/** Whether it stays at its lesson: whoever took its work keeps it then. Elsewhere they may have other work. */
function isAtItsLesson({ entryId, date }: Locked, { plan: { lesson } }: Assessment): boolean {
  return lesson.entry.id === entryId && lesson.date === date;
}

/** Which reasons a change settles; undefined: all. */
function settledBy(locked: Locked, assessment: Assessment, to: Rewrite) {
  if (leavesItsLesson(locked, assessment, to)) return undefined;
  return In<SettleWhy>(assessment.plan.roomLacks.length === 0 ? ['short', 'room-lacks'] : ['short']);
}

/** Whether what was sent needs more of its room by the change than that has. */
function lacksMore({ status, roomLacks }: Locked, { plan }: Assessment): boolean {
  return status !== 'draft' && plan.roomLacks.some((one) => !roomLacks.includes(one));
}

/** Whether what was amiss is settled by it: at another lesson it has lost none, nor has a draft that is sent at the one that there is. */
function leavesItsLesson({ status, entryId, date }: Locked, { plan }: Assessment, to: Rewrite): boolean {
  return (status === 'draft' && to.status !== 'draft') || plan.lesson.id !== lessonId(entryId, date);
}

/** The place of what is asked for now. */
function newPlace({ asking, plan, load }: Assessment): Place {
  return { askedMs: asking.nowMs, late: plan.late, over: load?.over != null };
}

/** What asks for no more, and what the world moved, keeps its place; what has begun does not yield. */
function placeOf(locked: Locked, assessment: Assessment, { status, isJudged, keepsPlace = false }: Rewrite): Place {
  const isBegun = locked.status === 'prepared';
  const late = isJudged ? assessment.plan.late : locked.late;
  const askedMs = keepsPlace ? (locked.askedAt ?? locked.submittedAt) : assessment.asking.nowMs;
  return { askedMs, late: late && !isBegun, over: !isBegun && status !== 'draft' && assessment.load?.over != null };
}
