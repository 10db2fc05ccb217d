import type { WorkloadDay } from '@app/shared/contracts';
import { weekStart } from '@app/shared/rules';

/** Units of the drawing: a day's width, the tallest bar, and the room above it for its word. */
export const SLOT = 26;
export const HEIGHT = 170;
export const TOP = 16;

export interface Bar {
  date: string;
  level: WorkloadDay['level'];
  workMinutes: number;
  technicianMinutes: number;
  x: number;
  /** Heights above the ground, in units of the drawing. */
  work: number;
  time: number;
}

/** A bar and a line of time for each day, all on one scale that the largest of them fills. */
export function barsOf(days: readonly WorkloadDay[]): Bar[] {
  const most = Math.max(1, ...days.flatMap((day) => [day.workMinutes, day.technicianMinutes]));
  return days.map(({ date, level, workMinutes, technicianMinutes }, place) => ({
    date,
    level,
    workMinutes,
    technicianMinutes,
    x: place * SLOT,
    work: (HEIGHT * workMinutes) / most,
    time: (HEIGHT * technicianMinutes) / most,
  }));
}

/** Where a new week begins among the teaching days; weeks begin on `firstWeekday`. */
export function weekMarks(days: readonly WorkloadDay[], firstWeekday = 1): { x: number; date: string; weekLabel: string | null }[] {
  return days.flatMap((day, place) => {
    const before = days[place - 1];
    if (before && weekStart(before.date, firstWeekday) === weekStart(day.date, firstWeekday)) return [];
    return [{ x: place * SLOT, date: day.date, weekLabel: day.weekLabel }];
  });
}
