import type { IsoDate } from './iso-date.js';
import { weekdayName } from './weekday.js';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** '2026-10-22' as '22 Oct'. */
export function formatDayMonth(date: IsoDate): string {
  return `${Number(date.slice(8, 10))} ${MONTHS[Number(date.slice(5, 7)) - 1] ?? ''}`;
}

/** '2026-10-22' as 'Thu 22 Oct'. Throws RangeError when `date` is no date. */
export function formatDate(date: IsoDate): string {
  return `${weekdayName(Temporal.PlainDate.from(date).dayOfWeek)} ${formatDayMonth(date)}`;
}

/** An instant as the clock in an IANA zone shows it: '12:00'. */
export function formatTime(ms: number, timeZone: string): string {
  return zoned(ms, timeZone).toPlainTime().toString({ smallestUnit: 'minute' });
}

/** An instant as people in an IANA zone say it: 'Thu 22 Oct, 12:00'. */
export function formatInstant(ms: number, timeZone: string): string {
  const at = zoned(ms, timeZone);
  return `${formatDate(at.toPlainDate().toString())}, ${at.toPlainTime().toString({ smallestUnit: 'minute' })}`;
}

function zoned(ms: number, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(timeZone);
}
