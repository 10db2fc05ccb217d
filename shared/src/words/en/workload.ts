import type { IsoDate } from '../../time/iso-date.js';
import { counted, listed, number } from './counts.js';
import * as dates from './dates.js';
import { work } from './durations.js';
import { periods } from './lessons.js';
import { percentOf } from './load.js';
import { type AnyOverload, sentence } from './overloads.js';

export const allDepartments = 'all departments';
export const allOfThem = 'all of them';
export const department = 'Department';
export const earlierWeek = 'One week earlier';
export const laterWeek = 'One week later';
export const thisWeek = 'This week';
export const bars = 'Bars';
export const table = 'Table';
export const overload = 'Overload';
export const verdictOf = 'Does next week fit?';
export const fullest = 'Next six weeks, at the fullest';
/** Stands where a level would stand, of a day that is over. */
export const past = 'past';
export const lessonsUnanswered = 'Lessons unanswered';
export const overdueWork = 'Overdue work';
export const byDay = 'Hours asked, by day';
export const noDays = 'No teaching days here';
export const noDaysWhy = 'Choose other weeks, or look into the calendar.';
export const byDayTable = 'Hours asked by day, as a table';
export const columns = { day: 'Day', week: 'Week', asked: 'Asked', time: 'Time', left: 'Left over', level: 'Level' };
export const columnsWhy = 'Work asked for each day, technicians’ time, and what would be left over at its end.';
export const whyLate = 'Why late';
export const nothingLate = 'Nothing came late.';
export const shareOfTime = 'assigned hours against working hours; what nobody has taken stands apart';
export const noTechnician = 'No technician works for this department.';
export const notTaken = 'Not taken yet';
export const shortAgain = 'Often short of';
export const nothingShort = 'Nothing was short.';
export const loading = 'Working out the load';
/** Leads to what came of days that are over. */
export const figures = 'Figures';
export const stretchWork = 'The work of this stretch';
export const practicalColumns = { practical: 'Practical', tasks: 'Tasks', time: 'Time' };
export const fold = 'Hide';

/** Heads the page: 'Workload, Science'. */
export function heading(name: string): string {
  return `Workload, ${name}`;
}

/** Says from when to when the days shown go, with the year where it is not this one: 'Mon 16 Nov – Thu 24 Dec'. */
export function between(from: IsoDate, to: IsoDate, today: IsoDate): string {
  return `${dates.dayFrom(from, today)} – ${dates.dayFrom(to, today)}`;
}

/** Says of which lessons lateness is told: 'Late, lessons of 7 Oct to 24 Dec'. */
export function lateBetween(from: IsoDate, to: IsoDate, today: IsoDate): string {
  return `Late, ${lessonsOf(from, to, today)}`;
}

/** Says how many requests came late for lessons that are yet to come: '3 late requests for lessons to come'. */
export function lateToCome(count: number): string {
  return `${counted(count, 'late request')} for lessons to come`;
}

/** Says of which lessons something is counted, with the year where it is not this one: 'lessons of 7 Oct to 24 Dec'. */
export function lessonsOf(from: IsoDate, to: IsoDate, today: IsoDate): string {
  return `lessons of ${dates.dayMonthFrom(from, today)} to ${dates.dayMonthFrom(to, today)}`;
}

/** Says of which lessons causes are counted, and which of them are not: 'lessons of 7 Oct to 24 Dec; an absence or a changed timetable is excused'. */
export function causesOf(from: IsoDate, to: IsoDate, today: IsoDate): string {
  return `${lessonsOf(from, to, today)}; an absence or a changed timetable is excused`;
}

/** Says of how many lessons the unanswered are: 'of 178 in the next five school days'. */
export function ofLessons(lessons: number): string {
  return `of ${number(lessons)} in the next five school days`;
}

/** Work that does not fit any more, and the lesson that it is for; null for a duty. */
interface MissedFacts {
  title: string;
  group: string | null;
  date: IsoDate;
  period: string | null;
  lastPeriod: string | null;
}

/** Says how much is overdue, and which lesson's work runs out of time first: '2 tasks · first to run out of time: 10P Osmosis, Tue 24 Nov P3'. */
export function overdue(tasks: number, firstMissed: MissedFacts | null): string {
  const much = tasks === 0 ? 'nothing is overdue' : counted(tasks, 'task');
  if (firstMissed === null) return much;
  const { title, group, date, period, lastPeriod } = firstMissed;
  const lesson =
    group === null || period === null
      ? `${title}, ${dates.day(date)}`
      : `${group} ${title}, ${dates.day(date)} ${periods(period, lastPeriod)}`;
  return `${much} · first to run out of time: ${lesson}`;
}

/** Heads the technicians' shares: 'Each technician, week of 16 Nov'. */
export function eachTechnician(monday: IsoDate, today: IsoDate): string {
  return `Each technician, week of ${dates.dayMonthFrom(monday, today)}`;
}

/** Says a share of somebody's time: '97 %', '142 %, overloaded'; `level` is the word of a level that is not calm. Rounds away from a full 100. */
export function share(of: number, level: string | null): string {
  const percent = `${number(percentOf(of))} %`;
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

/** What the head's page says of a week: its work and time, the overloads that lie in it, and whether anybody's hours are known. */
export interface WeekFacts {
  workMinutes: number;
  technicianMinutes: number;
  /** None of a week without lessons. */
  days: number;
  overloads: readonly AnyOverload[];
  /** One of them begins before it. */
  beginsBefore: boolean;
}

/**
 * Says whether next week fits: 'Next week’s work does not fit.', 'Next week fits: 62 h asked, 95 h there.'; of what begins before it
 * 'The work of this week and the next does not fit.' When, and by how much it does not, is said once, by each overload under it.
 */
export function verdict({ workMinutes, technicianMinutes, days, overloads, beginsBefore }: WeekFacts): string {
  if (days === 0 && overloads.length === 0) return 'No lessons next week.';
  const whose = beginsBefore ? 'The work of this week and the next' : 'Next week’s work';
  if (overloads.length > 1) return `${whose} does not fit: ${number(overloads.length)} stretches are over-booked.`;
  if (overloads.length > 0) return `${whose} does not fit.`;
  if (technicianMinutes === 0) return 'Next week is not judged: no technician’s hours yet.';
  return `Next week fits: ${work(workMinutes)} asked, ${work(technicianMinutes)} there.`;
}

/** Heads the stretches that are not next week's. */
export const otherStretches = 'Over-booked in the other weeks';

/** Says of how many tasks an overload is made, and its largest practical: '88 tasks · most of it: Food tests, 12 h'. */
export function madeOf(tasks: number, largest: { title: string; minutes: number } | undefined): string {
  return [counted(tasks, 'task'), largest && `most of it: ${largest.title}, ${work(largest.minutes)}`].filter(Boolean).join(' · ');
}

/** Labels the button that opens an overload: 'By practical (12)'. */
export function byPractical(count: number): string {
  return `By practical (${number(count)})`;
}

/** Labels the button that shows the rest: 'Show all 24'. */
export function showAll(count: number): string {
  return `Show all ${number(count)}`;
}

/** Says that one person has more assigned than time: 'Jo Lindqvist: Monday 23 Nov: 9 h asked, 6 h there, 3 h over'. */
export function personOver(name: string, overload: AnyOverload, timeZone: string): string {
  return `${name}: ${sentence(overload, timeZone)}`;
}

/** Names the departments whose load nobody can judge: 'No technician’s hours yet, so not judged: Art and Music.' */
export function notJudged(departments: readonly string[]): string {
  return `No technician’s hours yet, so not judged: ${listed(departments)}.`;
}

/** Says that not every set of departments that share people was looked at. */
export const notAllSets =
  'Many departments share technicians here: each, each two and all of them were looked at together, and not every three or more.';

/** Leads to which class has done which step of its course. */
export const coverage = 'Schemes and coverage';

/** Leads to what would have come of weeks that are over with something else about them. */
export const whatIf = 'What if?';

export const planWhy = 'Gives each open task a technician and a day, with the reason. Nothing changes until you apply it.';
export const planOneDepartment = 'Choose one department to plan its technicians’ week.';
export const planPreview = 'Preview';
export const planLost = 'The plan could not be opened. Nothing was changed; load the page again.';

/** Heads the card that plans a week: 'Plan the week of 23 Nov'. */
export function planWeek(firstDay: IsoDate, today: IsoDate): string {
  return `Plan the week of ${dates.dayMonthFrom(firstDay, today)}`;
}
