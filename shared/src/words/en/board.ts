import { dateAt, startOfDayMs } from '../../time/instant.js';
import type { IsoDate } from '../../time/iso-date.js';
import type { WhyNot } from '../../workload/board-moves.js';
import { msOf } from '../at.js';
import { counted, listed, number } from './counts.js';
import * as dates from './dates.js';
import { work } from './durations.js';
import { task as titleOf } from './prep.js';
import { sets as setsOf } from './quantities.js';

export const lead = 'Who prepares what, and when. Drag a card, or press m on it, to give it to somebody else or to another day.';
export const leadNarrow = 'Who prepares what, and when. Tap a card to give it to somebody else or to another day.';
export const readOnly = 'Who prepares what, and when. Technicians and the head of the department move the cards.';
export const earlierWeek = 'One week earlier';
export const laterWeek = 'One week later';
export const thisWeek = 'This week';
export const nextWeek = 'Next week';
export const table = 'The week: technicians by days';
export const person = 'Technician';
export const asked = 'Asked / there';
export const nobody = 'Not taken yet';
export const loading = 'Laying out the week';
export const noDays = 'No teaching in this week';
export const noDaysWhy = 'The calendar has no school day here. Go to another week, or look into the calendar.';
export const nobodyWorks = 'No technician works for this department yet. Give somebody working hours under School, People.';
export const done = 'done';
export const stays = 'stays';
export const kinds = { prepare: 'Prepare', deliver: 'Deliver', collect: 'Collect', clear: 'Clear away', support: 'Help', duty: 'Duty' };
export const verdictOf = 'Does next week fit?';
export const help = 'What would help';
export const move = 'Move';
export const pin = 'Keep it here';
export const unpin = 'Let it move again';
export const cancel = 'Cancel';
export const which = 'Which classes';
export const dayOf = 'Day';
export const personOf = 'Technician';
export const open = 'Open the request';
export const askAnother = 'Ask for another day';
export const askWhy = 'Its teacher is asked and answers; nothing moves before that.';
export const here = 'it is here';
export const takesNot = 'does not work for this department';
/** Warns that who has a card has not learnt what it asks for: 'asks for Chemistry'. */
export function asksFor(specialism: string): string {
  return `asks for ${specialism}`;
}

/** Says beside somebody's name that they have not learnt what a card asks for: 'has not learnt Chemistry'. */
export function notLearnt(specialism: string): string {
  return `has not learnt ${specialism}`;
}

export const keys = {
  move: 'Move the card that has the focus (week board)',
  pin: 'Keep the card where it is, or let it move again (week board)',
  arrows: 'Go from card to card',
  day: 'Move the card to the day of that number (week board)',
};

/** Heads the page: 'Week board, Science'. */
export function heading(name: string): string {
  return `Week board, ${name}`;
}

/** Names the week by its first and last day, with its label: 'Mon 23 Nov – Fri 27 Nov · B'. */
export function span(from: IsoDate, to: IsoDate, label: string | null, today: IsoDate): string {
  return [`${dates.dayFrom(from, today)} – ${dates.dayFrom(to, today)}`, label].filter(Boolean).join(' · ');
}

/** Minutes asked of somebody, or of a day, and the minutes there are. */
interface Load {
  workMinutes: number;
  technicianMinutes: number;
}

/** Says minutes asked and there: '57 h of 19 h'; without any time to set them against the work alone. */
export function askedOf({ workMinutes, technicianMinutes }: Load, alone = false): string {
  return alone ? work(workMinutes) : `${work(workMinutes)} of ${work(technicianMinutes)}`;
}

/** Says what a break or an absence of a day is: 'break 10:30 to 10:45', 'away 12:00 to 16:30'; of a whole day 'away'. */
export function notThere(
  kind: 'break' | 'away',
  stretches: readonly { from: string; to: string }[],
  { timeZone, wholeDay }: { timeZone: string; wholeDay: boolean },
): string {
  if (wholeDay) return kind;
  const times = stretches.map(({ from, to }) => `${dates.time(from, timeZone)} to ${dates.time(to, timeZone)}`);
  return `${kind} ${times.join(', ')}`;
}

/** What a card says of itself. */
interface CardFacts {
  kind: string;
  title: string;
  minutes: number;
  due: string;
  tasks: readonly { group: string | null; room: string | null; sets: number | null }[];
}

/** Titles a card: 'Food tests', 'Clear away: Food tests'; of what is taken out or fetched, with its practical. */
export function cardTitle({ kind, title }: Pick<CardFacts, 'kind' | 'title'>): string {
  return kind === 'prepare' || kind === 'duty'
    ? title
    : kind === 'clear'
      ? titleOf({ kind, title })
      : `${titleOf({ kind, title })}: ${title}`;
}

/** Names the classes of a card: '9X', '9X and 10Y', '5 classes'; nothing of a duty. */
export function classes(tasks: CardFacts['tasks']): string {
  const groups = tasks.flatMap(({ group }) => group ?? []);
  if (groups.length === 0) return '';
  return groups.length > 2 ? counted(groups.length, 'class', 'classes') : listed(groups);
}

/** Says what is on a card below its title: '9X and 10Y · 41 sets · 48 min'. */
export function cardFacts({ kind, tasks, minutes }: CardFacts): string {
  const sets = kind === 'prepare' ? tasks.reduce((sum, one) => sum + (one.sets ?? 0), 0) : 0;
  return [classes(tasks), sets > 0 && setsOf(sets), work(minutes)].filter(Boolean).join(' · ');
}

/** Says by when a card is due, on a day's list: 'by 09:35', 'by Tue 24 Nov 09:35'. */
export function by(due: string, on: { date: IsoDate; today: IsoDate }, timeZone: string): string {
  return `by ${dates.timeOn(due, timeZone, on)}`;
}

/** Says where a card lies to who cannot see it: 'Anil Mehta, Mon 23 Nov'. */
export function cardAt(name: string | null, date: IsoDate): string {
  return `${name ?? nobody}, ${dates.day(date)}`;
}

/** Labels what opens the rest of a cell: '8 more, 3 h 10 min'. */
export function more(count: number, minutes: number): string {
  return `${number(count)} more, ${work(minutes)}`;
}

export const fewer = 'Show fewer';

/** Says why work cannot lie on a day: 'not before Tue 24 Nov', 'due by Tue 24 Nov 09:35'. */
export function whyNot(not: WhyNot, timeZone: string): string {
  switch (not.why) {
    case 'done':
      return 'is done already';
    case 'past':
      return 'that day is over';
    case 'due-before':
      return `due by ${dates.endOf(not.at, timeZone)}`;
    case 'opens-later': {
      const date = dateAt(msOf(not.at), timeZone);
      const day = dates.day(date);
      return `not before ${startOfDayMs(date, timeZone) === msOf(not.at) ? day : `${day} ${dates.time(not.at, timeZone)}`}`;
    }
  }
}

/** Refuses a day without lessons as one to do work on. */
export function noTeachingOn(date: IsoDate): string {
  return `${dates.day(date)} is no school day. Nothing was changed; choose another day.`;
}

/** Says that a card stays where it is: 'Food tests stays where it is: due by Tue 24 Nov 09:35.' */
export function cannot(title: string, why: string): string {
  return `${title} stays where it is: ${why}.`;
}

/** The hours of a day or a person before and after a move. */
export interface Shift {
  /** A day's date or a person's name. */
  of: { date: IsoDate } | { name: string | null };
  before: number;
  after: Load;
}

function shifted({ of, before, after }: Shift): string {
  const who = 'date' in of ? dates.day(of.date) : (of.name ?? nobody);
  const alone = !('date' in of) && of.name === null;
  return `${who}: ${work(before)} to ${askedOf(after, alone)}`;
}

/** Says what a move changes: 'Mon 23 Nov: 57 h to 56 h 12 min of 19 h. Tue 24 Nov: 9 h to 9 h 48 min of 19 h.' */
export function shifts(all: readonly Shift[]): string {
  return all.map((one) => `${shifted(one)}.`).join(' ');
}

/** Says what was moved where, and what that changes: 'Food tests: Tue 24 Nov, Anil Mehta. Mon 23 Nov: 57 h to 56 h of 19 h. …' */
export function moved(title: string, date: IsoDate, name: string | null, changes: readonly Shift[]): string {
  return [`${title}: ${dates.day(date)}, ${name ?? nobody}.`, shifts(changes)].filter(Boolean).join(' ');
}

/** Says that a card is kept where it is, or not any more. */
export function pinned(title: string, is: boolean): string {
  return is ? `${title} stays where it is when the week is planned` : `${title} may move again when the week is planned`;
}

/** Says what somebody else made of a task meanwhile: 'It is now planned for Tue 24 Nov, Anil Mehta.' */
export function nowAt(date: IsoDate, name: string | null, isDone: boolean): string {
  return `It is now ${isDone ? 'done' : `planned for ${dates.day(date)}, ${name ?? nobody}`}.`;
}

/** Heads what would help a day: 'Monday 23 Nov is over by 38 h'. */
export function overBy(date: IsoDate, { workMinutes, technicianMinutes }: Load): string {
  return `${dates.day(date)} is over by ${work(Math.max(1, workMinutes - technicianMinutes))}`;
}

/** Offers a day with room: 'Food tests, 9X: Tue 24 Nov has room'. */
export function hasRoom(card: CardFacts, date: IsoDate): string {
  return `${named(card)}: ${dates.day(date)} has room`;
}

/** Says of work that no other day can take: 'Food tests, 9X: no other day in its time has room'. */
export function noRoom(card: CardFacts): string {
  return `${named(card)}: no other day in its time has room`;
}

function named(card: CardFacts): string {
  return [cardTitle(card), classes(card.tasks)].filter(Boolean).join(', ');
}

/** Says of a day that is not of the week shown where it lies. */
export function beside(before: boolean): string {
  return before ? 'the week before' : 'the week after';
}

/** Says of how many what is shown is a part: '3 shown of 29; 18 have room on another day in their time.' */
export function shownOf(shown: number, all: number, withRoom: number): string {
  if (all === 0) return 'Nothing to prepare is left that could be moved.';
  return `${number(shown)} shown of ${number(all)} to prepare; for ${number(withRoom)} another day in their time has room.`;
}

/** Labels what asks the teacher of a class for another day: 'Ask about 9X'. */
export function askAbout(group: string): string {
  return `Ask about ${group}`;
}
