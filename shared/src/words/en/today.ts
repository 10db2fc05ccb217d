import type { IsoDate } from '../../time/iso-date.js';
import type { Piece } from '../piece.js';
import { counted, number } from './counts.js';
import * as dates from './dates.js';
import { work } from './durations.js';
import { type Periods, periods } from './lessons.js';
import { waitsForYou } from './prep.js';
import { amount, sets as setsOf } from './quantities.js';

export { cycleWeek } from './fortnight.js';

/** Marks the day that it is, beside its date. */
export const todayMark = 'today';
export const today = 'Today';
export const print = 'Print';
/** The sheets that are printed every day; the page of the first has the others. */
export const daySheet = 'Day sheet';
export const labels = 'Labels';
/** Opens what else can be done with the day. */
export const more = 'More';
/** Leads to where a technician writes down what was asked for by word of mouth. */
export const record = 'Done without a request';
export const prepRoom = 'Prep room';
export const allPrepRooms = 'All prep rooms';
export const whose = 'Show';
export const everybodys = 'everyone';
/** The same where there is little room. */
export const everybodysShort = 'all';
export const mine = 'me';
export const withoutNetwork = 'Offline.';
export const leaveIt = 'Keep';
export const leftAsItIs = 'Left as it is.';
export const nothingPrepared = 'Nothing is prepared for a day without lessons.';
export const nothingToMake = 'Nothing to make';
export const make = 'Make';
export const byPeriod = 'by period: open a practical to tick it';
export const aboutTheDay = 'About the day';
export const minutesToDo = 'Minutes still to do';
export const pick = 'Fetch';
/** Heads the solutions that are made up before they are fetched. */
export const makeUp = 'Make up';
export const noPlace = 'Location not set';
export const nothingToFetch = 'Nothing to fetch: what is on this list is made.';
export const nextSchoolDay = 'Next school day';
export const loading = 'Loading the day’s work';
export const next = 'Next:';

/** The four lists of a day on a phone. */
export const tabs = { prep: 'Prep', fetch: 'Fetch', out: 'Out', back: 'Back' };
export const tabsOfDay = 'Parts of the day';
const PARTS = { overdue: 'Overdue', next: 'Next', later: 'Later', done: 'Done' };

/** Names a tab for who hears it, with how much of it is left: 'Prep, 3 to do'. */
export function tabSays(tab: keyof typeof tabs, left: number): string {
  return left > 0 ? `${tabs[tab]} ${number(left)}` : tabs[tab];
}

/** Heads a part of a list; on another day than today nothing is next, but something is first. */
export function partOf(part: keyof typeof PARTS, isToday: boolean): string {
  return part === 'next' && !isToday ? 'First' : PARTS[part];
}

/** Says how much a part has: '5, 2 h 10 min'; of what is done (null minutes) only how many. */
export function partSays(count: number, minutes: number | null): string {
  return [number(count), minutes !== null && work(minutes)].filter(Boolean).join(', ');
}

/** Labels the button that shows the rest of a part: 'Show 12 more'. */
export function moreOfPart(count: number): string {
  return `Show ${number(count)} more`;
}

export const nothingOut = 'Nothing to take out.';
export const nothingBack = 'Nothing to fetch back or clear away yet.';
/** Stands over what is done: how it is taken back. */
export const takeBack = 'Press a tick again to take it back.';

export const rooms = 'Rooms';
/** The lists beside what is made, where there is room for one of them. */
export const besideTheMaking = 'Rooms, and what to fetch';
export const room = 'Room';
export const noRoom = 'No room';
export const nothingThere = 'nothing';
export const nothingInRooms = 'Nothing goes into a room on this day.';
export const besideRooms = 'Other days, and help in lessons';
export const openRequest = 'Open the request';
export const closeTicket = 'Close';
export const keyOfStates = 'What the letters mean';
/** What is to be done next with one class's practical, by a letter and in words. */
export const ticketStates = {
  make: { letter: 'M', says: 'to make' },
  take: { letter: 'T', says: 'to take' },
  there: { letter: 'L', says: 'in the lesson' },
  fetch: { letter: 'F', says: 'to fetch' },
  back: { letter: 'B', says: 'back, to clear' },
  done: { letter: 'D', says: 'done' },
};

/** A practical in its room and period. */
interface InItsRoom extends Periods {
  title: string;
  group: string;
  room: string | null;
  state: keyof typeof ticketStates;
  waits: boolean;
}

/** Says after the title in a cell of the rooms, for who hears it: '9X, Lab 2 P3: to take'. */
export function ticketSays({ group, room: of, state, waits, ...at }: InItsRoom): string {
  const where = [of ?? noRoom, periods(at.period, at.lastPeriod)].join(' ');
  return `${group}, ${where}: ${waits ? waitsForYou : ticketStates[state].says}`;
}

/** Says under its title whose an opened ticket is and how it stands: '9X · Lab 2 P3 · to take'. */
export function ticketFacts({ group, room: of, state, waits, ...at }: InItsRoom): string {
  const where = [of ?? noRoom, periods(at.period, at.lastPeriod)].join(' ');
  return [group, where, waits ? waitsForYou : ticketStates[state].says].join(' · ');
}

export const nextRowKey = 'Next piece of work';
export const rowBeforeKey = 'Piece of work before';
export const tickKey = 'Tick it, or take the tick back';

export const inTheLabs = 'In the rooms already';
export const ticksStayHere = 'Ticks on this list are yours, and stay on this device.';

/** Says how many things are still to be fetched: '11 left'. */
export function fetchLeft(count: number): string {
  return count === 0 ? 'all fetched' : `${number(count)} left`;
}

/** Says of a thing that is asked for again how much of it was fetched before: '12 fetched before'. */
export function fetchedBefore(quantity: number, unit: string | null): string {
  return `${amount(quantity, unit)} fetched before`;
}

/** Heads what is too little for the next day: 'Too little for Thu 19 Nov'. */
export function lowFor(date: IsoDate | null): string {
  return date === null ? 'Too little' : `Too little for ${dates.day(date)}`;
}

/** When a list was read that is shown instead of today's: its day and its time there. */
interface AsOf {
  date: IsoDate;
  time: string;
}

/** Says why the page is older than now, of when its list is (null where it is the newest), and what becomes of `waiting` ticks. */
export function away(asOf: AsOf | null, waiting: number): string {
  const list = asOf === null ? '' : ` This is the list of ${dates.day(asOf.date)}, ${asOf.time}.`;
  const ticks =
    waiting === 0
      ? 'What you tick is kept here and sent when it is back.'
      : `${counted(waiting, 'tick is', 'ticks are')} kept here and will be sent in order when it is back.`;
  return `The server cannot be reached.${list} ${ticks}`;
}

/** What is known of a tick that the server did not take. */
interface NotTaken {
  title: string;
  done: boolean;
  detail: string;
}

/** Says that a tick was not taken, and what the server said of it. */
export function notTaken({ title, done, detail }: NotTaken): string {
  return [`Could not ${done ? 'mark' : 'reopen'} “${title}”${done ? ' as done' : ''}.`, detail].filter(Boolean).join(' ');
}

/** Heads the two sides of a tick that was not taken. */
export const here = 'On this device';
export const atServer = 'On the list now';

/** Says what was ticked here, and when: 'done, 08:35'. */
export function madeHere(done: boolean, at: string): string {
  return `${done ? 'done' : 'not done'}, ${at}`;
}

/** Says how the task stands at the server, `doneAt` a time of day; null where it is not there any more. */
export function standsThere(now: { doneAt: string | null } | null): string {
  if (now === null) return 'no longer there, or not yours to tick';
  return now.doneAt === null ? 'not done' : `done, ${now.doneAt}`;
}

/** Says that the list of a day was not read beforehand, and which were. */
export function notKept(date: IsoDate, kept: number): string {
  const which = kept === 0 ? '' : ' These days are:';
  return `The list of ${dates.day(date)} is not kept on this device.${which}`;
}

/** Labels the button that wants a tick all the same. */
export function insist(done: boolean): string {
  return done ? 'Mark as done anyway' : 'Reopen anyway';
}

/** Says what was ticked, and that a step of the same request went with it: 'Done: Salts. The step before it is marked too.' */
export function ticked(title: string, done: boolean, also: boolean): string {
  const too = done ? ' The step before it is marked too.' : ' The step after it is opened too.';
  return `${done ? 'Done' : 'Marked not done'}: ${title}.${also ? too : ''}`;
}

/** Says why another day is shown than the one it is. */
export function instead(of: IsoDate): string {
  return `${dates.day(of)} has no lessons, so this is the next school day.`;
}

/** Heads a day without lessons: 'No lessons on Sat 28 Nov'. */
export function noTeaching(date: IsoDate): string {
  return `No lessons on ${dates.day(date)}`;
}

/** Labels the way to the teaching day before: 'Back to Fri 27 Nov'. */
export function backTo(date: IsoDate): string {
  return `Back to ${dates.day(date)}`;
}

/** Labels the way to the teaching day after: 'Go to Mon 30 Nov'. */
export function onTo(date: IsoDate): string {
  return `Go to ${dates.day(date)}`;
}

/** Labels the button that opens another day: 'Open Wed 25 Nov'. */
export function open(date: IsoDate): string {
  return `Open ${dates.day(date)}`;
}

/** Says that nothing is asked for a day. */
export function nothingToMakeWhy(date: IsoDate): string {
  return `No request falls on ${dates.day(date)}. New ones appear here as soon as they are asked for.`;
}

/** Says how many rows are still to be made, and how long that takes: '2 of 5 to make, 65 min'. */
export function makeLeft(open: number, all: number, minutes: number): string {
  return open === 0 ? 'all made' : `${open} of ${all} to make, ${work(minutes)}`;
}

/** Whose list it is: everybody's (null), one's own, or that of somebody by name. */
export type Whose = null | { mine: true } | { mine: false; name: string };

/**
 * Says how much work is left of how much time: '2 h still to do · 5 h of technician time, breaks taken out'; of one person's list, that it
 * has what nobody has taken, and whose time it is.
 */
export function load(leftMinutes: number, technicianMinutes: number, whose: Whose): Piece[] {
  const time = whose === null ? 'technician time' : whose.mine ? 'your time' : `${whose.name}’s time`;
  return [
    { text: work(leftMinutes), strong: true },
    { text: whose === null ? ' still to do · ' : ' still to do, with what nobody has taken · ' },
    { text: work(technicianMinutes), strong: true },
    { text: ` of ${time}, breaks taken out` },
  ];
}

/** Heads the time there is on a day: 'Time today', 'Time on Thu 19 Nov'. */
export function timeOf(date: IsoDate, now: IsoDate): string {
  return `Time ${onDay(date, now)}`;
}

/** Says of which day the work is that may be made ahead, on the day of the list: 'Wed 25 Nov, can be made today'. */
export function aheadWhy(date: IsoDate | null, list: IsoDate, now: IsoDate): string {
  return [date && dates.day(date), `can be made ${onDay(list, now)}`].filter(Boolean).join(', ');
}

function onDay(date: IsoDate, now: IsoDate): string {
  return date === now ? 'today' : `on ${dates.day(date)}`;
}

/** Says how much a batch of the next day is: '2 classes, 41 sets, by 08:35'. */
export function ahead(classes: number, sets: number, by: string): string {
  return [classes > 1 && counted(classes, 'class', 'classes'), setsOf(sets), `by ${by}`].filter(Boolean).join(', ');
}
