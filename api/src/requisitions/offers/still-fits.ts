import { ProblemError } from '../../core/problems/index.js';
import { words } from '../../core/words.js';
import { amissWith, type Assessment } from '../assessment.js';
import type { StoredOffer } from './offers.statements.js';

/** Does what was offered; where it is refused by now, that is why. @throws HOLD_REFUSED with `shortages`, OFFER_ENDED */
export async function stillFits(work: () => Promise<Assessment[]>): Promise<Assessment[]> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    const { shortages } = (error.more ?? {}) as { shortages?: { name: string; wanted: number; free: number }[] };
    if (error.code === 'HOLD_REFUSED' && shortages)
      throw new ProblemError('HOLD_REFUSED', words.offering.kitGone(shortages), undefined, { shortages });
    throw new ProblemError('OFFER_ENDED', words.offering.goneBecause(error.detail));
  }
}

/** Refuses what has become worse than it was offered: more would be missing, or it would be further over the line. @throws OFFER_ENDED */
export function refuseWorse({ facts }: StoredOffer, [first]: readonly Assessment[]): void {
  if (!first) return;
  const { short, minutesOver } = amissWith(first);
  if (short > facts.short) throw new ProblemError('OFFER_ENDED', words.offering.shortByNow(short));
  if (minutesOver > facts.minutesOver) throw new ProblemError('OFFER_ENDED', words.offering.overByNow(minutesOver));
}
