import { Injectable } from '@nestjs/common';
import type { AffectedRequest, Apparatus, BreakageAnswer, BreakageBody, GoneHow, NowShort, RepairBody } from '@app/shared';
import { may } from '@app/shared';
import type { Principal } from '../core/access/index.js';
import { Clock } from '../core/clock/index.js';
import { Database, is, ONE_MORE, statement } from '../core/database/index.js';
import { Events } from '../core/events/index.js';
import { idOr404, isId } from '../core/ids/index.js';
import { invalid, notFound, ProblemError, told } from '../core/problems/index.js';
import { Undos } from '../core/undo/index.js';
import { ApparatusRow } from './apparatus.entity.js';
import { ShortHolds } from './short-holds.js';
import { asItIs, LOCK_APPARATUS } from './stored-apparatus.js';

/** Whose a request ($2) of a school ($1) is. */
export const WHOSE = statement(
  { personId: is.uuid },
  'SELECT q.teacher_id AS "personId" FROM requisition q WHERE q.school_id = $1 AND q.id = $2',
);

/** What is said of something that broke or was repaired. */
interface Said {
  quantity: number;
  cost?: number | undefined;
  note?: string | undefined;
  requisitionId?: string | undefined;
  how?: GoneHow | undefined;
  /** The event that it takes back. */
  takesBack?: string | undefined;
}

/** What of which apparatus did not come back as it went out. */
type Gone = Said & { apparatusId: string };

/** What came back broken, and what is in service again. */
@Injectable()
export class Breakages {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly shortHolds: ShortHolds,
    private readonly events: Events,
    private readonly undos: Undos,
  ) {}

  /**
   * Takes broken things out of service, in the ambient transaction, each with its own line of the book. Holds that no longer fit are marked
   * short, the newest first.
   * @throws NOT_FOUND naming the apparatus that is not there; INVALID when more broke than is in service
   */
  async count(principal: Principal, breakages: readonly Gone[], nowMs: number): Promise<void> {
    for (const id of [...new Set(breakages.map(({ apparatusId }) => apparatusId))].sort()) {
      let current = isId(id) ? await this.lock(principal.schoolId, id, nowMs) : undefined;
      if (!current) {
        const message = 'There is no such apparatus. Nothing was changed.';
        throw new ProblemError('NOT_FOUND', message, [{ field: 'breakages', code: 'unknown', message }]);
      }
      const ofIt = breakages.filter(({ apparatusId }) => apparatusId === id);
      refuseUnlessThere(
        current,
        ofIt.reduce((sum, { quantity }) => sum + quantity, 0),
        'breakages',
      );
      for (const said of ofIt) current = (await this.break(principal, current, said, 'breakages')).apparatus;
    }
  }

  /**
   * Reports that so many broke: by who may write apparatus, or by a teacher with an own request.
   * @throws NOT_FOUND; NOT_ALLOWED; INVALID naming `quantity` for more than are in service
   */
  report(principal: Principal, id: string, body: BreakageBody): Promise<BreakageAnswer> {
    return this.db.transaction(principal.schoolId, async () => {
      const nowMs = this.clock.nowMs();
      await this.refuseUnlessMayReport(principal, body.requisitionId);
      const current = await this.lock(principal.schoolId, id, nowMs);
      if (!current) throw notFound('apparatus');
      const { apparatus, nowShort } = await this.break(principal, current, body, 'quantity');
      this.undos.keep(principal);
      return { apparatus, affected: affectedBy(nowShort) };
    });
  }

  /** Says that so many are in service again. @throws NOT_FOUND; INVALID naming `quantity` for more than are out of service */
  repair(principal: Principal, id: string, body: RepairBody): Promise<BreakageAnswer> {
    return this.db.transaction(principal.schoolId, async () => {
      const current = await this.lock(principal.schoolId, id, this.clock.nowMs());
      if (!current) throw notFound('apparatus');
      if (body.quantity > current.outOfService)
        throw invalid(
          'quantity',
          told`Of ${{ name: current.name }} ${{ out: current.outOfService }} are out of service. Nothing was changed.`,
          'INVALID',
          'tooMany',
        );
      const apparatus = await this.write(principal, current, current.outOfService - body.quantity, ['apparatus.repaired', body]);
      this.undos.keep(principal);
      return { apparatus, affected: [] };
    });
  }

  /** Takes things out of service in the ambient transaction, under the lock of their row. @throws INVALID naming the field */
  async break(
    principal: Principal,
    current: Apparatus,
    said: Said,
    field: string,
  ): Promise<{ apparatus: Apparatus; nowShort: readonly NowShort[] }> {
    refuseUnlessThere(current, said.quantity, field);
    const nowShort: NowShort[] = [];
    const apparatus = await this.write(principal, current, current.outOfService + said.quantity, ['apparatus.broken', said], async () => {
      nowShort.push(...(await this.shortHolds.settle(principal, [current.id], this.clock.nowMs())));
    });
    return { apparatus, nowShort };
  }

  /** Puts things back into service in the ambient transaction, under the lock of their row: as many of them as are out of it still. */
  async putBack(principal: Principal, current: Apparatus, quantity: number, takesBack: string): Promise<void> {
    const back = Math.min(quantity, current.outOfService);
    await this.write(principal, current, current.outOfService - back, ['apparatus.repaired', { quantity: back, takesBack }]);
  }

  private async write(
    principal: Principal,
    current: Apparatus,
    outOfService: number,
    [name, { quantity, cost, note, requisitionId, how, takesBack }]: ['apparatus.broken' | 'apparatus.repaired', Said],
    beforeItIsTold: () => Promise<void> = () => Promise.resolve(),
  ): Promise<Apparatus> {
    // where nothing is out of service there is no reason and no day for it; what was out until a day that has come is back
    const isAsBefore = outOfService > 0 && current.outOfService > 0;
    const reason = isAsBefore ? current.outOfServiceReason : null;
    const until = isAsBefore ? current.outOfServiceUntil : null;
    const more = { outOfServiceReason: reason, outOfServiceUntil: until, ...(until === null ? { backAt: null } : {}) };
    await this.db.update(ApparatusRow, { id: current.id }, { outOfService, ...more, version: ONE_MORE });
    await beforeItIsTold();
    const facts = {
      quantity,
      ...(cost === undefined ? {} : { cost }),
      ...(requisitionId === undefined ? {} : { requisitionId }),
      ...(how === undefined || how === 'broken' ? {} : { how }),
      ...(takesBack === undefined ? {} : { takesBack }),
    };
    await this.events.record(principal, {
      name,
      subjectId: current.id,
      payload: { before: { outOfService: current.outOfService }, after: { outOfService, ...facts } },
      note: note?.trim() || null,
    });
    return { ...current, outOfService, outOfServiceReason: reason, outOfServiceUntil: until, version: current.version + 1 };
  }

  private async lock(schoolId: string, id: string, nowMs: number): Promise<Apparatus | undefined> {
    const stored = await this.db.one(LOCK_APPARATUS, [schoolId, id]);
    return stored && asItIs(stored, nowMs);
  }

  private async refuseUnlessMayReport(principal: Principal, requisitionId: string | undefined): Promise<void> {
    const found =
      requisitionId === undefined ? undefined : await this.db.one(WHOSE, [principal.schoolId, idOr404(requisitionId, 'requisition')]);
    if (requisitionId !== undefined && !(found && may(principal, 'requisition.see', found))) throw notFound('requisition');
    if (may(principal, 'apparatus.write') || (found && may(principal, 'apparatus.report', found))) return;
    throw new ProblemError(
      'NOT_ALLOWED',
      'Say with which of your requests it broke, or ask a technician to write it down. Nothing was changed.',
    );
  }
}

/** @throws INVALID naming the field for more than are in service */
function refuseUnlessThere({ archived, owned, outOfService, name }: Apparatus, quantity: number, field: string): void {
  const inService = archived ? 0 : owned - outOfService;
  if (quantity <= inService) return;
  const message = told`${{ quantity }} of ${{ name }} cannot have broken: ${{ inService }} are in service. Nothing was changed.`;
  throw invalid(field, message, 'INVALID', 'tooMany');
}

function affectedBy(nowShort: readonly NowShort[]): AffectedRequest[] {
  return nowShort.map(({ requisitionId, short }) => ({ requisitionId, short }));
}
