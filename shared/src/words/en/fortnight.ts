import type { IsoDate } from '../../time/iso-date.js';
import type { At } from '../at.js';
import { counted, number } from './counts.js';
import * as dates from './dates.js';
import { closing, type Closing } from './deadlines.js';
import { fromNow } from './durations.js';
import { type Periods, periods } from './lessons.js';
import { moreThanFits } from './overloads.js';

export const heading = 'My fortnight';
export const earlierWeek = 'One week earlier';
export const laterWeek = 'One week later';
export const today = 'Today';
/** Marks the day that it is, beside its date. */
export const todayMark = 'today';
export const nextDeadline = 'The next deadline';
export const deadlinePassed = 'The deadline has passed';
export const stillLate = 'You can still ask; it will be late and needs a reason.';
export const allAnswered = 'All answered.';
export const allAnsweredWhy = 'Every lesson of these two weeks has a request or needs nothing.';
export const noLessons = 'No lessons in these two weeks';
export const noLessonsWhy = 'Your timetable shows here once it has been imported under your staff code.';
export const holidayWhy = 'The school is closed in these weeks: there is nothing to ask for.';

/** Names why a fortnight has no lessons: 'Christmas holiday: no lessons in these two weeks'. */
export function holiday(names: readonly string[]): string {
  const [name] = names;
  return name === undefined ? 'Holiday: no lessons in these two weeks' : `${name}: no lessons in these two weeks`;
}

export const noneThisWeek = 'No lessons of yours in this week.';
export const openingLesson = 'Opening the lesson';
export const loadingLessons = 'Loading your lessons';
/** Says why a day without lessons has none, where no closure says it better. */
export const noTeaching = 'no teaching';

/** Says from when to when the weeks shown go, with the year where it is not this one: 'Mon 16 Nov to Fri 27 Nov', 'Mon 17 Nov to Fri 28 Nov 2025'. */
export function span(from: IsoDate, to: IsoDate, today: IsoDate): string {
  const year = (date: IsoDate): string => date.slice(0, 4);
  const first = year(from) === year(to) ? '' : ` ${year(from)}`;
  const last = year(to) === year(today) && first === '' ? '' : ` ${year(to)}`;
  return `${dates.day(from)}${first} to ${dates.day(to)}${last}`;
}

/** Says what closes next, above the instant: 'Week of 23 Nov closes'. */
export function closes(what: Closing): string {
  return `${closing(what)} closes`;
}

/** Says how long is left, and until when: 'in 1 day 3 h · Thu 19 Nov, 12:00'. */
export function closesAt(deadline: At, now: At, timeZone: string): string {
  return `${fromNow(deadline, now)} · ${dates.instant(deadline, timeZone)}`;
}

/** Counts lessons without an answer, on a chip: '2 lessons unanswered'. */
export function unanswered(count: number): string {
  return `${counted(count, 'lesson')} unanswered`;
}

/** Counts unanswered lessons whose deadline is over: '3 overdue'. */
export function overdue(count: number): string {
  return `${number(count)} overdue`;
}

/** Labels the button that answers lessons at once: 'No kit for these 4 lessons'. */
export function answerAll(count: number): string {
  return count === 1 ? 'No kit for this lesson' : `No kit for these ${counted(count, 'lesson')}`;
}

/** Says of weeks that are over how many of their lessons were never answered. */
export function neverAnswered(count: number): string {
  return `${counted(count, 'lesson of these weeks was', 'lessons of these weeks were')} never answered.`;
}

export const theyAreOver = 'These weeks are over: nothing can be asked for them any more.';
export const goTo = 'Go to a date';
export const copyWeek = 'Copy a week';
export const nextUnanswered = 'Next lesson without an answer';
export const questions = 'Questions for you';

/** Says what was answered for one lesson: 'Nothing needed for 10Y/Ph2, Tue 24 Nov, P2.' */
export function answeredOne(group: string, date: IsoDate, period: string): string {
  return `Nothing needed for ${group}, ${dates.day(date)}, ${period}.`;
}

/** Says what was answered for several lessons: 'Nothing needed for these 4 lessons.' */
export function answeredSeveral(count: number): string {
  return `Nothing needed for these ${counted(count, 'lesson')}.`;
}

/** Says that some answers did not arrive; `detail` is what the server said of it. */
export function answersRefused(detail: string): string {
  return `Not every answer was kept. ${detail}`.trim();
}

/** Says that a draft was kept: 'Draft kept: Osmosis.' */
export function draftKept(title: string): string {
  return `Draft kept: ${title}.`;
}

/** Says what was asked for and what became of it: 'Asked for Osmosis: sent, not accepted yet. 20 min more than fits.' */
export function sent(title: string, status: string, minutesOver: number | null): string {
  return `Asked for ${title}: ${status}.${minutesOver === null ? '' : ` ${moreThanFits(minutesOver)}.`}`;
}

/** Labels the fold of the days that are over: 'Show the 3 earlier days'. */
export function earlierDays(count: number, shown: boolean): string {
  return `${shown ? 'Hide' : 'Show'} ${count === 1 ? 'the earlier day' : `the ${counted(count, 'earlier day')}`}`;
}

/** Names a week of the cycle: 'Week A'. */
export function cycleWeek(label: string): string {
  return `Week ${label}`;
}

/** Names a week for who hears the table read: 'Week A, Mon 16 Nov to Fri 20 Nov'. */
export function weekName(label: string | null, from: IsoDate, to: IsoDate): string {
  const between = `${dates.day(from)} to ${dates.day(to)}`;
  return label === null ? between : `${cycleWeek(label)}, ${between}`;
}

/** Says why a week has no lessons: 'No lessons: Half term.' */
export function weekClosed(why: string): string {
  return `No lessons: ${why}.`;
}

/** Says when a lesson is, after its group, for who hears it: ', Tue 24 Nov, P2:'. */
export function lessonAt(date: IsoDate, period: string): string {
  return `, ${dates.day(date)}, ${period}:`;
}

/** Says in a later period that a lesson is still going on: '10P goes on'. */
export function goesOn(group: string): string {
  return `${group} goes on`;
}

/** Joins the facts of a lesson's card: '15 sets · North 1'. */
export function cardFacts(facts: readonly string[]): string {
  return facts.map((fact) => fact.replaceAll(' ', '\u00a0')).join(' · ');
}

/** Says about which request a question is, and who asked: 'Springs for 10Y/Ph2, Tue 24 Nov P2 · Sam Okoro, Tue 24 Nov, 10:05'. */
export function questionAbout(
  { title, group, date, period, lastPeriod }: { title: string; group: string; date: IsoDate } & Periods,
  asked: { by: string; at: At } | null,
  timeZone: string,
): string {
  const what = `${title} for ${group}, ${dates.day(date)} ${periods(period, lastPeriod)}`;
  return asked ? `${what} · ${asked.by}, ${dates.instant(asked.at, timeZone)}` : what;
}
