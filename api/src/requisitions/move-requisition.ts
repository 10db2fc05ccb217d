import { Injectable } from '@nestjs/common';
import { HOLDING, moveRefused, type Requisition, type RequisitionStatus, statesOfMove, stepOf, type TransitionBody } from '@app/shared';
import { Breakages, HoldRow, Holds } from '../apparatus/index.js';
import { type Rules, SchoolRules } from '../calendar/index.js';
import type { Principal } from '../core/access/index.js';
import { Clock } from '../core/clock/index.js';
import { Database } from '../core/database/index.js';
import { Events } from '../core/events/index.js';
import { ProblemError } from '../core/problems/index.js';
import { Tasks } from '../prep/index.js';
import { holdRefused, shortagesOf } from './judge-request.js';
import { RequisitionQueries } from './requisitions.queries.js';
import { actorsOf } from './requisitions.policy.js';
import type { Locked } from './locked-requisition.js';
import { OpenRequisition } from './open-requisition.js';
import { RewriteRequisition } from './rewrite-requisition.js';

function eventOf(to: RequisitionStatus) {
  if (to === 'draft') throw new Error('No step leads back to a draft');
  return `requisition.${to}` as const;
}

/** What may be said with a step: a note, how long it took, what became of the lesson. */
type StepWords = Omit<TransitionBody, 'to' | 'version'>;

/** The steps of a requisition's life. */
@Injectable()
export class MoveRequisition {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly rules: SchoolRules,
    private readonly holds: Holds,
    private readonly tasks: Tasks,
    private readonly breakages: Breakages,
    private readonly rewrites: RewriteRequisition,
    private readonly queries: RequisitionQueries,
    private readonly requisitions: OpenRequisition,
    private readonly events: Events,
  ) {}

  /**
   * Moves a requisition to a state, through those that it implies. Two people at once: the second is told what the first did.
   * @throws NOT_FOUND, STALE_VERSION with `current`, TRANSITION_REFUSED with `current`, RISK_ASSESSMENT_NEEDED, HOLD_REFUSED
   */
  async move(principal: Principal, id: string, body: TransitionBody): Promise<Requisition> {
    const rules = await this.rules.of(principal);
    return this.db.transaction(principal.schoolId, async () => {
      const locked = await this.requisitions.at(principal, rules, id, body.version);
      await this.take(principal, rules, locked, statesOfMove(locked.status, body.to), body);
      return this.queries.one(principal, rules, id);
    });
  }

  /** Takes the steps of a requisition under lock, each with its own line of history; what is said with them belongs to the last. @throws as `move` */
  async take(principal: Principal, rules: Rules, locked: Locked, states: readonly RequisitionStatus[], said: StepWords): Promise<void> {
    let at = locked;
    for (const [index, to] of states.entries()) {
      await this.refuseUnlessAllowed(principal, rules, at, to);
      await this.step(principal, rules, at, { ...(index === states.length - 1 ? said : {}), to });
      at = { ...at, status: to };
    }
  }

  private async refuseUnlessAllowed(principal: Principal, rules: Rules, locked: Locked, to: RequisitionStatus): Promise<void> {
    const refusal = moveRefused(locked.status, to, actorsOf(principal, locked.teacher_id));
    if (refusal === 'not-yours')
      throw new ProblemError('NOT_ALLOWED', `From ${locked.status} to ${to} is not your step to take. Nothing was changed.`);
    if (refusal)
      throw new ProblemError(
        'TRANSITION_REFUSED',
        `This requisition is ${locked.status}; from there it cannot become ${to}. Nothing was changed.`,
        undefined,
        {
          current: await this.queries.one(principal, rules, locked.id),
        },
      );
    if (to === 'accepted' && locked.status === 'submitted' && rules.riskAssessmentNeeded.has(locked.department_id) && !locked.confirmed)
      throw new ProblemError(
        'RISK_ASSESSMENT_NEEDED',
        'The department wants a confirmed risk assessment before this is accepted. Nothing was changed; ask its teacher for it.',
      );
  }

  private async step(principal: Principal, rules: Rules, locked: Locked, body: StepWords & Pick<TransitionBody, 'to'>): Promise<void> {
    const nowMs = this.clock.nowMs();
    const { id, status: from } = locked;
    const { to } = body;
    if (from === 'draft' && to === 'submitted') return this.rewrites.submitDraft(principal, rules, locked, body, nowMs);
    if (HOLDING.has(from) && !HOLDING.has(to)) await this.holds.release(id);
    if (!HOLDING.has(from) && HOLDING.has(to)) await this.holdAgain(principal, locked);
    if (to === 'cancelled' || to === 'declined') await this.tasks.drop(principal.schoolId, id);
    const step = stepOf(from, to);
    const done = { atMs: nowMs, personId: principal.personId, actualMinutes: body.actualMinutes ?? null };
    if (step?.task) await this.tasks.mark(principal.schoolId, id, step.task, step.back ? null : done);
    if (to === 'cleared') await this.breakages.count(principal, body.breakages ?? [], nowMs);
    await this.db.change(
      'UPDATE requisition SET status = $2, outcome = coalesce($3, outcome), version = version + 1 WHERE school_id = $1 AND id = $4',
      [principal.schoolId, to, to === 'cleared' ? (body.outcome ?? 'used') : null, id],
    );
    const after = {
      status: to,
      title: locked.title,
      ...(body.actualMinutes === undefined ? {} : { actualMinutes: body.actualMinutes }),
      ...(to === 'cleared' ? { outcome: body.outcome ?? 'used' } : {}),
    };
    await this.events.record(principal, {
      name: eventOf(to),
      subjectId: id,
      payload: { before: { status: from }, after },
      note: body.note ?? null,
    });
  }

  /** A collection was a mis-tap: the kit is out after all, so it must be held again. */
  private async holdAgain(principal: Principal, locked: Locked): Promise<void> {
    const rows = await this.db.query<{ apparatus_id: string; quantity: number }>(
      `SELECT apparatus_id, sum(ceil(needed)::int - short) AS quantity FROM requisition_line
       WHERE school_id = $1 AND requisition_id = $2 AND apparatus_id IS NOT NULL GROUP BY apparatus_id HAVING sum(ceil(needed)::int - short) > 0`,
      [principal.schoolId, locked.id],
    );
    const wanted = new Map(rows.map(({ apparatus_id, quantity }) => [apparatus_id, quantity]));
    const lesson = { startMs: locked.starts_at, endMs: locked.ends_at };
    const standings = await this.holds.standing(wanted, lesson, { lock: true });
    const shortages = shortagesOf(standings);
    if (shortages.length > 0) throw holdRefused(shortages);
    await this.db.insert([HoldRow, this.holds.rows(principal.schoolId, locked.id, standings, lesson)]);
  }
}
