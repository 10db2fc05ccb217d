import { Injectable } from '@nestjs/common';
import type { Principal } from '../core/access/index.js';
import { Database } from '../core/database/index.js';
import { type Kept, Undos } from '../core/undo/index.js';
import { keptOf, type RequisitionState, STATE } from './kept-requisition.js';

/** Lets what is done to requisitions be taken back. */
@Injectable()
export class RequisitionUndos {
  constructor(
    private readonly db: Database,
    private readonly undos: Undos,
  ) {}

  /** Reads a requisition as it is, which is under lock by then. */
  async state(id: string): Promise<RequisitionState> {
    const state = await this.db.one(STATE, [this.db.schoolId, [id]]);
    if (!state) throw new Error('A requisition under lock is not there');
    return state;
  }

  /** Keeps what was changed of a requisition in the ambient transaction. */
  async keep(principal: Principal, before: RequisitionState): Promise<void> {
    this.undos.keep(principal, await this.changed(before));
  }

  /** The same of a tick, which any technician may take back; `before` null: the task is no requisition's. */
  async keepTick(principal: Principal, before: RequisitionState | null): Promise<void> {
    this.undos.keep(principal, before ? await this.changed(before) : new Map(), { shared: true });
  }

  private async changed(before: RequisitionState): Promise<Kept> {
    const kept = keptOf(before, await this.state(before.id));
    const also = [...kept.tasks.before.map(({ id }) => id), ...kept.tasks.added];
    return new Map([[before.id, { kept, also }]]);
  }
}
