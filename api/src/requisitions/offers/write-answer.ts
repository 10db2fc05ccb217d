import { Injectable } from '@nestjs/common';
import { instant } from '../../core/clock/index.js';
import { Database } from '../../core/database/index.js';
import { Events } from '../../core/events/index.js';
import type { Asking } from '../asking.js';
import type { Locked } from '../locked-requisition.js';
import { OpenRequisition } from '../open-requisition.js';
import { RequisitionUndos } from '../requisition-undos.js';
import { CarryOut } from './carry-out.js';
import { OfferRow } from './offer.entity.js';
import type { StoredOffer } from './offers.statements.js';
import { refuseWorse, stillFits } from './still-fits.js';

/** An offer with its requests under lock. */
interface Answered {
  offer: StoredOffer;
  locked: readonly Locked[];
}

/** Writes an answer, and does what it says. */
@Injectable()
export class WriteAnswer {
  constructor(
    private readonly db: Database,
    private readonly carrying: CarryOut,
    private readonly opened: OpenRequisition,
    private readonly undos: RequisitionUndos,
    private readonly events: Events,
  ) {}

  /** Carries an accepted offer out, and writes the answer; all of it is taken back at once. @throws OFFER_ENDED, HOLD_REFUSED */
  async write(asking: Asking, { offer, locked }: Answered, { accept, note }: { accept: boolean; note: string | null }): Promise<void> {
    const { principal } = asking;
    const befores = accept ? await this.undos.states(locked.map(({ id }) => id)) : [];
    if (accept) await this.carryOut(asking, offer, locked);
    const answered = { accepted: accept, answeredBy: principal.personId, answeredAt: instant(asking.nowMs), answerNote: note };
    await this.db.update(OfferRow, { id: offer.id }, answered);
    const { date, period, lastPeriod } = offer.moves[0]?.to ?? { date: '', period: '', lastPeriod: null };
    const { requisitionId, swapWith, by } = offer;
    const after = { requisitionId, swapWith, madeBy: by.id, to: { date, period, lastPeriod }, accept };
    await this.events.record(principal, {
      name: 'offer.answered',
      subjectId: offer.id,
      payload: { before: { state: 'open' }, after },
      note,
    });
    if (accept) for (const one of locked) await this.opened.follow(asking, one);
    await this.undos.keepAll(principal, befores);
  }

  private async carryOut(asking: Asking, offer: StoredOffer, locked: readonly Locked[]): Promise<void> {
    const goings = locked.map((one, index) => ({ locked: one, lessonId: offer.moves[index]?.to.lessonId ?? '' }));
    const judged = await stillFits(() => this.carrying.carryOut(asking, goings, offer.overruled));
    refuseWorse(offer, judged);
  }
}
