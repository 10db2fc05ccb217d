import { dateAt, parseInstantMs } from '@app/shared/rules';

/** Tells the date of an instant (ISO-8601) where the school is, never where the browser is. */
export function dateOf(instant: string, timeZone: string): string {
  return dateAt(parseInstantMs(instant), timeZone);
}
