import { Injectable } from '@nestjs/common';
import { isElsewhere, may, MOVABLE, type Offer, type OfferBody } from '@app/shared';
import { otherDepartment, type Principal } from '../../core/access/index.js';
import { Database } from '../../core/database/index.js';
import { idOr404 } from '../../core/ids/index.js';
import { invalid, notFound, ProblemError } from '../../core/problems/index.js';
import { words } from '../../core/words.js';
import { keepRules } from '../../school/index.js';
import { type Asking, Askings, refuseOldRules } from '../asking.js';
import { LOCK, type Locked } from '../locked-requisition.js';
import { ownersOf } from '../requisitions.policy.js';
import type { Going } from './carry-out.js';
import { RecordOffer } from './record-offer.js';
import { SwapPlaces } from '../swap-places.js';
import { TryOut } from './try-out.js';

/** Asking the teacher of a request to have it at another lesson. */
@Injectable()
export class MakeOffer {
  constructor(
    private readonly db: Database,
    private readonly askings: Askings,
    private readonly tries: TryOut,
    private readonly places: SwapPlaces,
    private readonly recording: RecordOffer,
  ) {}

  /**
   * Asks whether a request could go to another lesson (`lessonId`), or change days with another one (`swapWith`). What cannot be accepted
   * as things are is not offered.
   * @throws NOT_FOUND, NOT_ALLOWED, OTHER_DEPARTMENT, INVALID, ALREADY_EXISTS, TRANSITION_REFUSED, HOLD_REFUSED, and as moving does
   */
  make(principal: Principal, text: string, body: OfferBody): Promise<Offer> {
    const { lessonId, swapWith } = body;
    if ((lessonId == null) === (swapWith == null)) throw invalid(lessonId == null ? 'lessonId' : 'swapWith', words.offering.oneOfTwo);
    const ids = [idOr404(text, 'requisition'), ...(swapWith == null ? [] : [idOr404(swapWith, 'requisition')])];
    if (new Set(ids).size < ids.length) throw invalid('swapWith', words.offering.withItself);
    return this.askings.inTransaction(principal, async (asking) => {
      await keepRules(this.db, principal.schoolId);
      const locked = await this.lock(principal, ids);
      for (const one of locked) refuseOldRules(asking, one.rulesVersion);
      const overruled = refuseUnlessMayOffer(asking, locked);
      for (const one of locked) refuseUnlessMovable(one);
      const goings = await this.goings(asking, locked, lessonId ?? null);
      const judged = await this.tries.tryOut(asking, goings, overruled);
      return this.recording.record(asking, judged, { note: body.note ?? null, overruled });
    });
  }

  private async lock({ schoolId }: Principal, ids: readonly string[]): Promise<Locked[]> {
    const locked = new Map<string, Locked>();
    for (const id of [...ids].sort()) {
      const one = await this.db.one(LOCK, [schoolId, id]);
      // what was never sent is nobody else's
      if (!one || one.submittedAt === null) throw notFound('requisition');
      locked.set(id, one);
    }
    return ids.flatMap((id) => locked.get(id) ?? []);
  }

  private async goings(asking: Asking, [one, other]: readonly Locked[], lessonId: string | null): Promise<Going[]> {
    if (!one) return [];
    if (!other) return [{ locked: one, lessonId: lessonId ?? '' }];
    const [at] = await this.places.find(asking, [[one, other]]);
    if (!at) throw notFound('requisition');
    return [
      { locked: one, lessonId: at[0] },
      { locked: other, lessonId: at[1] },
    ];
  }
}

/**
 * Refuses who may not make the offer: technicians and heads of the department may, and to change days whoever has the other request.
 * Answers whether it is made by the former.
 * @throws NOT_FOUND, OTHER_DEPARTMENT, NOT_ALLOWED
 */
function refuseUnlessMayOffer({ principal, rules }: Asking, [asked, other]: readonly Locked[]): boolean {
  if (!asked) throw notFound('requisition');
  const isOwn = (one: Locked) => may(principal, 'offer.answer', ownersOf(one));
  if (isOwn(asked)) throw new ProblemError('NOT_ALLOWED', words.offering.ownRequest);
  const both = other ? [asked, other] : [asked];
  if (both.every(({ departmentId }) => may(principal, 'requisition.offer', { departmentId }))) return true;
  if (other && isOwn(other)) return false;
  const elsewhere = both.find(({ departmentId }) => isElsewhere(principal, 'requisition.offer', { departmentId }));
  if (elsewhere) throw otherDepartment('request', rules.departments.get(elsewhere.departmentId));
  throw may(principal, 'requisition.see', ownersOf(asked))
    ? new ProblemError('NOT_ALLOWED', words.offering.notYours)
    : notFound('requisition');
}

/** @throws TRANSITION_REFUSED for what is under way, over or off */
function refuseUnlessMovable({ status }: Locked): void {
  if (!MOVABLE.includes(status)) throw new ProblemError('TRANSITION_REFUSED', words.offering.notMovable(status));
}
