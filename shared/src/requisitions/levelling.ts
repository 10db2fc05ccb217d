import type { IsoDate } from '../time/iso-date.js';

/** Minutes of work and of technicians' time on a day. */
export interface DayOfWork {
  date: IsoDate;
  workMinutes: number;
  technicianMinutes: number;
}

/** Minutes that differ by less are the same: sums of fractions have tails. */
const SAME_MINUTES = 1e-6;

const over = ({ workMinutes, technicianMinutes }: DayOfWork) => Math.max(0, workMinutes - technicianMinutes);

/** The day of which most is asked beyond its time, the first of equals; null where none is over. */
export function worstDay<Day extends DayOfWork>(days: readonly Day[]): Day | null {
  return days.reduce<Day | null>((worst, day) => (over(day) > (worst ? over(worst) : 0) + SAME_MINUTES ? day : worst), null);
}

/**
 * How many minutes a change takes off a day; 0 where it brings another day further over than it was, or over for the first time: a heap that is
 * only moved is not levelled.
 */
export function takenOff(before: readonly DayOfWork[], after: readonly DayOfWork[], date: IsoDate): number {
  const then = new Map(after.map((day) => [day.date, day]));
  const worse = before.some((day) => day.date !== date && over(then.get(day.date) ?? day) > over(day) + SAME_MINUTES);
  const [was, is] = [before.find((day) => day.date === date), then.get(date)];
  return worse || !was || !is ? 0 : Math.max(0, was.workMinutes - is.workMinutes);
}
