import type { ImportCalendar } from './cycle-day.js';

const TIMES = /(\d{1,2})[:.]?(\d{2})\s*(?:h|hrs)?\s*(?:~|-|–|—|to|until)\s*(\d{1,2})[:.]?(\d{2})(?!\d)/i;

/** The wall times ('HH:MM') that a period's name holds, as in '13:30~14:10' or 'P1 (8.50 - 9.50)'; undefined without them. */
export function timesInName(name: string): { start: string; end: string } | undefined {
  const match = TIMES.exec(name);
  if (!match) return undefined;
  const [start, end] = [wallTime(match[1], match[2]), wallTime(match[3], match[4])];
  return start !== undefined && end !== undefined && start < end ? { start, end } : undefined;
}

function wallTime(hour = '', minute = ''): string | undefined {
  return Number(hour) < 24 && Number(minute) < 60 ? `${hour.padStart(2, '0')}:${minute}` : undefined;
}

/** What is left of a period's name when 'Period', 'Lesson', 'P' and leading zeros are taken away: 'Period 03' -> '3'. */
function bareName(name: string): string {
  return name
    .toLowerCase()
    .trim()
    .replace(/^(?:period|lesson|session|hour|per|les|p|l)[\s._-]*(?=\d)/, '')
    .replace(/^0+(?=\d)/, '');
}

/**
 * The calendar's own name for a period that a file writes in its way: the same name whatever its case, else the one
 * period that differs only by a prefix ('1', 'P1', 'Period 1'), else the one with the times that the name holds.
 * Undefined when the calendar has no such period, or several that fit.
 */
export function knownPeriod(written: string, calendar: ImportCalendar): string | undefined {
  const { periods } = calendar;
  const only = (fits: (period: ImportCalendar['periods'][number]) => boolean): string | undefined => {
    const names = new Set(periods.filter(fits).map((period) => period.name));
    return names.size === 1 ? [...names][0] : undefined;
  };
  const times = timesInName(written);
  return (
    only((period) => period.name === written) ??
    only((period) => period.name.toLowerCase() === written.toLowerCase()) ??
    only((period) => bareName(period.name) === bareName(written)) ??
    (times && only((period) => period.start === times.start && period.end === times.end))
  );
}

/**
 * The order of a day's periods, for telling which hours follow one another: the calendar's where it knows them all, else
 * by the times in their names, else by their numbers, else those that it knows and then the others as they are first met.
 */
export function orderPeriods(names: Iterable<string>, calendar: ImportCalendar | null): string[] {
  const distinct = [...new Set(names)];
  const inCalendar = new Map<string, string>();
  for (const { name, start } of calendar?.periods ?? []) if (!inCalendar.has(name)) inCalendar.set(name, start);
  const by = (key: (name: string) => string | undefined): string[] | undefined => {
    const keyed = distinct.map((name) => ({ name, key: key(name) }));
    if (keyed.some((each) => each.key === undefined)) return undefined;
    return keyed.sort((a, b) => (a.key ?? '').localeCompare(b.key ?? '')).map((each) => each.name);
  };
  return (
    by((name) => inCalendar.get(name)) ??
    by((name) => timesInName(name)?.start) ??
    by((name) => /\d+/.exec(name)?.[0].padStart(4, '0')) ?? [
      ...distinct.filter((name) => inCalendar.has(name)),
      ...distinct.filter((name) => !inCalendar.has(name)),
    ]
  );
}

const SESSION = /^(.*?(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*?)[\s:._/-]*((?:period|lesson|per|p|l)?[\s:._-]*\d{1,2})$/i;
const NUMBERED_SESSION = /^((?:day\s*)?\d{1,2})\s*[:/._-]\s*((?:period|lesson|per|p|l)?\s*\d{1,2})$/i;

/** Splits a session such as 'MonA:1', 'A Mon P3', 'Tue5' or '6:2' into its day and its period; undefined when it is none. */
export function splitSession(written: string): { day: string; period: string } | undefined {
  const [, day, period] = SESSION.exec(written.trim()) ?? NUMBERED_SESSION.exec(written.trim()) ?? [];
  if (day === undefined || period === undefined) return undefined;
  return { day: day.trim(), period: period.replace(/^[\s:._-]+/, '').trim() };
}
