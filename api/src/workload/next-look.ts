import type { SchoolCalendar } from '@app/shared';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Times this, whole numbers in a row come to lie far apart. */
const GOLDEN = 0x9e3779b1;
/** In which hours of a teaching day time that passes is looked at; the first look is done before anybody comes. */
const FIRST_HOUR = 6;
const LAST_HOUR = 18;

/**
 * When time that has passed is looked at next: once an hour from 06:00 to 19:00 of a teaching day. Each school has a second of the hour of its own, so that
 * thousands are looked at one after another, and not all as the clock strikes.
 */
export function nextLookMs(schoolId: string, calendar: SchoolCalendar | null, nowMs: number): number {
  if (!calendar) return nowMs + DAY_MS;
  const day = calendar.days.find(({ endMs }) => endMs > nowMs);
  if (!day) return nowMs + DAY_MS;
  const ownMs = ownSecond(schoolId) * 1000;
  const at = (date: string, hour: number) => calendar.instantMs(date, `${String(hour).padStart(2, '0')}:00`) + ownMs;
  for (let hour = FIRST_HOUR; hour <= LAST_HOUR; hour++) {
    const nextMs = at(day.date, hour);
    if (nextMs > nowMs) return nextMs;
  }
  const next = calendar.after(day.date, 1);
  return next ? at(next.date, FIRST_HOUR) : nowMs + DAY_MS;
}

/** A second of the hour, by the end of an id: chance, or a count, which is spread out. */
function ownSecond(schoolId: string): number {
  return (Math.imul(Number.parseInt(schoolId.slice(-8), 16), GOLDEN) >>> 8) % 3600;
}
