import type { IsoDate } from '../time/iso-date.js';
import { weekStart } from '../time/iso-date.js';
import { weekdayName } from '../time/weekday.js';
import { cycleDayKey, keysOfLabel, labelKey } from '../reading/index.js';
import type { CycleOverrideShape, CycleShape } from './calendar.shape.js';
import type { TeachingDay } from './school-calendar.js';

/** The place of a label among the cycle's labels, however it is written ('Week A' is 'A'); -1 when the cycle has no such label. */
export function labelPlace(labels: readonly string[], label: string): number {
  const wanted = labelKey(label);
  return labels.findIndex((one) => labelKey(one) === wanted);
}

/**
 * The label of each teaching week, given their first days in order, where weeks begin on `firstWeekday`. Labels follow one another over
 * teaching weeks, so a holiday skips none, from the first label on; an override sets the week that its date is in (or the first teaching week after it) and the weeks
 * after go on from there. Never ISO week parity. Null for weeks without a label: all, when the cycle is rotating or has none.
 */
export function labelWeeks(cycle: CycleShape, weeks: readonly IsoDate[], firstWeekday = 1): (string | null)[] {
  if (cycle.kind !== 'weeks' || cycle.labels.length === 0) return weeks.map(() => null);
  const overrides = (cycle.overrides ?? []).map(({ week, label }) => ({ week: weekStart(week, firstWeekday), label }));
  return follow(cycle.labels, overrides, weeks).map((label) => label.trim() || null);
}

/**
 * The label of each teaching day of a rotating cycle, given their dates in order. Labels follow one another over teaching days from
 * the first label on; an override sets the first teaching day on or after its date and the days after go on from there.
 */
export function labelDays(cycle: CycleShape, dates: readonly IsoDate[]): string[] {
  return follow(cycle.labels, cycle.overrides ?? [], dates);
}

/** 'A Mon', or 'Mon' where the week has no label. */
export function weekCycleDay(weekLabel: string | null, weekday: number): string {
  return weekLabel === null ? weekdayName(weekday) : `${weekLabel} ${weekdayName(weekday)}`;
}

/** The words by which timetable entries can hang on this day, in plain form: 'a mon' and, for every week, 'mon'; or '1' for 'Day 1'. */
export function cycleKeys(day: TeachingDay): readonly string[] {
  return day.cycleKeys;
}

/** A cycle day in the form that `cycleKeys` uses, however it is written: 'Week A Mon' is 'a mon', 'Day 1' is '1'. */
export function cycleKey(cycleDay: string): string {
  return cycleDayKey(cycleDay);
}

/**
 * The keys of a day of this cycle, its own first. Where the labels count (A, B or 1, 2 or Odd, Even), a timetable that was read
 * before there was a calendar may have counted in another of these ways.
 */
export function keysOfDay(labels: readonly string[], { cycleDay, weekLabel, weekday }: NamedDay): string[] {
  const own = cycleDayKey(cycleDay);
  if (weekLabel === null) {
    const place = labelPlace(labels, cycleDay);
    return place < 0 ? [own] : [...new Set([own, ...keysOfLabel(labels, labels[place] ?? '')])];
  }
  const name = cycleDayKey(weekdayName(weekday));
  return [...new Set([own, name, ...keysOfLabel(labels, weekLabel).map((key) => `${key} ${name}`)])];
}

type NamedDay = Pick<TeachingDay, 'cycleDay' | 'weekLabel' | 'weekday'>;

function follow(labels: readonly string[], overrides: readonly CycleOverrideShape[], steps: readonly IsoDate[]): string[] {
  const pending = [...overrides].sort((a, b) => (a.week < b.week ? -1 : a.week > b.week ? 1 : 0));
  let place = -1;
  let next = 0;
  return steps.map((step) => {
    place += 1;
    for (let override = pending[next]; override && override.week <= step; override = pending[++next]) {
      place = labelPlace(labels, override.label);
    }
    place %= labels.length;
    return labels[place] ?? '';
  });
}
