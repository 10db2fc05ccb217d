import type { IsoDate } from '../../time/iso-date.js';
import { counted, number } from './counts.js';
import * as dates from './dates.js';
import { work } from './durations.js';

/** Words of what would level a week: requests at another lesson of their class, asked of their teachers. */
export const heading = 'Which lessons could move';
export const why =
  'Another lesson of the same class, tried with its kit and its deadline. Its teacher is asked and answers; nothing moves before that.';
export const look = 'Look for lessons that could move';
export const again = 'Look again';
export const looking = 'Trying other lessons; this takes some seconds';
export const noneOver = 'No day of this week has more work than time.';
export const asked = 'asked, no answer yet';

interface At {
  date: IsoDate;
  period: string;
}

/** Heads what was found: 'Mon 23 Nov is over by 38 h.' */
export function worst({ date, workMinutes, technicianMinutes }: { date: IsoDate; workMinutes: number; technicianMinutes: number }): string {
  return `${dates.day(date)}: ${work(workMinutes)} of work, ${work(technicianMinutes)} of time, ${work(workMinutes - technicianMinutes)} over.`;
}

/** Says what a move would take off: 'Food tests, 11Y: Mon 23 Nov P2 to Tue 24 Nov P3 takes 48 min off Mon 23 Nov'. */
export function move(of: { title: string; group: string; from: At; to: At; minutesOff: number }, worstDate: IsoDate): string {
  const at = ({ date, period }: At) => `${dates.day(date)} ${period}`;
  return `${of.title}, ${of.group}: ${at(of.from)} to ${at(of.to)} takes ${work(of.minutesOff)} off ${dates.day(worstDate)}`;
}

/** Labels the button that asks: 'Ask Grace Adeyemi'. */
export function ask(teacher: string): string {
  return `Ask ${teacher}`;
}

/** Says of whom else might be asked that they said no before: 'Grace Adeyemi has said no to another lesson.' */
export function declined(teacher: string): string {
  return `${teacher} has said no to another lesson.`;
}

/** Says that somebody was asked. */
export function wasAsked(teacher: string): string {
  return `${teacher} is asked. The answer comes as a message.`;
}

/** Says of how many requests those that were tried are a part, and what came of it: '3 of the 8 largest of 34 requests could move.' */
export function found(moves: number, looked: number, all: number): string {
  const of =
    looked < all ? `the ${number(looked)} largest of ${counted(all, 'request')} of that day` : `${counted(all, 'request')} of that day`;
  return moves === 0
    ? `Of ${of} none can go to another lesson of its class so that the week gets better. A plan of the week may still help.`
    : `${number(moves)} of ${of} could.`;
}
