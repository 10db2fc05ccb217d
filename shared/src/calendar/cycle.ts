import type { IsoDate } from '../time/iso-date.js';
import { weekStart } from '../time/iso-date.js';
import { weekdayName } from '../time/weekday.js';
import { plainWords } from './plain-words.js';
import type { CycleOverrideShape, CycleShape } from './calendar.shape.js';
import type { TeachingDay } from './school-calendar.js';

/** The place of a label among the cycle's labels, however it is capitalised or spaced; -1 when the cycle has no such label. */
export function labelPlace(labels: readonly string[], label: string): number {
  const wanted = plainWords(label);
  return labels.findIndex((one) => plainWords(one) === wanted);
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

/** The words by which timetable entries can hang on this day, in plain form: 'a mon' and, for every week, 'mon'; or 'day 1'. */
export function cycleKeys(day: TeachingDay): string[] {
  const own = cycleKey(day.cycleDay);
  return day.weekLabel === null ? [own] : [own, cycleKey(weekdayName(day.weekday))];
}

/** A cycle day in the form that `cycleKeys` uses: capitals and extra spaces do not count. */
export function cycleKey(cycleDay: string): string {
  return plainWords(cycleDay);
}

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
