import { Injectable } from '@nestjs/common';
import { HOLDING, type RequisitionStatus, type TransitionBody } from '@app/shared';
import { Breakages, Holds } from '../apparatus/index.js';
import { Database, is, statement } from '../core/database/index.js';
import type { Asking } from './asking.js';
import { shortagesOf } from './assessment.js';
import { DrawForStep } from './draw-for-step.js';
import type { Locked } from './locked-requisition.js';
import { holdRefused, STAYS_BACK } from './refuse-requisition.js';

/** How much of each apparatus a requisition ($2) of a school ($1) was promised. */
export const PROMISED = statement(
  { apparatusId: is.uuid, quantity: is.int },
  `
SELECT apparatus_id AS "apparatusId", sum(ceil(needed)::int - short) AS quantity FROM requisition_line
WHERE school_id = $1 AND requisition_id = $2 AND apparatus_id IS NOT NULL GROUP BY apparatus_id HAVING sum(ceil(needed)::int - short) > 0`,
);

/** What is said with a step that is about kit. */
type KitWords = Pick<TransitionBody, 'draws' | 'breakages'>;

/** What the steps of a requisition do to kit: to what is held, to what is drawn from stock, and to what broke. */
@Injectable()
export class KitOfStep {
  constructor(
    private readonly db: Database,
    private readonly holds: Holds,
    private readonly draws: DrawForStep,
    private readonly breakages: Breakages,
  ) {}

  /** Gives held kit back where it is no longer needed, draws stock for what is prepared, gives that back with the step, counts what broke. */
  async keep(asking: Asking, locked: Locked, to: RequisitionStatus, { draws, breakages = [] }: KitWords): Promise<void> {
    const [isHeld, isToHold] = [HOLDING.has(locked.status), HOLDING.has(to)];
    if (isHeld && !isToHold) await this.holds.release(locked.id);
    if (!isHeld && isToHold) await this.holdAgain(asking.principal.schoolId, locked);
    if (locked.status === 'accepted' && to === 'prepared') await this.draws.draw(asking.principal, locked.id, draws);
    if (locked.status === 'prepared' && to === 'accepted') await this.draws.giveBack(asking.principal, locked.id);
    if (to === 'cleared') await this.breakages.count(asking.principal, ofRequest(locked.id, breakages), asking.nowMs);
  }

  /** A collection was a mis-tap: the kit is out after all, so it must be held again. */
  private async holdAgain(schoolId: string, { id, startsAt, endsAt }: Locked): Promise<void> {
    const rows = await this.db.query(PROMISED, [schoolId, id]);
    const wanted = new Map(rows.map(({ apparatusId, quantity }) => [apparatusId, quantity]));
    const lesson = { startMs: startsAt, endMs: endsAt };
    const availability = await this.holds.availability(wanted, lesson, { lock: true });
    const shortages = shortagesOf(availability);
    if (shortages.length > 0) throw holdRefused(shortages, undefined, STAYS_BACK);
    await this.holds.take(this.holds.rows(schoolId, id, availability, lesson));
  }
}

/** What did not come back, with the request that it went out for. */
export function ofRequest<Gone>(requisitionId: string, breakages: readonly Gone[]): (Gone & { requisitionId: string })[] {
  return breakages.map((one) => ({ ...one, requisitionId }));
}
