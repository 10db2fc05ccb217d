import type { IsoDate } from '../../time/iso-date.js';
import { counted, number } from './counts.js';
import * as dates from './dates.js';
import { work } from './durations.js';

export const allDepartments = 'all departments';
export const allOfThem = 'all of them';
export const department = 'Department';
export const earlierWeek = 'One week earlier';
export const laterWeek = 'One week later';
export const thisWeek = 'This week';
export const bars = 'Bars';
export const table = 'Table';
export const overload = 'Overload';
export const noOverload = 'No overload ahead.';
export const noOverloadWhy = 'All the work asked for these weeks fits into the technicians’ time.';
export const pressureNow = 'Pressure from now on';
export const lessonsUnanswered = 'Lessons unanswered';
export const overdueWork = 'Overdue work';
export const byDay = 'Minutes asked, by day';
export const noDays = 'No teaching days here';
export const noDaysWhy = 'Choose other weeks, or look into the calendar.';
export const byDayTable = 'Minutes asked by day, as a table';
export const columns = { day: 'Day', week: 'Week', asked: 'Asked', time: 'Time', left: 'Left over', level: 'Level' };
export const columnsWhy = 'Minutes of work asked for each day, minutes of technician time, and what would be left over at its end.';
export const whyLate = 'Why late';
export const nothingLate = 'Nothing came late.';
export const shareOfTime = 'work taken against own time; what nobody has taken stands apart';
export const noTechnician = 'No technician works for this department.';
export const notTaken = 'Not taken yet';
export const shortAgain = 'Short again and again';
export const nothingShort = 'Nothing was short.';
export const loading = 'Working out the load';
export const stretchWork = 'The work of this stretch';
export const stretchColumns = { request: 'Request', work: 'Work', due: 'First due', minutes: 'Minutes' };
export const fold = 'Fold';

/** Heads the page: 'Workload, Science'. */
export function heading(name: string): string {
  return `Workload, ${name}`;
}

/** Says from when to when the days shown go: 'Mon 16 Nov – Thu 24 Dec'. */
export function between(from: IsoDate, to: IsoDate): string {
  return `${dates.day(from)} – ${dates.day(to)}`;
}

/** Says from when on lateness is counted: 'Late since 7 Oct'. */
export function lateSince(from: IsoDate): string {
  return `Late since ${dates.dayMonth(from)}`;
}

/** Says from when on shortages are counted: 'since 7 Oct'. */
export function since(from: IsoDate): string {
  return `since ${dates.dayMonth(from)}`;
}

/** Says from when on causes are counted, and which of them are not: 'since 7 Oct; an absence or a changed timetable is excused'. */
export function causesSince(from: IsoDate): string {
  return `${since(from)}; an absence or a changed timetable is excused`;
}

/** Says of how many lessons the unanswered are: 'of 178 on the coming five teaching days'. */
export function ofLessons(lessons: number): string {
  return `of ${number(lessons)} on the coming five teaching days`;
}

/** Says how much is overdue, and which practical would be missed first at this rate: '2 tasks · at this rate first missed: Osmosis'. */
export function overdue(tasks: number, firstMissed: string | null): string {
  const much = tasks === 0 ? 'nothing is overdue' : counted(tasks, 'task');
  return firstMissed === null ? much : `${much} · at this rate first missed: ${firstMissed}`;
}

/** Heads the technicians' shares: 'Each technician, week of 16 Nov'. */
export function eachTechnician(monday: IsoDate): string {
  return `Each technician, week of ${dates.dayMonth(monday)}`;
}

/** Says a share of somebody's time: '97 %', '142 %, overloaded'; `level` is the word of a level that is not calm. */
export function share(of: number, level: string | null): string {
  const percent = `${Math.round(of * 100)} %`;
  return level === null ? percent : `${percent}, ${level}`;
}

/** Says work of somebody without time of their own: '2 h 5 min'. */
export function workAlone(minutes: number): string {
  return work(minutes);
}

/** Says how often something happened: '3 ×'. */
export function times(count: number): string {
  return `${number(count)} ×`;
}

/** Heads an overload: 'Overloaded: Wed 4 Nov 13:00 to …: 370 minutes of work, 270 of technician time.' */
export function overloaded(sentence: string): string {
  return `Overloaded: ${sentence}.`;
}

/** Says by how much a stretch is too full, of how many tasks, and the largest of its requests. Minutes round up. */
export function overBy(minutes: number, tasks: number, largest: { title: string; minutes: number } | undefined): string {
  return [
    `${counted(Math.ceil(minutes), 'minute')} too much`,
    counted(tasks, 'task'),
    largest && `the largest: ${largest.title}, ${number(Math.round(largest.minutes))} min`,
  ]
    .filter(Boolean)
    .join(' · ');
}

const KINDS: Record<string, string> = { prepare: 'prepare', deliver: 'deliver', collect: 'collect', clear: 'clear', duty: 'duty' };

/** Lists the kinds of work that a request asks for: 'prepare, clear'. */
export function kinds(of: readonly string[]): string {
  return of.map((kind) => KINDS[kind] ?? kind).join(', ');
}

/** Labels the button that opens an overload: 'The 12 requests'. */
export function theRequests(count: number): string {
  return count === 1 ? 'The request' : `The ${number(count)} requests`;
}

/** Labels the button that shows the rest: 'Show all 24'. */
export function showAll(count: number): string {
  return `Show all ${number(count)}`;
}
