import { Injectable } from '@nestjs/common';
import { may, type Offer, type OfferAnswerBody } from '@app/shared';
import type { Principal } from '../../core/access/index.js';
import { Database } from '../../core/database/index.js';
import { idOr404 } from '../../core/ids/index.js';
import { notFound, ProblemError } from '../../core/problems/index.js';
import { words } from '../../core/words.js';
import { keepRules } from '../../school/index.js';
import { type Asking, Askings, refuseOldRules } from '../asking.js';
import { LOCK, type Locked } from '../locked-requisition.js';
import { offerView } from './offer-view.js';
import { LOCK_OFFER, type StoredOffer } from './offers.statements.js';
import { OfferQueries } from './offers.queries.js';
import { WriteAnswer } from './write-answer.js';

/** Answering an offer: yes moves at once, no leaves all as it is. */
@Injectable()
export class AnswerOffer {
  constructor(
    private readonly db: Database,
    private readonly askings: Askings,
    private readonly queries: OfferQueries,
    private readonly writing: WriteAnswer,
  ) {}

  /**
   * Answers an offer as a teacher of its request; an accepted one is judged afresh and carried out in the same transaction.
   * @throws NOT_FOUND, NOT_ALLOWED, OFFER_ENDED with `current`, HOLD_REFUSED with `shortages`
   */
  answer(principal: Principal, text: string, { accept, note }: OfferAnswerBody): Promise<Offer> {
    const id = idOr404(text, 'offer');
    return this.askings.inTransaction(principal, async (asking) => {
      // two requests may move: nobody else writes one meanwhile, or two would wait in a circle
      await keepRules(this.db, principal.schoolId);
      await this.db.query(LOCK_OFFER, [principal.schoolId, id]);
      const offer = await this.queries.one(principal, id);
      refuseUnlessTheirs(principal, offer);
      if (offer.state !== 'open')
        throw new ProblemError('OFFER_ENDED', words.offering.noLonger[offer.state], undefined, { current: offerView(principal, offer) });
      const locked = await this.lock(asking, offer);
      await this.writing.write(asking, { offer, locked }, { accept, note: note?.trim() || null });
      const after = await this.queries.one(principal, id);
      return offerView(principal, after ?? offer);
    });
  }

  private async lock(asking: Asking, { moves }: StoredOffer): Promise<Locked[]> {
    const locked = new Map<string, Locked>();
    for (const id of moves.map(({ requisitionId }) => requisitionId).sort()) {
      const one = await this.db.one(LOCK, [asking.principal.schoolId, id]);
      if (!one) throw notFound('offer');
      refuseOldRules(asking, one.rulesVersion);
      locked.set(id, one);
    }
    return moves.flatMap(({ requisitionId }) => locked.get(requisitionId) ?? []);
  }
}

/** @throws NOT_FOUND for an offer that is not there or not theirs to see, NOT_ALLOWED for who has not been asked */
function refuseUnlessTheirs(principal: Principal, offer: StoredOffer | undefined): asserts offer is StoredOffer {
  if (!offer) throw notFound('offer');
  const isMade = offer.by.id === principal.personId;
  if (offer.own && !isMade && may(principal, 'offer.answer', { personId: principal.personId })) return;
  if (isMade || may(principal, 'requisition.see', { personId: offer.teacher.id }))
    throw new ProblemError('NOT_ALLOWED', words.offering.onlyTeacherAnswers(offer.teacher.name));
  throw notFound('offer');
}
