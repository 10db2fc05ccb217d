import { Injectable } from '@nestjs/common';
import type { Apparatus } from '@app/shared';
import type { Principal } from '../core/access/index.js';
import { Database, ONE_MORE } from '../core/database/index.js';
import { Events } from '../core/events/index.js';
import { isId } from '../core/ids/index.js';
import { invalid, ProblemError, told } from '../core/problems/index.js';
import { ApparatusRow } from './apparatus.entity.js';
import { LOCK_APPARATUS } from './apparatus.queries.js';
import { ShortHolds } from './short-holds.js';

/** What came back broken. */
@Injectable()
export class Breakages {
  constructor(
    private readonly db: Database,
    private readonly shortHolds: ShortHolds,
    private readonly events: Events,
  ) {}

  /**
   * Takes broken things out of service, in the ambient transaction. Holds that no longer fit are marked short, the newest first.
   * @throws NOT_FOUND naming the apparatus that is not there; INVALID when more broke than is in service
   */
  async count(principal: Principal, breakages: readonly { apparatusId: string; quantity: number }[], nowMs: number): Promise<void> {
    const broken = new Map<string, number>();
    for (const { apparatusId, quantity } of breakages) broken.set(apparatusId, (broken.get(apparatusId) ?? 0) + quantity);
    for (const id of [...broken.keys()].sort()) await this.take(principal, id, broken.get(id) ?? 0, nowMs);
  }

  private async take(principal: Principal, id: string, quantity: number, nowMs: number): Promise<void> {
    const field = 'breakages';
    const current = isId(id) ? await this.db.one(LOCK_APPARATUS, [principal.schoolId, id]) : undefined;
    if (!current) {
      const message = 'There is no such apparatus. Nothing was changed.';
      throw new ProblemError('NOT_FOUND', message, [{ field, code: 'unknown', message }]);
    }
    if (current.outOfService + quantity > current.owned) {
      const inService = current.owned - current.outOfService;
      const message = told`${{ quantity }} of ${{ name: current.name }} cannot have broken: ${{ inService }} are in service. Nothing was changed.`;
      throw invalid(field, message, 'INVALID', 'tooMany');
    }
    const after: Apparatus = { ...current, outOfService: current.outOfService + quantity, version: current.version + 1 };
    await this.db.update(ApparatusRow, { id }, { outOfService: after.outOfService, version: ONE_MORE });
    await this.shortHolds.settle(principal, after, nowMs);
    await this.events.record(principal, {
      name: 'apparatus.broken',
      subjectId: id,
      payload: { before: { outOfService: current.outOfService }, after: { outOfService: after.outOfService } },
    });
  }
}
