import { dateAt } from '../../time/instant.js';
import type { OverloadFacts } from '../../workload/pressure.js';
import { type At, msOf } from '../at.js';
import * as dates from './dates.js';

/** An overload as it travels, its instants ISO-8601. */
interface OverloadSent {
  from: At;
  to: At;
  workMinutes: number;
  technicianMinutes: number;
}

/**
 * Tells an overload: 'Wed 4 Nov 13:00 to Thu 5 Nov 09:00: 370 minutes of work, 270 of technician time'. Within one day the day is said
 * once. Work rounds up and time down, so that the two never look equal.
 */
export function sentence(overload: OverloadFacts | OverloadSent, timeZone: string): string {
  const [start, end] = 'from' in overload ? [msOf(overload.from), msOf(overload.to)] : [overload.fromMs, overload.toMs];
  const [fromDate, toDate] = [dateAt(start, timeZone), dateAt(end, timeZone)];
  const from = `${dates.day(fromDate)} ${dates.time(start, timeZone)}`;
  const to = [toDate === fromDate ? '' : dates.day(toDate), dates.time(end, timeZone)].filter(Boolean).join(' ');
  const work = Math.ceil(overload.workMinutes);
  const minutes = work === 1 ? 'minute' : 'minutes';
  return `${from} to ${to}: ${work} ${minutes} of work, ${Math.floor(overload.technicianMinutes)} of technician time`;
}
