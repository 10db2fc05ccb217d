import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { parseInstantMs } from '@app/shared';
import { Holds } from '../apparatus/index.js';
import { Database, ONE_MORE } from '../core/database/index.js';
import { Tasks } from '../prep/index.js';
import { Draws } from '../stock/index.js';
import type { Asking } from './asking.js';
import { shortagesOf } from './assessment.js';
import type { KeptRequisition } from './kept-requisition.js';
import type { Locked } from './locked-requisition.js';
import { Reclaim } from './reclaim.js';
import { GONE_SINCE, holdRefused } from './refuse-requisition.js';
import { RequisitionLineRow } from './requisition-line.entity.js';
import { RequisitionMessageRow } from './requisition-message.entity.js';
import { RequisitionRow } from './requisition.entity.js';
import { SettleRow } from './settle.entity.js';

/** A request under lock of which something is taken back: by whom, and by which events it was done. */
export interface Restoring {
  asking: Asking;
  locked: Locked;
  eventIds: readonly string[];
}

/** Writes requests as they were before an act. */
@Injectable()
export class RestoreRequisition {
  constructor(
    private readonly db: Database,
    private readonly holds: Holds,
    private readonly tasks: Tasks,
    private readonly reclaim: Reclaim,
    private readonly draws: Draws,
  ) {}

  /** Gives back what was changed of a request. @throws HOLD_REFUSED with `shortages` where its kit has gone meanwhile */
  async restore(restoring: Restoring, { row, lines, holds, settle, tasks, draws = null, said = [] }: KeptRequisition): Promise<void> {
    const { id: requisitionId } = restoring.locked;
    if (holds !== null) await this.hold(restoring, row, holds);
    if (lines !== null) {
      await this.db.delete(RequisitionLineRow, { requisitionId });
      await this.db.insert([RequisitionLineRow, lines]);
    }
    if (settle !== null) {
      await this.db.delete(SettleRow, { requisitionId });
      await this.db.insert([SettleRow, settle]);
    }
    if (said.length > 0) await this.db.delete(RequisitionMessageRow, { id: In(said) });
    if (draws !== null) await this.draws.set(restoring.asking.principal, requisitionId, draws);
    await this.tasks.giveBack(requisitionId, tasks);
    await this.db.update(RequisitionRow, { id: requisitionId }, { ...row, version: ONE_MORE });
  }

  /** Takes away a request that was new: it was never sent, makes no work and holds nothing. */
  async withdraw({ id }: Locked): Promise<'cancelled'> {
    const unsent = { submittedAt: null, late: false, minutesLate: 0, lateReason: null, lateWords: null, excused: false, short: false };
    await Promise.all([
      this.holds.release(id),
      this.tasks.drop(id),
      this.db.delete(SettleRow, { requisitionId: id }),
      this.db.update(RequisitionRow, { id }, { ...unsent, status: 'cancelled', version: ONE_MORE }),
    ]);
    return 'cancelled';
  }

  private async hold(
    { asking, locked, eventIds }: Restoring,
    row: Partial<RequisitionRow>,
    kept: readonly { apparatusId: string; quantity: number }[],
  ) {
    const { schoolId } = asking.principal;
    const lesson = {
      startMs: row.startsAt === undefined ? locked.startsAt : parseInstantMs(row.startsAt),
      endMs: row.endsAt === undefined ? locked.endsAt : parseInstantMs(row.endsAt),
    };
    const wanted = new Map<string, number>();
    for (const { apparatusId, quantity } of kept) wanted.set(apparatusId, (wanted.get(apparatusId) ?? 0) + quantity);
    const look = () => this.holds.availability(wanted, lesson, { lock: true, excluding: locked.id });
    let availability = await look();
    const isAhead = lesson.endMs > asking.nowMs;
    if (isAhead && shortagesOf(availability).length > 0) {
      const lacking = await this.holds.lacking(wanted, lesson, locked.id);
      if (await this.reclaim.take(asking.principal, lacking, eventIds)) availability = await look();
    }
    const shortages = shortagesOf(availability);
    if (shortages.length > 0 && isAhead) throw holdRefused(shortages, undefined, GONE_SINCE);
    await this.holds.release(locked.id);
    await this.holds.take(this.holds.rows(schoolId, locked.id, availability, lesson));
  }
}
