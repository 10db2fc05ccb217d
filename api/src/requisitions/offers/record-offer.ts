import { Injectable } from '@nestjs/common';
import { type Offer, offerEndsMs } from '@app/shared';
import type { Principal } from '../../core/access/index.js';
import { Clock, instant } from '../../core/clock/index.js';
import { Database } from '../../core/database/index.js';
import { Events } from '../../core/events/index.js';
import { newId } from '../../core/ids/index.js';
import { ProblemError } from '../../core/problems/index.js';
import { Undos } from '../../core/undo/index.js';
import { words } from '../../core/words.js';
import type { Asking } from '../asking.js';
import { factsOf, type Judged, kept } from './judged-offer.js';
import { OfferRow } from './offer.entity.js';
import { offerView } from './offer-view.js';
import { ASKED_TEXT, SAME_OFFERS } from './offers.statements.js';
import { OfferQueries } from './offers.queries.js';

/** Writes an offer down, and tells of it. */
@Injectable()
export class RecordOffer {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly queries: OfferQueries,
    private readonly events: Events,
    private readonly undos: Undos,
  ) {}

  /** Writes an offer as it was judged. @throws ALREADY_EXISTS where the same is open */
  async record({ principal }: Asking, judged: readonly Judged[], said: { note: string | null; overruled: boolean }): Promise<Offer> {
    const { schoolId, personId } = principal;
    const [first, other] = judged;
    if (!first) throw new Error('An offer that moves nothing');
    const { id: requisitionId } = first.locked;
    const swapWith = other?.locked.id ?? null;
    await this.refuseSame(principal, [schoolId, requisitionId, first.then.plan.lesson.id, swapWith]);
    const asked = new Map(
      (await this.db.query(ASKED_TEXT, [schoolId, judged.map(({ locked }) => locked.id)])).map((row) => [row.id, row.asked]),
    );
    const nowMs = this.clock.nowMs();
    const moves = judged.map((one) => kept(one, asked.get(one.locked.id) ?? ''));
    const row: OfferRow = {
      schoolId,
      id: newId(),
      requisitionId,
      swapWith,
      moves,
      ...factsOf(judged),
      note: said.note?.trim() || null,
      overruled: said.overruled,
      madeBy: personId,
      madeAt: instant(nowMs),
      endsAt: instant(offerEndsMs(judged.flatMap(lessonsOf), nowMs)),
      accepted: null,
      answeredBy: null,
      answeredAt: null,
      answerNote: null,
    };
    const { date, period, lastPeriod } = moves[0]?.to ?? first.locked;
    const payload = { after: { requisitionId, swapWith, madeBy: personId, to: { date, period, lastPeriod: lastPeriod ?? null } } };
    await this.events.record(principal, { name: 'offer.made', subjectId: row.id, payload, note: row.note }, [OfferRow, [row]]);
    const stored = await this.queries.one(principal, row.id);
    if (!stored) throw new Error('An offer that was written is not there');
    this.undos.keep(principal);
    return offerView(principal, stored);
  }

  private async refuseSame(principal: Principal, values: unknown[]): Promise<void> {
    for (const { id } of await this.db.query(SAME_OFFERS, values))
      if ((await this.queries.one(principal, id))?.state === 'open') throw new ProblemError('ALREADY_EXISTS', words.offering.alreadyOpen);
  }
}

/** The lessons that a request is at, and would go to, with the deadlines that they have. */
function lessonsOf({ locked, then: { plan } }: Judged) {
  return [
    { startMs: locked.startsAt, deadlineMs: locked.deadline },
    { startMs: plan.lesson.startMs, deadlineMs: plan.deadline.deadlineMs },
  ];
}
