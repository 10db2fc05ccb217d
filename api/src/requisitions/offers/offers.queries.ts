import { Injectable } from '@nestjs/common';
import type { Offer, OfferQuery } from '@app/shared';
import type { Principal } from '../../core/access/index.js';
import { Clock, instant } from '../../core/clock/index.js';
import { Database } from '../../core/database/index.js';
import { cursorOf, limitOf, type Page, page } from '../../core/http/index.js';
import { idOr404 } from '../../core/ids/index.js';
import { notFound } from '../../core/problems/index.js';
import { LOOK } from '../locked-requisition.js';
import { maySee } from '../requisitions.policy.js';
import { offerView } from './offer-view.js';
import { OFFER, OFFERS, type StoredOffer } from './offers.statements.js';

/** Offers as the people see them between whom they are. */
@Injectable()
export class OfferQueries {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Lists what one is asked and what one has asked, the open ones first, then the newest; of one request all. @throws NOT_FOUND */
  list(principal: Principal, query: OfferQuery): Promise<Page<Offer>> {
    const { schoolId, personId } = principal;
    const limit = limitOf(query.limit);
    const requisitionId = query.requisitionId === undefined ? null : idOr404(query.requisitionId, 'requisition');
    const after = cursorOf(query.cursor, ['text', 'written']);
    const [isClosed, place] = after ?? [];
    const from = after ? [isClosed === 'closed', place] : [null, null];
    return this.db.readTogether(schoolId, async () => {
      const about = [requisitionId, query.state ?? null];
      const [rows] = await Promise.all([
        this.db.query(OFFERS, [schoolId, instant(this.clock.nowMs()), personId, limit + 1, ...about, ...from]),
        this.refuseUnlessSeen(principal, requisitionId),
      ]);
      return page(
        rows,
        limit,
        (row) => offerView(principal, row),
        (row) => [row.state === 'open' ? 'open' : 'closed', String(row.place)],
      );
    });
  }

  /** Reads one offer in the ambient transaction; undefined where it is not there. */
  one({ schoolId, personId }: Principal, id: string): Promise<StoredOffer | undefined> {
    return this.db.one(OFFER, [schoolId, instant(this.clock.nowMs()), personId, id]);
  }

  private async refuseUnlessSeen(principal: Principal, id: string | null): Promise<void> {
    if (id === null) return;
    const request = await this.db.one(LOOK, [principal.schoolId, [id]]);
    if (!request || !maySee(principal, request)) throw notFound('requisition');
  }
}
