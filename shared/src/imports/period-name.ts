import { matchPeriod, plainWords, readTime, readTimes } from '../reading/index.js';
import type { ImportCalendar } from './cycle-day.js';

/**
 * The calendar's own name for a period that a file writes in its way ('1', 'Period 1', '08:50-09:50'). Undefined when the
 * calendar has no such period, or several that fit.
 */
export function knownPeriod(written: string, calendar: ImportCalendar): string | undefined {
  return matchPeriod(calendar.periods, written)?.name;
}

/** The start that a period's name holds: of times, or a single time; undefined without one. */
export function startInName(name: string): string | undefined {
  return readTimes(name)?.start ?? (/\d[:.h]\d\d/i.test(name) ? readTime(name) : undefined);
}

/**
 * The order of a day's periods, for telling which hours follow one another: the calendar's where it knows them all, else
 * by the times in their names, else by their numbers, else those that it knows and then the others as they are first met.
 */
export function orderPeriods(names: Iterable<string>, calendar: ImportCalendar | null): string[] {
  const distinct = [...new Set(names)];
  const inCalendar = new Map<string, string>();
  for (const { name, start } of calendar?.periods ?? []) if (!inCalendar.has(plainWords(name))) inCalendar.set(plainWords(name), start);
  const by = (key: (name: string) => string | undefined): string[] | undefined => {
    const keyed = distinct.map((name) => ({ name, key: key(name) }));
    if (keyed.some((each) => each.key === undefined)) return undefined;
    return keyed.sort((a, b) => (a.key ?? '').localeCompare(b.key ?? '')).map((each) => each.name);
  };
  return (
    by((name) => inCalendar.get(plainWords(name))) ??
    by(startInName) ??
    by((name) => /\d+/.exec(name)?.[0].padStart(4, '0')) ?? [
      ...distinct.filter((name) => inCalendar.has(plainWords(name))),
      ...distinct.filter((name) => !inCalendar.has(plainWords(name))),
    ]
  );
}
