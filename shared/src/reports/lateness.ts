/** Counts of requisitions; `rate` = (late - excused) / asked, a fraction, null when nothing was asked. */
export interface LateRate {
  asked: number;
  late: number;
  excused: number;
  rate: number | null;
}

/**
 * How many requisitions came late. Those excused (teacher absence, timetable change) are counted and shown
 * but left out of the rate; an excuse on one that was on time counts nowhere.
 */
export function lateRate(items: readonly { late: boolean; excused: boolean }[]): LateRate {
  const asked = items.length;
  const late = items.filter((item) => item.late).length;
  const excused = items.filter((item) => item.late && item.excused).length;
  return { asked, late, excused, rate: asked === 0 ? null : (late - excused) / asked };
}
