import { createHash } from 'node:crypto';
import {
  asksForLearning,
  capacityCurve,
  type CapacityCurve,
  hasLearnt,
  type PlanCase,
  type PlanTask,
  type TeachingDay,
  workingSegments,
} from '@app/shared';
import { type Rules, type Technician, teamOf } from '../calendar/index.js';
import type { OpenRow } from './plan.statements.js';

/** A department's days and people, and the work that a plan may move about among them. */
export interface WeekToPlan {
  plan: PlanCase;
  /** The rows of the plan's tasks, in their order. */
  rows: OpenRow[];
  people: Technician[];
  days: TeachingDay[];
  /** The same for the same work, people and days: who looks at it and who applies it mean one week. */
  version: number;
}

/** Whose days are planned from `nowMs` on. */
export interface Stretch {
  from: string;
  to: string;
  departmentId: string;
  nowMs: number;
}

/** So many digits of a hash make a version: a whole number that every program can hold. */
const VERSION_DIGITS = 12;

/** Who may be given work of a department: those who serve it and have working hours. */
export function peopleOf(rules: Rules, departmentId: string): Technician[] {
  return teamOf(rules, departmentId).filter(({ pattern }) => pattern.windows.length > 0);
}

/** Makes of a department's open work and its people's hours what is to be planned. */
export function weekToPlan(rules: Rules, rows: readonly OpenRow[], { from, to, departmentId, nowMs }: Stretch): WeekToPlan {
  const people = peopleOf(rules, departmentId);
  const all = rules.calendar?.daysBetween(from, to) ?? [];
  const days = all.filter(({ endMs }) => endMs > nowMs);
  const curves = people.map((person) => hoursOf(rules, person, days));
  const live = rows.flatMap((row) => {
    const task = row.isLive ? taskOf(row, { people, days, curves, departmentId, nowMs }) : null;
    return task ? [{ row, task }] : [];
  });
  const minutes = (curve: CapacityCurve, day: TeachingDay, sinceMs: number) =>
    Math.floor(curve.minutes(Math.max(day.startMs, sinceMs), day.endMs));
  const hours = people.map((person, index) => [person.id, days.map((day) => minutes(curves[index]!, day, 0))]);
  return {
    plan: {
      people: people.length,
      days: days.length,
      capacity: curves.flatMap((curve) => days.map((day) => minutes(curve, day, nowMs))),
      tasks: live.map(({ task }) => task),
    },
    rows: live.map(({ row }) => row),
    people,
    days,
    version: versionOf([
      from,
      to,
      departmentId,
      days.map(({ date }) => date),
      hours,
      rows.map(({ id, version, specialism }) => [id, version, specialism]),
      people.map(({ specialisms }) => specialisms),
    ]),
  };
}

function hoursOf({ calendar }: Rules, { pattern, away }: Technician, days: readonly TeachingDay[]): CapacityCurve {
  return capacityCurve(calendar ? [workingSegments(calendar, pattern, days, away)] : []);
}

function versionOf(facts: unknown): number {
  return parseInt(createHash('sha256').update(JSON.stringify(facts)).digest('hex').slice(0, VERSION_DIGITS), 16);
}

interface Around {
  people: readonly Technician[];
  days: readonly TeachingDay[];
  curves: readonly CapacityCurve[];
  departmentId: string;
  nowMs: number;
}

/** A task with where it may be done; null: it is none of these people's and days' affair. */
function taskOf(row: OpenRow, around: Around): PlanTask | null {
  const { people, days, departmentId } = around;
  const person = people.findIndex(({ id }) => id === row.assigneeId);
  const onDay = days.findIndex(({ date }) => date === row.date);
  const day = onDay < 0 ? null : onDay;
  const at = person >= 0 && day !== null ? person * days.length + day : null;
  const isPrepared = row.kind === 'prepare' && row.practicalId !== null;
  const own = row.departmentId === departmentId;
  // what is pinned stays, and so does what is another department's
  if ((row.pinned && row.assigneeId !== null) || !own) return at === null ? null : said(row, around, { at, day, places: [at], isPrepared });
  const places = row.pinned ? people.map((_, index) => index * days.length + (day ?? 0)) : placesOf(row, around, day);
  if (at !== null && !places.includes(at)) places.push(at);
  return places.length === 0 ? null : said(row, around, { at, day, places, isPrepared });
}

function said(
  row: OpenRow,
  { days, people }: Around,
  { at, day, places, isPrepared }: { at: number | null; day: number | null; places: number[]; isPrepared: boolean },
): PlanTask {
  const group = isPrepared ? `${row.practicalId}:${row.practicalVersion ?? 0}` : null;
  const fixedMinutes = isPrepared ? row.fixedMinutes : 0;
  const lessonDay = row.kind === 'prepare' ? days.findIndex(({ startMs, endMs }) => row.ends > startMs && row.ends < endMs) : -1;
  return {
    id: row.id,
    minutes: row.minutes - fixedMinutes,
    fixedMinutes,
    group,
    places,
    at,
    day,
    lessonDay: lessonDay < 0 ? null : lessonDay,
    suited: suitedTo(row, people),
  };
}

/** Who has learnt what a task asks for; null where anybody can do it. What is only carried asks for nobody. */
function suitedTo({ kind, specialism }: OpenRow, people: readonly Technician[]): number[] | null {
  if (specialism === null || !asksForLearning(kind)) return null;
  return people.flatMap(({ specialisms }, person) => (hasLearnt(specialisms, specialism) ? [person] : []));
}

/**
 * The places within a task's window at which its person has time for all of it; where there are none those with some time; else every one in
 * the window, and of what is overdue the first day there is.
 */
function placesOf(row: OpenRow, { people, days, curves, nowMs }: Around, day: number | null): number[] {
  const inWindow = people.flatMap((_, person) =>
    days.flatMap(({ startMs, endMs }, index) => {
      const [fromMs, toMs] = [Math.max(row.opens, startMs, nowMs), Math.min(row.ends, endMs)];
      return fromMs < toMs ? [{ place: person * days.length + index, minutes: curves[person]!.minutes(fromMs, toMs) }] : [];
    }),
  );
  const enough = inWindow.filter(({ minutes }) => minutes >= Math.max(1, row.minutes));
  const some = inWindow.filter(({ minutes }) => minutes > 0);
  const found = [enough, some, inWindow].find((places) => places.length > 0);
  if (found) return found.map(({ place }) => place);
  return days.length === 0 ? [] : people.map((_, person) => person * days.length + (day ?? 0));
}
