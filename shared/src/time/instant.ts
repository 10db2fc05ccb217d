import type { IsoDate } from './iso-date.js';
import type { WallTime } from './wall-time.js';

/** Epoch milliseconds as the wire writes them: '2026-10-22T11:00:00Z'; a fraction of a second shows only when there is one. */
export function isoInstant(ms: number): string {
  return Temporal.Instant.fromEpochMilliseconds(ms).toString();
}

/** Epoch milliseconds of an ISO-8601 instant with Z or an offset. Throws RangeError when it is none. */
export function parseInstantMs(text: string): number {
  return Temporal.Instant.from(text).epochMilliseconds;
}

/** Epoch milliseconds of a wall time in an IANA zone; a time that a clock change skips or repeats resolves as Temporal's 'compatible'. */
export function zonedMs(date: IsoDate, time: WallTime, timeZone: string): number {
  return Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(timeZone).epochMilliseconds;
}

/** Epoch milliseconds of the first moment of `date` in an IANA zone: 00:00, or the first moment after a midnight that is skipped. */
export function startOfDayMs(date: IsoDate, timeZone: string): number {
  return Temporal.PlainDate.from(date).toZonedDateTime(timeZone).epochMilliseconds;
}

/** The date that the clock on the wall shows at an instant in an IANA zone. */
export function dateAt(ms: number, timeZone: string): IsoDate {
  return Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

/** What the clock on the wall shows at an instant in an IANA zone, to the minute: '08:50'. */
export function wallTimeAt(ms: number, timeZone: string): WallTime {
  return Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(timeZone).toPlainTime().toString({ smallestUnit: 'minute' });
}
