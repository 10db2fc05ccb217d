import { zonedMs } from '../time/instant.js';
import { addDays, type IsoDate, weekdayOf } from '../time/iso-date.js';

/** A weekday (1 = Monday) and a wall time. */
export interface CutOff {
  weekday: number;
  time: string;
}

/** When the shopping for a week closes, in epoch milliseconds: the last such weekday before the week's first day, at that wall time. */
export function closesAtMs(weekFrom: IsoDate, { weekday, time }: CutOff, timeZone: string): number {
  const back = ((weekdayOf(weekFrom) - weekday + 6) % 7) + 1;
  return zonedMs(addDays(weekFrom, -back), time, timeZone);
}
