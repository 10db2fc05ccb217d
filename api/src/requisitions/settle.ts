import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { SettleWhy } from '@app/shared';
import { Clock, instant } from '../core/clock/index.js';
import { command, Database } from '../core/database/index.js';
import { SettleRow } from './settle.entity.js';

/** Something to settle about a requisition. */
export type ToSettle = Pick<SettleRow, 'requisitionId' | 'why'>;

/** Puts rows ($2, as JSON) since an instant ($3); what is there already stays, with the instant since which it is. */
export const PUT = command(`
INSERT INTO settle (school_id, requisition_id, why, since)
SELECT $1::uuid, v.requisition_id, v.why, $3 FROM jsonb_to_recordset($2) AS v(requisition_id uuid, why text)
ON CONFLICT (school_id, requisition_id, why) DO NOTHING`);

/** The list of what people have to settle, in the ambient transaction. */
@Injectable()
export class Settle {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Puts what is to be settled on the list, once each. */
  async put(rows: readonly ToSettle[]): Promise<void> {
    if (rows.length === 0) return;
    const values = rows.map(({ requisitionId, why }) => ({ requisition_id: requisitionId, why }));
    await this.db.change(PUT, [this.db.schoolId, JSON.stringify(values), instant(this.clock.nowMs())]);
  }

  /** Takes from the list what is settled of these requisitions, for these reasons; for all reasons where none is named. */
  async drop(requisitionIds: readonly string[], whys?: readonly SettleWhy[]): Promise<void> {
    if (requisitionIds.length === 0 || whys?.length === 0) return;
    await this.db.delete(SettleRow, { requisitionId: In(requisitionIds), why: whys && In(whys) });
  }
}
