import type { EventName } from '../../events/events.js';
import type { MoveWhy } from '../../plan/plan-moves.js';
import type { IsoDate } from '../../time/iso-date.js';
import type { At } from '../at.js';
import { counted } from './counts.js';
import * as dates from './dates.js';
import { work } from './durations.js';
import { did } from './live.js';

/** Where a task of a plan stands and goes: names of people (null: nobody), and dates. */
export interface MoveFacts {
  from: { name: string | null; date: IsoDate };
  to: { name: string; date: IsoDate };
  why: MoveWhy;
}

/** Says why a plan moves a task: 'Mon 2 Nov was 2 h over; Tue 3 Nov has 3 h left'. */
export function reason({ from, to, why }: MoveFacts): string {
  const isOther = from.name !== to.name;
  const there = isOther ? `${to.name} on ${dates.day(to.date)}` : dates.day(to.date);
  switch (why.why) {
    case 'nobodys':
      return `Nobody had it; ${to.name} has ${work(why.freeMinutes)} left on ${dates.day(to.date)}`;
    case 'away':
      return `${from.name ?? ''} has no hours on ${dates.day(from.date)}`;
    case 'over':
      return `${isOther ? `${from.name ?? ''} on ` : ''}${dates.day(from.date)} was ${work(why.overMinutes)} over; ${there} ${why.freeMinutes < 1 ? 'is less so' : `has ${work(why.freeMinutes)} left`}`;
    case 'unsuited':
      return `${to.name} has learnt what it asks for`;
    case 'together':
      return `Made in one go with ${counted(why.others, 'more class', 'more classes')}`;
    case 'day-before':
      return 'Ready the day before, not on the morning of the lesson';
    case 'fairer':
      return `${from.name ?? ''} had ${work(why.fromMinutes)} in all, ${to.name} ${work(why.toMinutes)}`;
    case 'room':
      return 'Makes room for other work';
  }
}

export const tooLong = 'A plan spans at most 28 days. Nothing was changed; choose a shorter stretch.';
export const noDays = 'There is no teaching day in this stretch from today on. Nothing was changed; choose other days.';
export const nobody = 'No technician with working hours serves this department. Nothing was changed; give somebody hours first.';
export const noVersion = 'Look at the plan first: apply takes the version that the preview answered. Nothing was changed.';
export const tooMany = 'Other plans are being worked out at this moment. Nothing was changed; try again in a minute.';

export const loading = 'Working the week out; this takes some seconds';
export const again = 'Look at the new plan';
export const close = 'Close';
export const notFittingWhy = 'What to do without first, if nobody gets more time. Required practicals are named last.';
export const required = 'required practical';
export const hours = 'Hours by person and day';
export const moves = 'What would move';
export const nothingMoves = 'Nothing would move: the week stands as well as it can.';
export const noTasks = 'There is no open work in this week.';
export const nobodyYet = 'nobody';
export const lost = 'This part could not be fetched. Nothing was changed; close it and try again.';

const KINDS: Readonly<Record<string, string>> = {
  prepare: 'prepare',
  deliver: 'deliver',
  collect: 'collect',
  clear: 'clear away',
  support: 'help in the lesson',
  duty: 'duty',
};

/** Says what a task is: 'Food tests, 11Y: prepare, 35 min'. */
export function task({ title, group, kind, minutes }: { title: string; group: string | null; kind: string; minutes: number }): string {
  return `${title}${group === null ? '' : `, ${group}`}: ${KINDS[kind] ?? kind}, ${work(minutes)}`;
}

/** Says whose something is, and when: 'Anil Rao, Mon 23 Nov'. */
export function place(name: string | null, date: IsoDate): string {
  return `${name ?? nobodyYet}, ${dates.day(date)}`;
}

/** Minutes beyond what people have time for, what no plan can be better than, and whether that is reached. */
export interface FitFacts {
  tasks: number;
  beyondMinutes: number;
  boundMinutes: number;
  proved: boolean;
}

/** Says whether a planned week fits: 'All 43 tasks fit.' or '2 h 10 min do not fit: no plan leaves out less.' */
export function fits({ tasks, beyondMinutes, boundMinutes, proved }: FitFacts): string {
  if (beyondMinutes < 1) return tasks === 1 ? 'The one task fits.' : `All ${tasks} tasks fit.`;
  const best = proved ? 'no plan leaves out less' : `at most ${work(beyondMinutes - boundMinutes)} from the best there is`;
  return `${work(beyondMinutes)} do not fit: ${best}.`;
}

/** Says what was before and would be after: 'Most loaded: 31 h now, 24 h as planned. Beyond people’s hours: 5 h now, 0 min as planned.' */
export function compared(
  now: { beyondMinutes: number; mostLoadedMinutes: number },
  then: { beyondMinutes: number; mostLoadedMinutes: number },
): string {
  return [
    `Most loaded: ${work(now.mostLoadedMinutes)} now, ${work(then.mostLoadedMinutes)} as planned.`,
    `Beyond people’s hours or with nobody: ${work(now.beyondMinutes)} now, ${work(then.beyondMinutes)} as planned.`,
  ].join(' ');
}

/** Says somebody's day: '5 h 10 min now, 6 h as planned, of 6 h 45 min'. */
export function dayOf({ before, after, technicianMinutes }: { before: number; after: number; technicianMinutes: number }): string {
  const then = Math.round(before) === Math.round(after) ? work(after) : `${work(before)} now, ${work(after)} as planned`;
  return technicianMinutes === 0 ? `${then}, no hours` : `${then}, of ${work(technicianMinutes)}`;
}

/** Offers to apply a plan: 'Apply 34 moves'. */
export function apply(moved: number): string {
  return `Apply ${counted(moved, 'move')}`;
}

/** Says that a plan was applied: '34 tasks moved.' */
export function applied(moved: number): string {
  return `${counted(moved, 'task')} moved.`;
}

/** Offers the rest of a list: 'Show all 34'. */
export function showAll(of: number): string {
  return `Show all ${of}`;
}

/** What happened last to a week: by whom (null: by itself), and to which work (null: to people's time). */
export interface ChangedFacts {
  name: EventName;
  by: string | null;
  title: string | null;
  at: At;
}

/** Says that a plan is of a week that has changed: '… Last, Sam Okoro moved a task (Food tests, 10:42). Nothing of it was applied …' */
export function stale(last: ChangedFacts | null, timeZone: string): string {
  const what =
    last && (did[last.name]?.(last.by) ?? `${last.by ?? 'Somebody'} changed ${last.title === null ? 'hours or days' : 'some of its work'}`);
  const of = last && [last.title, dates.time(last.at, timeZone)].filter(Boolean).join(', ');
  return `The week has changed since this plan was made.${last ? ` Last, ${what} (${of}).` : ''} Nothing of it was applied; look at the new plan.`;
}

/** Heads what does not fit: 'Does not fit: 58 pieces of work'. */
export function notFitting(count: number): string {
  return `Does not fit: ${counted(count, 'piece of work', 'pieces of work')}`;
}
