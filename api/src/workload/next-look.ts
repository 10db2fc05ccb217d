import type { SchoolCalendar } from '@app/shared';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** From when to when on a teaching day time that passes is looked at, in hours of the day. */
const FIRST_HOUR = 7;
const LAST_HOUR = 18;

/** When time that has passed is looked at next: each full hour from 07:00 to 18:00 of a teaching day. */
export function nextLookMs(calendar: SchoolCalendar | null, nowMs: number): number {
  if (!calendar) return nowMs + DAY_MS;
  const day = calendar.days.find(({ endMs }) => endMs > nowMs);
  if (!day) return nowMs + DAY_MS;
  const at = (date: string, hour: number) => calendar.instantMs(date, `${String(hour).padStart(2, '0')}:00`);
  for (let hour = FIRST_HOUR; hour <= LAST_HOUR; hour++) {
    const nextMs = at(day.date, hour);
    if (nextMs > nowMs) return nextMs;
  }
  const next = calendar.after(day.date, 1);
  return next ? at(next.date, FIRST_HOUR) : nowMs + DAY_MS;
}
