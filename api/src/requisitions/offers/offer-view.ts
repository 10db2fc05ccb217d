import { may, type Offer } from '@app/shared';
import type { Principal } from '../../core/access/index.js';
import { instant } from '../../core/clock/index.js';
import { words } from '../../core/words.js';
import type { StoredOffer } from './offers.statements.js';

/** Whether somebody may read the words that went with an offer: between whom it is, and those who read what is written about its request. */
function mayRead(who: Principal, { own, by, teacher, swapTeacher, departmentId }: StoredOffer): boolean {
  const isBetween = own || [by.id, swapTeacher?.id].includes(who.personId);
  return isBetween || may(who, 'requisition.readWords', { personId: teacher.id, departmentId });
}

/** Answers an offer as whoever asks sees it. */
export function offerView(principal: Principal, stored: StoredOffer): Offer {
  const { personId } = principal;
  const isRead = mayRead(principal, stored);
  const { id, moves, facts, minutesSaved, note, by, state, own, title, group, teacher, accepted, answeredBy, answerNote } = stored;
  const [move, other] = moves;
  if (!move) throw new Error('An offer that moves nothing');
  const swap = other &&
    stored.swapTeacher && {
      requisitionId: other.requisitionId,
      title: stored.swapTitle ?? '',
      group: stored.swapGroup ?? '',
      teacher: stored.swapTeacher,
      from: other.from,
      to: other.to,
    };
  const isTheirs = own && by.id !== personId && may(principal, 'offer.answer', { personId });
  return {
    id,
    kind: swap ? 'swap' : 'lesson',
    state,
    text: words.alternatives.text(facts, minutesSaved),
    minutesSaved,
    requisitionId: move.requisitionId,
    title,
    group,
    teacher,
    from: move.from,
    to: move.to,
    swap: swap ?? null,
    note: isRead ? note : null,
    by,
    at: instant(stored.madeAt),
    endsAt: instant(stored.endsAt),
    toAnswer: state === 'open' && isTheirs,
    made: by.id === personId,
    answeredAt: accepted === null || stored.answeredAt === null ? null : instant(stored.answeredAt),
    answeredBy,
    answerNote: isRead ? answerNote : null,
  };
}
