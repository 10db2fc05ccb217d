import { Injectable } from '@nestjs/common';
import { asksForMore, inRoom, lessonId, may, type RequisitionAsk, type RoomName } from '@app/shared';
import { Holds } from '../apparatus/index.js';
import { Database } from '../core/database/index.js';
import { ProblemError } from '../core/problems/index.js';
import { horizonOf, JudgedLoad } from '../workload/index.js';
import { Alternatives } from './alternatives.js';
import { askedBy, AskContexts } from './ask-context.js';
import type { Asking } from './asking.js';
import { type Assessment, sharesKit, shortagesOf } from './assessment.js';
import { foreseenKit, isForeseenWork } from './foresee.js';
import { Ghosts } from './ghosts.js';
import { refuseUnlessHoldable } from './kept-out.js';
import type { ChangingDays, Judge } from './judge.js';
import { askedFor, type Locked, lostLessonOf } from './locked-requisition.js';
import { addedWork, plannedFor, planRequisition } from './plan-requisition.js';
import { refuseOthersPractical } from './others-practical.js';
import { holdRefused, NOT_CHANGED, refuseMore, refuseUnlessSubmittable, refuseWhatIsOver } from './refuse-requisition.js';
import { refuseUnlessMayAsk } from './requisitions.policy.js';
import { refuseTooManyDrafts } from './too-many-drafts.js';

/** Of an assessment what is known without looking at others. */
export type Planned = Pick<Assessment, 'asking' | 'ask' | 'context' | 'plan'>;

/** Of a requisition that is there already: which it is, where it stands and whose it is. */
export type Standing = Pick<Locked, 'id' | 'entryId' | 'date' | 'teacherId' | 'departmentId' | 'practicalId'>;

/** `was`: the requisition that it is already; `sentId`: it was sent; `toWrite`: what is read first has to keep the rules as they are. */
interface Planning {
  was?: Standing | null;
  /** It is sent now: a draft until then. */
  isSent?: boolean;
  sentId?: string | null;
  toWrite?: boolean;
  /** It is asked for the first time, and compared without a lock: with what is looked up at once. */
  isNew?: boolean;
}

/** How a request is compared: what it wants is locked, which requisition it is already, whether it counts as late, with what it changes days. */
interface Comparing {
  lock: boolean;
  excluding: string | null;
  late?: boolean;
  changing?: ChangingDays | undefined;
  /** Those that are sent before it in the same transaction, and are not written yet. */
  before?: readonly Assessment[];
}

function isAt(was: Standing | null, ask: RequisitionAsk): boolean {
  return was !== null && lessonId(was.entryId, was.date) === ask.lessonId;
}

/** Whether it is tried against what is kept. */
function isTried({ kind }: { kind: string }): boolean {
  return kind !== 'support';
}

/** Help in the lesson is kept from the start: it has its time, and is not tried. */
function helpKept(added: ReturnType<typeof addedWork>): Assessment['open'] {
  const none = { minutes: 0, tasks: 0 };
  return added.filter(({ kind }) => kind === 'support').map((help) => ({ ...help, tasks: 1, over: none, yielding: none }));
}

/** The rules as they would be with a lesson in another room. */
function asIn(asking: Asking, lessonId: string, room: RoomName): Asking {
  const { calendar } = asking.rules;
  return calendar ? { ...asking, rules: { ...asking.rules, calendar: inRoom(calendar, lessonId, room) } } : asking;
}

const NOTHING_HELD = { availability: [], isLocked: true, shortages: [], open: [], horizon: { fromMs: 0, toMs: 0 }, load: null };

/** Assesses a request: reads what it names, plans it by the rules, compares it with what others hold and do, and refuses what may not be. */
@Injectable()
export class Assess {
  constructor(
    private readonly contexts: AskContexts,
    private readonly holds: Holds,
    private readonly load: JudgedLoad,
    private readonly alternatives: Alternatives,
    private readonly ghosts: Ghosts,
    private readonly db: Database,
  ) {}

  /**
   * Assesses a draft, which holds nothing and makes no work. `was`: the draft that it is already, whose lesson may have ended.
   * @throws NOT_FOUND, INVALID naming the field, also for one more draft than a lesson may have
   */
  async draft(asking: Asking, ask: RequisitionAsk, was: Standing | null = null): Promise<Assessment> {
    const planned = await this.plan(asking, ask, { was, toWrite: true });
    if (!isAt(was, ask)) refuseWhatIsOver(planned, NOT_CHANGED);
    if (!isAt(was, ask)) await refuseTooManyDrafts(this.db, planned.plan.lesson.entry.id, planned.plan.lesson.date);
    return { ...planned, ...NOTHING_HELD };
  }

  /** Assesses what is written down after its lesson, which holds nothing and makes no work; `refuse` says what is not taken. @throws as `draft` */
  async past(asking: Asking, ask: RequisitionAsk, refuse: (planned: Planned) => void): Promise<Assessment> {
    const context = await this.contexts.read(asking, ask, { toWrite: true });
    const planned = { asking, ask, context, plan: planRequisition(ask, context, asking) };
    refuse(planned);
    const none = { deadlineMs: null, facts: planned.plan.deadline.facts };
    return { ...planned, plan: { ...planned.plan, tasks: [], deadline: none, late: false }, ...NOTHING_HELD };
  }

  /** Looks what submitting would do, without a lock and without a refusal. `was`: the requisition that it is already, which is not counted. @throws as `draft` */
  async look(asking: Asking, ask: RequisitionAsk, was: Standing | null, changing?: ChangingDays): Promise<Assessment> {
    const sentId = was?.id ?? null;
    return this.compare(await this.plan(asking, ask, { was, sentId, isNew: was === null && !changing }), {
      lock: false,
      excluding: sentId,
      changing,
    });
  }

  /** Gives what judges what a request would be with other fields, or in another room, as the preview does; null where that may not be asked for. */
  judge(asking: Asking, was: Standing | null): Judge {
    return async (ask, room, { of, changing } = {}) => {
      try {
        if (of) return await this.lookAt(asking, ask, of, changing);
        return await this.look(room ? asIn(asking, ask.lessonId, room) : asking, ask, was, changing);
      } catch (error) {
        if (error instanceof ProblemError) return null;
        throw error;
      }
    };
  }

  /**
   * Assesses what is submitted; what it wants is locked, so that it can be held. `draft`: the draft that it was until now.
   * @throws as `draft`, LATE_REASON_NEEDED, BLOCKED_BY_POLICY, HOLD_REFUSED
   */
  async submission(asking: Asking, ask: RequisitionAsk, draft: Standing | null = null): Promise<Assessment> {
    const planned = await this.plan(asking, ask, { was: draft, isSent: true, toWrite: true, isNew: draft === null && this.db.isFirstTry });
    refuseUnlessSubmittable(planned);
    return draft === null ? this.holdNew(planned) : this.hold(planned, draft);
  }

  /**
   * Assesses what is submitted for several lessons by what is read at once, each beside those before it. Null: they have to be asked for one by
   * one, since one of them is refused, short, over the line, or wants kit that another has; nothing is written then.
   */
  async submissions(asking: Asking, asks: readonly RequisitionAsk[]): Promise<Assessment[] | null> {
    const read = await Promise.allSettled(asks.map((ask) => this.plan(asking, ask, { isSent: true, toWrite: true, isNew: true })));
    const assessed: Assessment[] = [];
    try {
      for (const one of read) {
        if (one.status === 'rejected') throw one.reason;
        refuseUnlessSubmittable(one.value);
        const assessment = await this.compare(one.value, { lock: false, excluding: null, before: assessed });
        if (assessment.shortages.length > 0 || assessment.load?.over || assessed.some((other) => sharesKit(other, assessment))) return null;
        assessed.push(assessment);
      }
    } catch (error) {
      if (error instanceof ProblemError) return null;
      throw error;
    }
    return assessed;
  }

  /**
   * Assesses a change of what was submitted, without counting what it holds and asks itself. What asks for more is judged as a submission.
   * @throws as `draft`, BLOCKED_BY_POLICY, HOLD_REFUSED
   */
  async change(asking: Asking, ask: RequisitionAsk, locked: Locked): Promise<Assessment> {
    const planned = await this.plan(asking, ask, { was: locked, sentId: locked.id });
    if (asksForMore(askedFor(locked), plannedFor(planned.plan))) refuseMore(planned);
    return this.hold(planned, locked, locked.late);
  }

  /**
   * Assesses a request at another lesson, whose ever that is: `refuse` says what is not taken there. A draft holds nothing.
   * @throws as `draft`, HOLD_REFUSED, and what `refuse` throws
   */
  async move(asking: Asking, ask: RequisitionAsk, was: Locked, refuse: (planned: Planned) => void): Promise<Assessment> {
    const isDraft = was.status === 'draft';
    const read = await this.contexts.read(asking, ask, { sentId: isDraft ? null : was.id });
    const context = { ...read, entry: askedBy(was.teacherId, read.entry) };
    const planned = { asking, ask, context, plan: planRequisition(ask, context, asking) };
    refuse(planned);
    refuseOthersPractical(planned);
    return isDraft ? { ...planned, ...NOTHING_HELD } : this.hold(planned, was);
  }

  /** Looks what moving a request to another lesson would meet, without a lock and without a refusal. @throws as `draft` */
  async lookAt(asking: Asking, ask: RequisitionAsk, was: Locked, changing?: ChangingDays): Promise<Assessment> {
    const read = await this.contexts.read(asking, ask, { sentId: was.id });
    const context = { ...read, entry: askedBy(was.teacherId, read.entry) };
    const planned = { asking, ask, context, plan: planRequisition(ask, context, asking) };
    refuseOthersPractical(planned);
    return this.compare(planned, { lock: false, excluding: was.id, changing });
  }

  /** Assesses a change of what stands at a lesson that does not take place: it holds nothing and makes no work. @throws as `draft` */
  async lost(asking: Asking, ask: RequisitionAsk, was: Locked): Promise<Assessment> {
    const context = await this.contexts.read(asking, ask, { sentId: was.status === 'draft' ? null : was.id });
    const plan = planRequisition(ask, context, asking, lostLessonOf(was));
    return { asking, ask, context, plan: { ...plan, tasks: [] }, ...NOTHING_HELD };
  }

  /** At its own lesson a request is its teacher's, to whom it may have been handed over; anywhere else it is asked for of the lesson's. */
  private async plan(asking: Asking, ask: RequisitionAsk, { was = null, isSent = false, ...options }: Planning): Promise<Planned> {
    const read = await this.contexts.read(asking, ask, options);
    const isThere = was !== null && isAt(was, ask);
    if (!isThere || !may(asking.principal, 'requisition.ask', { personId: was.teacherId, departmentId: was.departmentId }))
      refuseUnlessMayAsk(asking, read.entry);
    const context = options.sentId ? read : { ...read, entry: askedBy(asking.principal.personId, read.entry) };
    const planned = { asking, ask, context, plan: planRequisition(ask, context, asking) };
    // what stands already stands, whatever departments say of their practicals since; a draft that is sent is asked for anew
    if (!isThere || was.practicalId !== (ask.practicalId ?? null) || isSent) refuseOthersPractical(planned);
    return planned;
  }

  /** `late`: as it was sent, where what was sent is changed. */
  private async hold(planned: Planned, was: Standing | null, late = planned.plan.late): Promise<Assessment> {
    const excluding = was?.id ?? null;
    const options = { lock: true, excluding, late };
    let assessment = await this.compare(planned, options);
    if (assessment.shortages.length > 0 && (await this.ghosts.giveWay(assessment, excluding)))
      assessment = await this.compare(planned, options);
    return this.refuseUnlessThere(assessment, was);
  }

  /**
   * What is asked for the first time is looked at without a lock: it is refused by that, or held by a call that compares once more. Whose
   * kit was taken in between looks again, and then has the locks.
   */
  private async holdNew(planned: Planned): Promise<Assessment> {
    const looked = await this.compare(planned, { lock: false, excluding: null });
    if (looked.shortages.length === 0) return this.db.isFirstTry ? looked : this.hold(planned, null);
    const mayBeThere = planned.ask.goShort === true || (await this.ghosts.stand(looked));
    return mayBeThere ? this.hold(planned, null) : this.refuseUnlessThere(looked, null);
  }

  /** @throws HOLD_REFUSED where something is short and that was not agreed to */
  private refuseUnlessThere(assessment: Assessment, was: Standing | null): Assessment {
    const { asking, ask, shortages } = assessment;
    if (shortages.length > 0 && !ask.goShort)
      throw holdRefused(shortages, () => this.alternatives.afterwards(assessment, this.judge(asking, was), was?.id ?? null));
    return assessment;
  }

  private async compare(planned: Planned, options: Comparing): Promise<Assessment> {
    const { rules, nowMs } = planned.asking;
    const { lesson, held, wanted, work, tasks } = planned.plan;
    const horizon = horizonOf(rules, nowMs, lesson.date);
    const { late = planned.plan.late, changing } = options;
    const without = changing?.without ?? [];
    const ahead = options.lock || options.excluding !== null || without.length > 0 ? null : planned.context.foreseen;
    const kit = ahead && (await foreseenKit(ahead, planned.plan));
    const [availability, standing] = await Promise.all([
      kit ?? this.holds.availability(wanted, held, { ...options, without }),
      ahead && isForeseenWork(ahead, work, horizon)
        ? ahead.standing
        : this.load.standing(rules, work.departmentId, { ...horizon, nowMs }, options.excluding, without),
    ]);
    const first = [...(changing?.first ? [changing.first] : []), ...(options.before ?? [])];
    const open = first.length > 0 ? [...standing, ...first.flatMap((one) => this.placed(one))] : standing;
    if (planned.plan.takenDown)
      refuseUnlessHoldable(
        held,
        availability.map(({ apparatus }) => apparatus),
      );
    const added = addedWork(work, tasks);
    const adding = { nowMs, departmentId: work.departmentId, late, lessonMs: lesson.startMs, work: added.filter(isTried) };
    const load = this.load.adding(rules, [...open, ...helpKept(added)], adding, horizon);
    return { ...planned, availability, isLocked: options.lock, shortages: shortagesOf(availability), open, horizon, load };
  }

  /** The work of a request that is placed before another, as it then stands beside that. */
  private placed({ asking: { rules, nowMs }, plan: { lesson, late, work, tasks }, load }: Assessment): Assessment['open'] {
    const added = addedWork(work, tasks);
    const placed = { nowMs, departmentId: work.departmentId, late, lessonMs: lesson.startMs, work: added.filter(isTried) };
    return [...this.load.placed(rules, placed, load?.over != null), ...helpKept(added)];
  }
}
