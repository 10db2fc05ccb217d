import { may, type Offer } from '@app/shared';
import type { Principal } from '../../core/access/index.js';
import { instant } from '../../core/clock/index.js';
import { words } from '../../core/words.js';
import type { StoredOffer } from './offers.statements.js';

/** Answers an offer as whoever asks sees it. */
export function offerView({ personId, ...rights }: Principal, stored: StoredOffer): Offer {
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
  const isTheirs = own && by.id !== personId && may({ personId, ...rights }, 'offer.answer', { personId: personId ?? '' });
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
    note,
    by,
    at: instant(stored.madeAt),
    endsAt: instant(stored.endsAt),
    toAnswer: state === 'open' && isTheirs,
    made: by.id === personId,
    answeredAt: accepted === null || stored.answeredAt === null ? null : instant(stored.answeredAt),
    answeredBy,
    answerNote,
  };
}
