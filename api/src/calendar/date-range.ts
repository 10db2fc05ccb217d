import type { IsoDate } from '@app/shared';
import { invalid, told } from '../core/problems/index.js';

/**
 * Checks a range of dates, both included.
 * @throws INVALID that names `to` when it is before `from` or the range has more than `mostDays` days
 */
export function checkRange(range: { from: IsoDate; to: IsoDate }, mostDays: number): void {
  const days = Temporal.PlainDate.from(range.from).until(range.to, { largestUnit: 'days' }).days + 1;
  if (days < 1) throw invalid('to', told`to (${{ to: range.to }}) is before from (${{ from: range.from }})`);
  if (days > mostDays)
    throw invalid(
      'to',
      told`from ${{ from: range.from }} to ${{ to: range.to }} is ${{ days }} days; ask for at most ${{ most: mostDays }} at once`,
    );
}
