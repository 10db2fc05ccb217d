import type { At } from '../at.js';
import { number } from './counts.js';
import type { IsoDate } from '../../time/iso-date.js';
import { day, instant } from './dates.js';
import { lateness, type Lateness } from './durations.js';
import { moreThanFits } from './overloads.js';

export const barOfDay = 'The technicians’ day with this request';
/** Says why a request fits a day of which more is asked than there is time on it. */
export const madeBefore = 'This one fits: work of that day can be made on the days before.';
export const barOfOverload = 'What is asked of the technicians then, and the time that they have';

/** How a request stands or would stand: to its deadline, to the kit and to the technicians' time. */
export interface Standing extends Lateness {
  late: boolean;
  deadline: At | null;
  /** Pieces of apparatus that are missing. */
  short: number;
  /** The minutes by which it is over the line; null unless it is. */
  minutesOver: number | null;
  /** False: nobody with working hours serves its department. */
  judged: boolean;
  /** False of what was sent before: its lateness is fixed, and 'on time' is not said again. */
  timed?: boolean;
}

/** Says in one line how a request stands: 'On time. Fits.', 'Late by 4 school days. 20 min more than fits: a technician will look.' */
export function line(standing: Standing): string {
  const { late, deadline, short, minutesOver, judged, timed = true } = standing;
  const inTime = deadline === null ? 'No deadline.' : 'On time.';
  const time = late ? `Late by ${lateness(standing)}.` : timed && inTime;
  const kit = short > 0 && `Kit is short by ${number(short)}.`;
  const load = minutesOver !== null ? `${moreThanFits(minutesOver)}: a technician will look.` : !judged && 'No technician’s hours yet.';
  return [time, kit, load, judged && short === 0 && minutesOver === null && 'Fits.'].filter(Boolean).join(' ');
}

/** Tells before a request is sent that nobody of the department's technicians is there during its lesson. */
export const teamAway = 'The technicians are all away during this lesson. What they bring and fetch has to be agreed with them first.';

/** Says of a late one when its deadline was, and that it can still be sent. */
export function closed(deadline: At, timeZone: string): string {
  return `The deadline was ${instant(deadline, timeZone)}. You can still send it; the technicians are told at once.`;
}

/** Says until when to ask for what takes days to prepare, so that a whole working day is left: 'Ask by Fri 16 Oct.' */
export function askBy(date: IsoDate): string {
  return `Ask by ${day(date)}, so that the technicians have a whole day for it.`;
}
