import { labelKey, labelOrder } from '@app/shared/rules';
import type { CalendarBody, FoundPeriod, ImportAnswer, Period } from '@app/shared/contracts';

const DAY = /^(?:(.*\S)\s+)?(Mon|Tue|Wed|Thu|Fri|Sat|Sun)$/i;

/** A calendar that may not have been written yet. */
export type WrittenCalendar = Omit<CalendarBody, 'cycle'> & { cycle: CalendarBody['cycle'] | null };

/** What a file has that the calendar has not: its periods, and its cycle where the present one cannot hold its days. */
export interface Found {
  periods: FoundPeriod[];
  /** Whether none of the calendar's own periods is in the file, so that the file's stand in their place. */
  replaces: boolean;
  cycle: CalendarBody['cycle'] | null;
}

/** What there is to take over from a preview; null when the calendar knows it all. */
export function foundIn(answer: ImportAnswer, calendar: WrittenCalendar): Found | null {
  const periods = answer.periodsFound.filter((period) => !period.known);
  const cycle = cycleOf(answer.cycleDaysFound, calendar.cycle);
  if (periods.length === 0 && cycle === null) return null;
  return { periods, replaces: periods.length > 0 && answer.periodsFound.every((period) => !period.known), cycle };
}

/** The cycle that holds all these days, or null where the present one does. Rotating days never mix with weeks. */
export function cycleOf(days: readonly string[], present: CalendarBody['cycle'] | null): CalendarBody['cycle'] | null {
  const rotating = days.filter((day) => !DAY.test(day));
  if (rotating.length > 0) {
    const known = present?.kind === 'rotating' ? present.labels : [];
    const missing = rotating.filter((day) => !has(known, day));
    return missing.length === 0 ? null : { kind: 'rotating', labels: [...known, ...missing].sort(byNumber) };
  }
  const weeks = [...new Set(days.flatMap((day) => DAY.exec(day)?.[1] ?? []))];
  const known = present?.kind === 'weeks' ? present.labels : [];
  const missing = weeks.filter((week) => !has(known, week));
  if (missing.length > 0)
    return { ...(present?.kind === 'weeks' ? present : {}), kind: 'weeks', labels: [...known, ...missing].sort(byNumber) };
  return present === null && days.length > 0 ? { kind: 'weeks', labels: [] } : null;
}

/** The calendar with what was found put in: periods by their start, the others kept unless they are replaced. */
export function adopt(
  calendar: WrittenCalendar,
  found: Found,
  times: Readonly<Record<string, Pick<Period, 'start' | 'end'>>>,
  replace: boolean,
): CalendarBody {
  const added = found.periods.map(({ name, start, end }) => ({
    name,
    start: times[name]?.start ?? start ?? '',
    end: times[name]?.end ?? end ?? '',
  }));
  const kept = replace ? [] : calendar.periods;
  return {
    ...(calendar.firstWeekday && { firstWeekday: calendar.firstWeekday }),
    terms: calendar.terms,
    closures: calendar.closures,
    periods: [...kept, ...added].sort((one, other) => one.start.localeCompare(other.start)),
    cycle: found.cycle ?? calendar.cycle ?? { kind: 'weeks', labels: [] },
  };
}

function has(labels: readonly string[], label: string): boolean {
  return labels.some((one) => labelKey(one) === labelKey(label));
}

function byNumber(one: string, other: string): number {
  const [first, second] = [labelOrder(one), labelOrder(other)];
  return first > 0 && second > 0 && first !== second ? first - second : one.localeCompare(other, 'en', { numeric: true });
}
