import { Injectable } from '@nestjs/common';
import { may, type RequisitionStatus } from '@app/shared';
import type { Principal } from '../core/access/index.js';
import { Database } from '../core/database/index.js';
import { type Kept, Undos } from '../core/undo/index.js';
import { keptOf, type RequisitionState, STATE } from './kept-requisition.js';

/** Where a tick leads to: what a technician does, whoever of them it was. */
const TICKED: readonly RequisitionStatus[] = ['prepared', 'delivered', 'collected', 'cleared'];

/** Lets what is done to requisitions be taken back. */
@Injectable()
export class RequisitionUndos {
  constructor(
    private readonly db: Database,
    private readonly undos: Undos,
  ) {}

  /** Reads a requisition as it is, which is under lock by then. */
  async state(id: string): Promise<RequisitionState> {
    const [state] = await this.states([id]);
    if (!state) throw new Error('A requisition under lock is not there');
    return state;
  }

  /** Reads requisitions as they are, which are under lock by then. */
  states(ids: readonly string[]): Promise<RequisitionState[]> {
    return this.db.query(STATE, [this.db.schoolId, ids]);
  }

  /** Keeps what was changed of several requisitions in one act, and what others keep of it. */
  async keepAll(principal: Principal, befores: readonly RequisitionState[], others: Kept = new Map()): Promise<void> {
    const nows = new Map((await this.states(befores.map(({ id }) => id))).map((now) => [now.id, now]));
    const own = befores.flatMap((before) => [...changed(before, nows.get(before.id) ?? before)]);
    this.undos.keep(principal, new Map([...own, ...others]));
  }

  /** Keeps what was changed of a requisition in the ambient transaction; a tick any technician may take back. */
  async keep(principal: Principal, before: RequisitionState): Promise<void> {
    const now = await this.state(before.id);
    const isTick = now.row.status !== before.row.status && TICKED.includes(now.row.status);
    this.undos.keep(principal, changed(before, now), {
      shared: isTick && may(principal, 'task.change', { departmentId: now.row.departmentId }),
    });
  }

  /** The same of what was done to a task, which any technician may take back; `before` null: it is no requisition's. */
  async keepTask(principal: Principal, taskId: string, before: RequisitionState | null): Promise<void> {
    const kept = before ? changed(before, await this.state(before.id)) : [];
    // whoever goes on with the request goes on with its tasks
    const task = [taskId, { kept: null, also: before ? [before.id] : [] }] as const;
    this.undos.keep(principal, new Map([task, ...kept]), { shared: true });
  }
}

function changed(before: RequisitionState, now: RequisitionState): Kept {
  const kept = keptOf(before, now);
  const also = [...kept.tasks.before.map(({ id }) => id), ...kept.tasks.added];
  return new Map([[before.id, { kept, also }]]);
}
