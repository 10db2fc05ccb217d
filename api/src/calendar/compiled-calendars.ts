import { type CalendarBody, compileCalendar, type SchoolCalendar } from '@app/shared';

/** Calendars that somebody keeps, by what they were made of. */
const known = new Map<string, WeakRef<SchoolCalendar>>();
const gone = new FinalizationRegistry<string>((key) => known.get(key)?.deref() ?? known.delete(key));

/**
 * Works a calendar out, or hands out the one that was worked out of the same body and zone: many schools keep the terms and the bells of their
 * neighbours, and a year takes milliseconds and a hundred kilobytes. It is shared by schools and never changed.
 * @throws RangeError when the body makes no sense or the zone is unknown
 */
export function compiled(body: CalendarBody, timeZone: string): SchoolCalendar {
  const key = `${timeZone} ${JSON.stringify(body)}`;
  const found = known.get(key)?.deref();
  if (found) return found;
  const calendar = compileCalendar(body, timeZone);
  known.set(key, new WeakRef(calendar));
  gone.register(calendar, key);
  return calendar;
}
