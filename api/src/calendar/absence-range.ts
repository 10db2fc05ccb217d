import { addDays, type Interval, isIsoDate, startOfDayMs } from '@app/shared';
import { invalid, told } from '../core/problems/index.js';
import { words } from '../core/words.js';

const MAX_DAYS = 400;
const DAY_MS = 86_400_000;
const YEARS = /^(19|2[01])\d\d-/;

/**
 * The stretch [fromMs, toMs) that an absence covers. Either end is a date in the school's zone (whole days, both included) or an
 * instant (`to` not included).
 * @throws INVALID that names the field: no date or instant, ends before it starts, over 400 days
 */
export function absenceRange(body: { from: string; to: string }, timeZone: string): Interval {
  const fromMs = endMs('from', body.from, timeZone);
  const toMs = endMs('to', body.to, timeZone);
  if (toMs <= fromMs)
    throw invalid('to', told`to (${{ to: body.to }}) is not after from (${{ from: words.dates.instant(fromMs, timeZone) }})`);
  if (toMs - fromMs > MAX_DAYS * DAY_MS)
    throw invalid('to', told`An absence covers at most ${{ days: MAX_DAYS }} days; write a longer one in parts`);
  return { fromMs, toMs };
}

function endMs(field: 'from' | 'to', text: string, timeZone: string): number {
  // the years that IsDateOnly takes: beyond them lies what the database cannot store
  if (YEARS.test(text)) {
    if (isIsoDate(text)) return startOfDayMs(field === 'from' ? text : addDays(text, 1), timeZone);
    try {
      return Temporal.Instant.from(text).epochMilliseconds;
    } catch {
      // falls to the refusal below
    }
  }
  throw invalid(field, told`${{ field }} must be a date such as 2026-11-03 or an instant such as 2026-11-03T08:50:00Z`);
}
