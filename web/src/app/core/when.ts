/**
 * Dates and times as people at school say them: `Tue 3 Nov`, `Thu 19 Nov, 12:00`, `in 1 day 3 h`. Dates are `2026-11-03`,
 * instants ISO-8601 with Z; every wall time is in the school's zone, never the browser's.
 */
const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;
const LONG_DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** `Tue 3 Nov` */
export function shortDay(date: string): string {
  const day = Temporal.PlainDate.from(date);
  return `${DAYS[day.dayOfWeek - 1]} ${day.day} ${MONTHS[day.month - 1]}`;
}

/** `Tue 3`, for the head of a column whose month stands above it. */
export function dayOfColumn(date: string): string {
  const day = Temporal.PlainDate.from(date);
  return `${DAYS[day.dayOfWeek - 1]} ${day.day}`;
}

/** `3 Nov` */
export function dayAndMonth(date: string): string {
  const day = Temporal.PlainDate.from(date);
  return `${day.day} ${MONTHS[day.month - 1]}`;
}

/** `Tuesday`; 1 is Monday, as everywhere in the app. */
export function longWeekday(weekday: number): string {
  return LONG_DAYS[weekday - 1] ?? '';
}

/** `Thu 19 Nov, 12:00` */
export function shortInstant(instant: string, timeZone: string): string {
  const there = Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone);
  return `${shortDay(there.toPlainDate().toString())}, ${wallTime(instant, timeZone)}`;
}

/** `12:00` */
export function wallTime(instant: string, timeZone: string): string {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainTime().toString({ smallestUnit: 'minute' });
}

/** The date of an instant where the school is. */
export function dateOf(instant: string, timeZone: string): string {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

/** The Monday of the date's week. */
export function mondayOf(date: string): string {
  const day = Temporal.PlainDate.from(date);
  return day.subtract({ days: day.dayOfWeek - 1 }).toString();
}

/** The date so many days later; fewer than none goes back. */
export function daysLater(date: string, days: number): string {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

/** `1 day 3 h`, `3 h 20 min`, `40 min`: the two largest units that matter, never a false precision. */
export function spell(minutes: number): string {
  const whole = Math.max(0, Math.round(minutes));
  const days = Math.floor(whole / 1440);
  const hours = Math.floor((whole % 1440) / 60);
  const rest = whole % 60;
  if (days > 0) return [`${days} day${days === 1 ? '' : 's'}`, hours > 0 && `${hours} h`].filter(Boolean).join(' ');
  if (hours > 0) return [`${hours} h`, rest > 0 && `${rest} min`].filter(Boolean).join(' ');
  return `${rest} min`;
}

/** `19 h`, `3 h 20 min`: minutes of work, which no night interrupts, so never in days. */
export function hoursOf(minutes: number): string {
  const whole = Math.max(0, Math.round(minutes));
  const hours = Math.floor(whole / 60);
  return [hours > 0 && `${hours} h`, (whole % 60 > 0 || hours === 0) && `${whole % 60} min`].filter(Boolean).join(' ');
}

/** `in 1 day 3 h` before the instant, `40 min ago` after it. */
export function fromNow(instant: string, now: string): string {
  const minutes = (Temporal.Instant.from(instant).epochMilliseconds - Temporal.Instant.from(now).epochMilliseconds) / 60_000;
  return minutes >= 0 ? `in ${spell(minutes)}` : `${spell(-minutes)} ago`;
}
