import { formatDate, formatTime } from '../time/format.js';
import { dateAt } from '../time/instant.js';
import type { Stretch } from './pressure.js';

/** An overload as it is recorded: from when to when (epoch ms), and the minutes of work against those of technician time. */
export type OverloadFacts = Pick<Stretch, 'fromMs' | 'toMs' | 'workMinutes' | 'technicianMinutes'>;

/**
 * An overload in words: 'Wed 4 Nov 13:00 to Thu 5 Nov 09:00: 370 minutes of work, 270 of technician time'. Within one
 * day the day is said once. Work rounds up and time down, so that the two never look equal.
 */
export function overloadSentence(stretch: OverloadFacts, timeZone: string): string {
  const fromDate = dateAt(stretch.fromMs, timeZone);
  const toDate = dateAt(stretch.toMs, timeZone);
  const toTime = formatTime(stretch.toMs, timeZone);
  const from = `${formatDate(fromDate)} ${formatTime(stretch.fromMs, timeZone)}`;
  const to = toDate === fromDate ? toTime : `${formatDate(toDate)} ${toTime}`;
  const work = Math.ceil(stretch.workMinutes);
  const time = Math.floor(stretch.technicianMinutes);
  return `${from} to ${to}: ${work} ${work === 1 ? 'minute' : 'minutes'} of work, ${time} of technician time`;
}
