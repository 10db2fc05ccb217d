import { Injectable } from '@nestjs/common';
import type { Requisition } from '@app/shared';
import type { Principal } from '../core/access/index.js';
import { Database, is, statement } from '../core/database/index.js';
import { idOr404 } from '../core/ids/index.js';
import { notFound, ProblemError, type Told } from '../core/problems/index.js';
import { words } from '../core/words.js';
import { keepRules } from '../school/index.js';
import { type Asking, Askings, refuseOldRules } from './asking.js';
import { LOCK, LOCK_OF_TASK, type Locked } from './locked-requisition.js';
import { Replan } from './replan/index.js';
import { RequisitionUndos } from './requisition-undos.js';
import { maySee } from './requisitions.policy.js';
import { RequisitionQueries } from './requisitions.queries.js';

/**
 * The last acts, so many ($3), on a requisition ($2) of a school ($1), each of which made a version of it, and what the first of them did
 * beside itself in one go. `told`: its history has a line of it.
 */
export const ACTS_SINCE = statement(
  { told: is.bool },
  `WITH act AS (SELECT h.place, h.request_id, h.payload->'after' ? 'status' OR h.name IN ('requisition.changed', 'requisition.changed-late') AS told FROM event h
     WHERE h.school_id = $1 AND h.subject_id = $2 AND h.name NOT IN ('requisition.message', 'requisition.over-line')),
   first AS (SELECT l.place, l.request_id FROM (SELECT a.place, a.request_id FROM act a ORDER BY a.place DESC LIMIT $3) l ORDER BY l.place LIMIT 1)
   SELECT a.told FROM act a JOIN first f ON a.place >= f.place OR a.request_id = f.request_id`,
);

/** Opens requisitions to be changed: each stays locked until the transaction ends, so that two people change it one after the other. */
@Injectable()
export class OpenRequisition {
  constructor(
    private readonly db: Database,
    private readonly askings: Askings,
    private readonly queries: RequisitionQueries,
    private readonly replan: Replan,
    private readonly undos: RequisitionUndos,
  ) {}

  /**
   * Changes a requisition at the version that the person has read, in one transaction, and answers it as it is then. `alone`: the work may
   * take kit from other requisitions, so nobody else writes one meanwhile: with one locked and others wanted, two would wait in a circle.
   * @throws NOT_FOUND for one that is not there or not theirs to see, STALE_VERSION with `current`, and what the work throws
   */
  async toChange(
    principal: Principal,
    id: string,
    version: number,
    work: (asking: Asking, locked: Locked) => Promise<void>,
    { alone = false } = {},
  ): Promise<Requisition> {
    return this.askings.inTransaction(principal, async (asking) => {
      if (alone) await keepRules(this.db, principal.schoolId);
      const locked = await this.see(principal, id);
      refuseOldRules(asking, locked.rulesVersion);
      if (locked.version !== version) throw await this.stale(asking, locked, version);
      const before = await this.undos.state(id);
      await work(asking, locked);
      await this.follow(asking, locked);
      const [answer] = await Promise.all([this.queries.changed(principal, asking.rules, id), this.undos.keep(principal, before)]);
      return answer;
    });
  }

  /** Locks a requisition whatever its version. @throws NOT_FOUND for one that is not there or not theirs to see */
  async see(principal: Principal, id: string): Promise<Locked> {
    const locked = await this.db.one(LOCK, [principal.schoolId, idOr404(id, 'requisition')]);
    if (!locked || !maySee(principal, locked)) throw notFound('requisition');
    return locked;
  }

  /** Locks the requisition that a task belongs to, whatever its version; null for a task of none. Steps and ticks lock in this order. */
  async ofTask(principal: Principal, taskId: string): Promise<Locked | null> {
    return (await this.db.one(LOCK_OF_TASK, [principal.schoolId, taskId])) ?? null;
  }

  /**
   * Works a requisition out again after somebody changed it or took a step, where its lesson is not as it was or its teacher may be away:
   * what was made ready for a lesson that is lost is to be cleared away, and it may be another's now.
   */
  async follow({ principal, rules }: Asking, { id, whys }: Locked): Promise<void> {
    if (whys.length > 0 || rules.away.size > 0 || rules.calendar?.changes) await this.replan.requisitions(principal, [id]);
  }

  /** Makes the refusal of what was decided on an older version: who did what since, and the request as it is now. */
  private async stale({ principal, rules }: Asking, { id, version: now }: Locked, version: number): Promise<ProblemError> {
    const current = await this.queries.find(principal, rules, id);
    const acts = await this.db.query(ACTS_SINCE, [principal.schoolId, id, Math.max(0, now - version)]);
    const count = acts.filter(({ told }) => told).length;
    const steps = current.history.slice(current.history.length - count);
    return new ProblemError('STALE_VERSION', words.requisitions.meanwhile(steps, principal.personId), undefined, { current });
  }

  /** Makes the refusal of a step that the requisition does not allow as it is now, which goes along. */
  async refused({ principal, rules }: Asking, { id }: Locked, detail: string | Told): Promise<ProblemError> {
    return new ProblemError('TRANSITION_REFUSED', detail, undefined, { current: await this.queries.find(principal, rules, id) });
  }
}
