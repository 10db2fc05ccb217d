import { addDays, type IsoDate, weekStart } from '@app/shared';

const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/** The parts of a rule by their names: 'FREQ', 'BYDAY'. */
type Parts = ReadonlyMap<string, string>;

/**
 * Whether a rule has a date from its first to its last at all, day by day. A library that works rules out looks for the next date until the
 * year 9999, and holds everybody up where none ever comes.
 */
export function everMatches(parts: Parts, first: IsoDate, last: IsoDate): boolean {
  const inPeriods = new Map<string, number>();
  for (let day = first; day <= last; day = addDays(day, 1)) {
    const period = periodOf(parts, first, day);
    if (period !== null && matches(parts, first, day)) inPeriods.set(period, (inPeriods.get(period) ?? 0) + 1);
  }
  const most = Math.max(0, ...inPeriods.values());
  return numbers(parts, 'BYSETPOS').every((place) => Math.abs(place) <= most) && most > 0;
}

/** The day, week or month of a date; null where the rule's interval leaves it out. */
function periodOf(parts: Parts, first: IsoDate, day: IsoDate): string | null {
  const interval = Number(parts.get('INTERVAL') ?? 1);
  const [from, at] = [Temporal.PlainDate.from(first), Temporal.PlainDate.from(day)];
  if (parts.get('FREQ') === 'MONTHLY') {
    const months = (at.year - from.year) * 12 + at.month - from.month;
    return months % interval === 0 ? day.slice(0, 7) : null;
  }
  const isWeekly = parts.get('FREQ') === 'WEEKLY';
  const begins = isWeekly ? DAYS.indexOf(parts.get('WKST') ?? 'MO') + 1 : 1;
  const [start, period] = isWeekly ? [weekStart(first, begins), weekStart(day, begins)] : [first, day];
  const days = Temporal.PlainDate.from(start).until(period, { largestUnit: 'days' }).days;
  return (isWeekly ? days / 7 : days) % interval === 0 ? period : null;
}

function matches(parts: Parts, first: IsoDate, day: IsoDate): boolean {
  const at = Temporal.PlainDate.from(day);
  const months = numbers(parts, 'BYMONTH');
  const dates = numbers(parts, 'BYMONTHDAY');
  const weekdays = list(parts, 'BYDAY');
  if (months.length > 0 && !months.includes(at.month)) return false;
  if (dates.length > 0 && !dates.some((one) => one === at.day || one === at.day - at.daysInMonth - 1)) return false;
  if (weekdays.length > 0) return weekdays.some((one) => isWeekday(one, at));
  if (dates.length > 0 || parts.get('FREQ') === 'DAILY') return true;
  const from = Temporal.PlainDate.from(first);
  return parts.get('FREQ') === 'WEEKLY' ? at.dayOfWeek === from.dayOfWeek : at.day === from.day;
}

/** 'TH', or of a month '2TH' and '-1TH'. */
function isWeekday(said: string, at: Temporal.PlainDate): boolean {
  if (DAYS.indexOf(said.slice(-2)) + 1 !== at.dayOfWeek) return false;
  const place = said.length > 2 ? Number(said.slice(0, -2)) : 0;
  return place === 0 || place === Math.ceil(at.day / 7) || place === -Math.ceil((at.daysInMonth - at.day + 1) / 7);
}

function list(parts: Parts, name: string): string[] {
  return parts.get(name)?.split(',') ?? [];
}

function numbers(parts: Parts, name: string): number[] {
  return list(parts, name).map(Number);
}
