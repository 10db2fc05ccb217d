import { byPressure, type SettleOptionKind } from '../../requisitions/settle-options.js';
import type { SettleWhy } from '../../requisitions/settle-whys.js';
import type { IsoDate } from '../../time/iso-date.js';
import { counted } from './counts.js';
import type { Strength } from '../../substances/strength.js';
import { day } from './dates.js';
import { lacks } from './prep.js';
import { type Periods, periods } from './lessons.js';
import { closedFor } from './room-closures.js';

export const heading = 'To settle';
export const lead = 'What the timetable, the calendar or the kit took away from a request. Each needs one decision.';
export const none = 'Nothing to settle';
export const noneWhy = 'Every request has its lesson, its teacher and its kit.';
export const loading = 'Loading what is to be settled';
export const open = 'Open the request';
export const goShort = 'Go with what there is';
/** Lets a request stay in a room that lacks what it needs. */
export const keepRoom = 'Leave it in this room';
/** Lets what stays out be taken down at its own lesson's end, or at once. */
export const takeDown = 'Take it down after the lesson';
export const takeDownNow = 'It is taken down';
export const cancel = 'Cancel the request';
export const reallyCancel = 'Yes, cancel';
export const keep = 'Keep it';
/** Marks what was never sent. */
export const draft = 'A draft: nothing was asked for yet';
export const noOptions = 'Its teacher, a technician or a head of department settles it.';

/** What was done, behind the request's name. */
export const done: Record<SettleOptionKind, string> = {
  room: 'in another room',
  'hand-over': 'handed over',
  move: 'moved',
  'take-down': 'taken down sooner',
  'go-short': 'goes with what there is',
  cancel: 'cancelled',
};

/** '10P Density' */
export function called(group: string, title: string): string {
  return `${group} ${title}`;
}

/** Asks before a request is cancelled: 'Cancel 10P, Mon 23 Nov?' */
export function askCancel(group: string, date: IsoDate): string {
  return `Cancel ${group}, ${day(date)}?`;
}

/** Heads the requests that are to be settled for the same reason. */
export const whys: Record<SettleWhy, string> = {
  'lesson-gone': 'The lesson is no longer in the timetable',
  moved: 'The lesson is at another time now',
  'teacher-changed': 'The lesson has another teacher',
  'teacher-away': 'The teacher is away',
  closed: 'The school or the room is closed then',
  short: 'Kit is short',
  'room-lacks': 'The room lacks what it needs',
  pending: 'Being worked out',
};

/** Heads the requests for the one reason that their teacher has left. */
export const teacherLeft = 'The teacher has left';

/** What is known of a request to settle beside why: the name of its teacher who has left, and what is missing of its kit. */
interface Beside {
  left: string | null;
  missing: readonly (Strength & { name: string; quantity: number })[];
  /** What closes the room in which it stays out. */
  standing?: ClosedDays | null;
}

/** A room that is closed from one day to another. */
interface ClosedDays {
  code: string;
  from: IsoDate;
  to: IsoDate;
  note: string;
}

/** Says that the room is closed in which something stays out: 'Lab 2, where it stays out, is closed Tue 24 Nov to Thu 26 Nov: Exams'. */
export function standsIn({ code, ...days }: ClosedDays): string {
  return `${code}, where it stays out, is closed ${closedFor(days)}`;
}

/** Says all that is to be settled of a request: 'The teacher is away', 'Balance: 5 short, Glucose 1 mol/dm³: 2 short; HOLT has left'. */
export function why(reasons: readonly SettleWhy[], { left, missing, standing = null }: Beside): string {
  const said = byPressure(reasons)
    .filter((reason) => left === null || reason !== 'teacher-away')
    .map((reason) => {
      if (reason === 'closed' && standing) return standsIn(standing);
      return reason === 'short' && missing.length > 0 ? missing.map(lacks).join(', ') : whys[reason];
    });
  return [...said, ...(left === null ? [] : [`${left} has left`])].join('; ');
}

/** A lesson that a request can go to. `group`: its class, where that is another; `teacher`: whose it is, where that is somebody else; `mine`: whoever reads it. */
interface Place extends Periods {
  date: IsoDate;
  group: string | null;
  teacher: string | null;
  mine: boolean;
}

/** Says when a lesson to settle was or is: 'Mon 23 Nov, P3–4'. */
export function at({ date, period, lastPeriod }: { date: IsoDate } & Periods): string {
  return `${day(date)}, ${periods(period, lastPeriod)}`;
}

/** Offers another lesson: 'Move to Mon 23 Nov, P4', 'Move to 10PX, Mon 23 Nov, P3'. */
export function move({ date, period, lastPeriod, group, teacher, mine }: Place): string {
  const whose = teacher === null || mine ? '' : `, with ${teacher}`;
  return `Move to ${group === null ? '' : `${group}, `}${day(date)}, ${periods(period, lastPeriod)}${whose}`;
}

/** Offers the request to who has the lesson now (`free` null), or to a colleague, who has no lesson then or teaches another. */
export function handOver({ teacher, mine, free }: Pick<Place, 'teacher' | 'mine'> & { free: boolean | null }): string {
  if (mine) return 'Take it over';
  const then = free === null ? '' : free ? ', free then' : ', who teaches then';
  return `Hand over to ${teacher ?? 'the teacher of the lesson'}${then}`;
}

/** Offers a room that has what is needed, and is free then: 'Change to Lab 2, free then'. */
export const toRoom = (room: string): string => `Change to ${room}, free then`;

/** Heads the colleagues who are not named beside: 'Hand over to somebody else'. */
export const somebodyElse = 'Hand over to somebody else';

/** Says how many there are: '3 requests to settle'. */
export function howMany(count: number): string {
  return `${counted(count, 'request')} to settle`;
}
