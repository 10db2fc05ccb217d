import { Injectable } from '@nestjs/common';
import { Holds } from '../../apparatus/index.js';
import type { Principal } from '../../core/access/index.js';
import { Database } from '../../core/database/index.js';
import { Events, type TakenBack, TakeBacks } from '../../core/events/index.js';
import { OfferRow } from './offer.entity.js';

/** Takes back that an offer was made, which is gone then, and that it was answered, which is open again. */
@Injectable()
export class TakeBackOffer {
  constructor(
    takeBacks: TakeBacks,
    private readonly db: Database,
    private readonly holds: Holds,
    private readonly events: Events,
  ) {
    takeBacks.add('offer.made', (by, taken) => this.withdraw(by, taken));
    takeBacks.add('offer.answered', (by, taken) => this.reopen(by, taken));
  }

  private async withdraw(by: Principal, { event, eventIds, refuseIfBuiltOn }: TakenBack<'offer.made'>): Promise<void> {
    await refuseIfBuiltOn();
    await this.db.delete(OfferRow, { id: event.subjectId });
    const after = { ...event.payload.after, act: 'offer.made' as const, events: eventIds };
    await this.events.record(by, { name: 'offer.taken-back', subjectId: event.subjectId, payload: { after } });
  }

  private async reopen(by: Principal, { event, eventIds, refuseIfBuiltOn }: TakenBack<'offer.answered'>): Promise<void> {
    await refuseIfBuiltOn();
    const { accept, ...facts } = event.payload.after;
    // each has what the other held: both give it back before either takes it
    if (accept && facts.swapWith !== null) for (const id of [facts.requisitionId, facts.swapWith]) await this.holds.release(id);
    await this.db.update(OfferRow, { id: event.subjectId }, { accepted: null, answeredBy: null, answeredAt: null, answerNote: null });
    const after = { ...facts, act: 'offer.answered' as const, events: eventIds };
    await this.events.record(by, { name: 'offer.taken-back', subjectId: event.subjectId, payload: { after } });
  }
}
