import type { IsoDate } from '../time/iso-date.js';
import { weeklyHours } from './service-factor.js';

/** Minutes of one teaching day: of lessons taught, or of technicians' working time. */
export interface DayMinutes {
  /** The cycle label of its week; null where weeks have none. */
  weekLabel: string | null;
  /** 1 = Monday. */
  weekday: number;
  minutes: number;
}

/** A teaching day by its place in the cycle. */
interface CycleDay {
  date: IsoDate;
  weekLabel: string | null;
  weekday: number;
}

/**
 * The teaching days that tell what a usual week of the dates is, both included, of all of them in order: those of the dates and, for each
 * day of the cycle that is not among them, the nearest one outside. None where the dates hold no teaching day.
 */
export function daysOfUsualWeek<Day extends CycleDay>(days: readonly Day[], from: IsoDate, to: IsoDate): Day[] {
  const placeOf = ({ weekLabel, weekday }: CycleDay) => `${weekday} ${weekLabel ?? ''}`;
  const inside = days.filter(({ date }) => from <= date && date <= to);
  const [first, last] = [days.findIndex(({ date }) => from <= date), days.findLastIndex(({ date }) => date <= to)];
  if (inside.length === 0) return [];
  const found = new Set(inside.map(placeOf));
  const nearest: Day[] = [];
  for (let away = 1; away <= days.length; away++)
    for (const day of [days[first - away], days[last + away]]) {
      if (!day || found.has(placeOf(day))) continue;
      found.add(placeOf(day));
      nearest.push(day);
    }
  return [...inside, ...nearest].sort((one, other) => (one.date < other.date ? -1 : 1));
}

/**
 * Hours of a usual week: each weekday of each week of the cycle as it is on average, so that half terms and training days take nothing
 * off, and the weeks of the cycle in equal parts (a fortnight counts half each). Unrounded; 0 where there is no day.
 */
export function usualWeekHours(days: readonly DayMinutes[]): number {
  const weeks = new Map<string | null, Map<number, number[]>>();
  for (const { weekLabel, weekday, minutes } of days) {
    const week = weeks.get(weekLabel) ?? new Map<number, number[]>();
    weeks.set(weekLabel, week);
    week.set(weekday, [...(week.get(weekday) ?? []), minutes]);
  }
  const hoursOf = (week: Map<number, number[]>) => [...week.values()].reduce((sum, same) => sum + averageOf(same) / 60, 0);
  return weeklyHours([...weeks.values()].map(hoursOf)) ?? 0;
}

function averageOf(values: readonly number[]): number {
  return values.reduce((sum, one) => sum + one, 0) / values.length;
}
