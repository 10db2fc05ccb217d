import {
  type Facility,
  HOLDING,
  holdInterval,
  isAnothers,
  lackingIn,
  lessonOn,
  overlaps,
  periodOf,
  type SchoolCalendar,
  type SettleWhy,
} from '@app/shared';
import { type Rules, shiftsOf } from '../../calendar/index.js';
import { planTasks, type PlannedTask, type Work } from '../../prep/index.js';
import { asHeld } from '../asked-entry.js';
import { closedWhileOut } from '../stands-closed.js';
import { amountsFor, deadlineOf, pupilsOf, roomOf, workOf } from '../plan-requisition.js';
import type { LiveHold, LiveLine, LiveRequisition } from './live-requisitions.js';

/** By what everything is worked out: the school's rules, and the time. */
export interface World {
  rules: Rules;
  calendar: SchoolCalendar;
  nowMs: number;
}

/** A requisition as it would be, were it asked for now; what others hold is not looked at. Instants are epoch milliseconds. */
export interface Afresh {
  /** The lesson is held, so that it makes work and holds kit. */
  takesPlace: boolean;
  /** The lesson is over: only what is left to be done of it moves. */
  isOver: boolean;
  startMs: number;
  /** When its kit is back: the end of its lesson, or of the one until which it is kept out. */
  endMs: number;
  /** The end of its own lesson where it is kept out until a later one. */
  lessonEndMs: number | null;
  period: string;
  lastPeriod: string | null;
  departmentId: string;
  groupId: string;
  roomId: string | null;
  /** What its practical needs and its room has not; nothing while the lesson is not held, or has no room. */
  roomLacks: Facility[];
  pupils: number;
  sets: number;
  lines: (LiveLine & { needed: number })[];
  wanted: Map<string, number>;
  /** What it holds where it gets all that it was promised. */
  holds: LiveHold[];
  work: Work;
  tasks: PlannedTask[];
  /** Of a draft: when it would have to be sent (null: at no time), and by which policy. */
  deadline: { atMs: number | null; policy: string } | null;
  whys: SettleWhy[];
}

/** What `afreshOf` decides of the list to settle. */
export const DECIDED: readonly SettleWhy[] = ['lesson-gone', 'moved', 'closed', 'teacher-changed', 'teacher-away', 'pending'];

/** Works a requisition out afresh, by the functions by which it was planned when it was asked for. */
export function afreshOf(kept: LiveRequisition, world: World): Afresh {
  const { calendar, nowMs } = world;
  const live = { ...kept, entry: asHeld(world.rules, kept.entry, kept.date) };
  const { entry } = live;
  const found = lessonOn(calendar, entry, live.date);
  const met = found && found.endMs > found.startMs ? found : undefined;
  const ownEndMs = live.lessonEndsAt ?? live.endsAt;
  const lesson = { date: live.date, startMs: met?.startMs ?? live.startsAt, endMs: met?.endMs ?? ownEndMs };
  const takenDown = takenDownOf(live, calendar, lesson);
  const isOver = live.endsAt <= nowMs && (takenDown ?? lesson).endMs <= nowMs;
  const place = isOver ? { ...lesson, startMs: live.startsAt, endMs: ownEndMs } : lesson;
  const endMs = isOver ? live.endsAt : (takenDown ?? place).endMs;
  const amounts = isOver ? keptAmounts(live) : amountsOf(live);
  const departmentId = isOver ? live.departmentId : entry.departmentId;
  const work = workOf(practicalOf(live), {
    departmentId,
    title: live.title,
    sets: amounts.sets,
    lines: amounts.lines.length,
    takenDown,
    support: live.support,
    lesson: place,
  });
  return {
    takesPlace: isOver || met !== undefined,
    isOver,
    startMs: place.startMs,
    endMs,
    lessonEndMs: takenDown && place.endMs,
    period: isOver || !met ? live.period : periodOf(met),
    lastPeriod: isOver || !met ? live.lastPeriod : met.lastPeriod,
    departmentId,
    groupId: isOver ? live.groupId : entry.group.id,
    roomId: isOver ? live.roomId : (entry.room?.id ?? null),
    roomLacks: isOver ? live.roomLacks : met ? lackingIn(roomOf(world.rules, entry), live.practical?.needs ?? []) : [],
    ...amounts,
    holds: HOLDING.has(live.status) && (met ?? isOver) ? holdsOf(amounts, { startMs: place.startMs, endMs }) : [],
    work,
    tasks: planTasks(calendar, work, world.rules.freshSchoolDays, shiftsOf(world.rules, departmentId)),
    deadline: live.status === 'draft' && met && !isOver ? draftDeadline(live, world) : null,
    whys: isOver ? (live.whys ?? []) : whysOf(live, world, met !== undefined),
  };
}

/**
 * Until when a requisition is kept out: as its later lesson is now. Where that does not take place any more, or comes first by now, it
 * stays out as it was promised.
 */
function takenDownOf(
  { keepUntil, keepUntilDate, endsAt }: LiveRequisition,
  calendar: SchoolCalendar,
  lesson: { endMs: number },
): Work['takenDown'] {
  if (!keepUntil || keepUntilDate === null) return null;
  const until = lessonOn(calendar, keepUntil, keepUntilDate);
  const endMs = until && until.endMs > lesson.endMs ? until.endMs : Math.max(endsAt, lesson.endMs);
  return { date: keepUntilDate, endMs };
}

function practicalOf({ practical, practicalId, practicalVersion }: LiveRequisition) {
  return practical && practicalId !== null ? { ...practical, id: practicalId, version: practicalVersion ?? 0 } : null;
}

function keptAmounts({ pupils, sets, lines }: LiveRequisition) {
  return { pupils, sets, lines: lines ?? [], wanted: wantedOf(lines ?? []) };
}

/** How much is needed: what was worked out before, where the class is as it was. */
function amountsOf(live: LiveRequisition) {
  const pupils = live.pupilsTyped ? live.pupils : pupilsOf(live.entry.group);
  const named = (live.lines ?? []).map((line) => ({ ...line, name: line.apparatus?.name ?? line.name }));
  const demonstration = live.practical?.demonstration ?? false;
  const amounts = amountsFor(named, { pupils, groupSize: live.groupSize, demonstration });
  if (pupils !== live.pupils || amounts.sets !== live.sets || live.status === 'draft') return { pupils, ...amounts };
  return { pupils, sets: live.sets, lines: named, wanted: wantedOf(named) };
}

function wantedOf(lines: readonly LiveLine[]): Map<string, number> {
  const wanted = new Map<string, number>();
  for (const { apparatusId, needed } of lines)
    if (apparatusId && needed > 0) wanted.set(apparatusId, (wanted.get(apparatusId) ?? 0) + Math.ceil(needed));
  return wanted;
}

/** How much of each apparatus was promised, by what the lines say is missing. */
export function promisedOf(lines: readonly LiveLine[]): Map<string, number> {
  const promised = new Map<string, number>();
  for (const { apparatusId, needed, short } of lines)
    if (apparatusId) promised.set(apparatusId, (promised.get(apparatusId) ?? 0) + Math.max(0, Math.ceil(needed) - short));
  return promised;
}

function holdsOf({ lines, wanted }: Pick<Afresh, 'lines' | 'wanted'>, lesson: { startMs: number; endMs: number }): LiveHold[] {
  const promised = promisedOf(lines);
  const kinds = new Map(lines.map(({ apparatusId, apparatus }) => [apparatusId, apparatus]));
  return [...wanted.keys()].flatMap((apparatusId) => {
    const kind = kinds.get(apparatusId);
    const quantity = promised.get(apparatusId) ?? 0;
    if (!kind || quantity === 0) return [];
    return [{ apparatusId, quantity, ...holdInterval(lesson, kind.turnaroundMinutes), labelled: kind.labelled }];
  });
}

function draftDeadline({ entry, date, practical }: LiveRequisition, { rules, calendar }: World): Afresh['deadline'] {
  const { deadlineMs, facts } = deadlineOf({ ...rules, calendar }, entry, date, practical);
  return { atMs: deadlineMs, policy: JSON.stringify(facts.policy) };
}

/** A draft asks for nothing yet, so that nobody is missed at its lesson; but it cannot be sent where that is not held, or another's. */
function whysOf(live: LiveRequisition, { rules, calendar }: World, isMet: boolean): SettleWhy[] {
  const { status, entry, date, teacherId, lessonTeacherId, startsAt } = live;
  const endsAt = live.lessonEndsAt ?? live.endsAt;
  const whys: SettleWhy[] = [];
  if (!isMet) whys.push(whyNotMet(live, calendar));
  if (isMet && (entry.closed || isStandingClosed(live, rules))) whys.push('closed');
  const teacherIds = [entry.teacher, ...entry.otherTeachers].map(({ id }) => id);
  if (isAnothers({ teacherIds }, { teacherId, lessonTeacherId })) whys.push('teacher-changed');
  const lesson = lessonOn(calendar, entry, date);
  const during = { fromMs: lesson?.startMs ?? startsAt, toMs: lesson?.endMs ?? endsAt };
  if (isMet && status !== 'draft' && rules.away.get(teacherId)?.some((stretch) => overlaps(stretch, during))) whys.push('teacher-away');
  return whys;
}

/** Whether it stands, on one of the days on which it stays out, in a room that is closed; what was collected stands there no more. */
function isStandingClosed({ status, entry, date, keepUntilDate }: LiveRequisition, rules: Rules): boolean {
  return status !== 'collected' && closedWhileOut(rules, entry.room?.id ?? null, date, keepUntilDate) !== null;
}

/** Why a lesson is not held: on a day that is closed none is; one that another took the place of in that week was moved. */
function whyNotMet({ date, heirs }: LiveRequisition, calendar: SchoolCalendar): SettleWhy {
  const day = calendar.day(date);
  if (!day) return calendar.closuresBetween(date, date).length > 0 ? 'closed' : 'lesson-gone';
  const week = calendar.daysBetween(day.week, Temporal.PlainDate.from(day.week).add({ days: 6 }).toString());
  const isMoved = heirs?.some((heir) => week.some((other) => lessonOn(calendar, heir, other.date))) ?? false;
  return isMoved ? 'moved' : 'lesson-gone';
}
