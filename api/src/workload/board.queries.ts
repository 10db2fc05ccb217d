import { Injectable } from '@nestjs/common';
import {
  asksForLearning,
  type Board,
  type BoardCell,
  type BoardDay,
  type BoardQuery,
  type BoardRow,
  type BoardTask,
  dayHours,
  laidOut,
  may,
  type PlacedTask,
  rightsOf,
  rolesWith,
  type Segment,
  type TeachingDay,
  weekStart,
} from '@app/shared';
import { type Rules, SchoolRules, type Technician, workedFor } from '../calendar/index.js';
import type { Principal } from '../core/access/index.js';
import { Clock, instant } from '../core/clock/index.js';
import { Database } from '../core/database/index.js';
import { isId } from '../core/ids/index.js';
import { invalid, notFound } from '../core/problems/index.js';
import { BOARD_TASKS, type BoardTaskRow } from './board.statements.js';
import { nextDayEndMs } from './horizon.js';

/** So many teaching days before a week, and after it, stand beside it: work of the week can mostly be done on them. */
const DAYS_BEFORE = 2;
const DAYS_AFTER = 1;

/** The technicians' week with the work in it, as it is moved about. */
@Injectable()
export class BoardQueries {
  constructor(
    private readonly db: Database,
    private readonly rules: SchoolRules,
    private readonly clock: Clock,
  ) {}

  /**
   * A week of technicians by days with their cards. The minutes of a day are those that Workload says of it.
   * @throws INVALID for a date that is no first day of a week or what is no id, NOT_FOUND for a department that the school has not
   */
  async board(principal: Principal, query: BoardQuery): Promise<Board> {
    const { week } = query;
    if (query.departmentId !== undefined && !isId(query.departmentId)) throw invalid('departmentId', 'departmentId is not an id');
    const rules = await this.rules.of(principal);
    const departmentId = query.departmentId ?? null;
    if (departmentId !== null && !rules.departments.has(departmentId)) throw notFound('department');
    const first = weekStart(week, rules.calendar?.firstWeekday ?? 1);
    if (first !== week) throw invalid('week', `A week of this school begins on ${first}, not on ${week}.`);
    const days = daysOf(rules, week);
    const [from, to] = [days[0]?.date, days.at(-1)?.date];
    const { schoolId } = principal;
    const tasks = from && to ? await this.db.read(schoolId, BOARD_TASKS, [schoolId, from, to, departmentId]) : [];
    const team = workedFor(
      rules,
      departmentId === null ? null : [departmentId],
      days.map(({ date }) => date),
    );
    const empty: Board = {
      week,
      departmentId,
      days: days.map((day) => toDay(day, week)),
      rows: [nobodys(days), ...team.map((person) => toRow(rules, principal, person, days))],
      nextDayEnd: instant(nextDayEndMs(rules, this.clock.nowMs())),
    };
    const ids = new Set(team.map(({ id }) => id));
    return laidOut(
      empty,
      tasks.map((row) => placed(row, ids)),
    );
  }
}

/** The teaching days of a week and those beside it; none where the week has none. */
function daysOf({ calendar }: Rules, week: string): TeachingDay[] {
  const own = calendar?.days.filter((day) => day.week === week) ?? [];
  const [first, last] = [own[0], own.at(-1)];
  if (!calendar || !first || !last) return [];
  return calendar.days.slice(Math.max(0, first.index - DAYS_BEFORE), last.index + 1 + DAYS_AFTER);
}

function toDay({ date, weekLabel, week, startMs, endMs }: TeachingDay, shown: string): BoardDay {
  const nothing = { workMinutes: 0, technicianMinutes: 0, level: 'calm' as const };
  return { date, weekLabel, beside: week !== shown, from: instant(startMs), to: instant(endMs), ...nothing };
}

function nobodys(days: readonly TeachingDay[]): BoardRow {
  const cells = days.map(({ date }) => ({ date, workMinutes: 0, technicianMinutes: 0, hours: [], breaks: [], away: [], cards: [] }));
  return { technician: null, takes: [], specialisms: [], prepRoom: null, cells };
}

/** A technician's row without its work: whose it may be, and when the person is there. */
function toRow(rules: Rules, { shares }: Principal, person: Technician, days: readonly TeachingDay[]): BoardRow {
  const { id, code, name, departmentIds, specialisms } = person;
  const prepRoom = person.prepRoomId === null ? null : (rules.rooms.get(person.prepRoomId)?.code ?? null);
  const own = { technician: { id, code, name }, specialisms, prepRoom, cells: days.map((day) => cellOf(rules, person, day)) };
  if (rules.formerTechnicians.includes(person)) return { ...own, takes: [] };
  const rights = rightsOf(id, rolesWith('tasks.take'), departmentIds, null, shares);
  const takes = [...rules.departments.keys()].filter((departmentId) => may(rights, 'task.take', { departmentId }));
  return { ...own, takes };
}

function cellOf({ calendar }: Rules, { pattern, away }: Technician, day: TeachingDay): BoardCell {
  const { date } = day;
  const hours = calendar ? dayHours(calendar, pattern, day, away) : { hours: [], breaks: [], away: [], minutes: 0 };
  return {
    date,
    workMinutes: 0,
    technicianMinutes: Math.round(hours.minutes),
    hours: hours.hours.map(stretch),
    breaks: hours.breaks.map(stretch),
    away: hours.away.map(stretch),
    cards: [],
  };
}

function stretch({ fromMs, toMs }: Segment) {
  return { from: instant(fromMs), to: instant(toMs) };
}

function placed(row: BoardTaskRow, team: ReadonlySet<string>): PlacedTask<BoardTask> {
  const { id, version, requisitionId, group, room, sets, minutes, fixedMinutes, pinned, done, assignee } = row;
  const { kind, title, departmentId, practicalId, practicalVersion, date } = row;
  const isHere = assignee !== null && team.has(assignee.id);
  const lessonStart = row.lessonStart === null ? null : instant(row.lessonStart);
  const times = { from: instant(row.from), due: instant(row.due), lessonStart };
  return {
    task: { id, version, requisitionId, group, room, sets, minutes, fixedMinutes, pinned, done, ...times },
    of: requisitionId ?? id,
    ...{ kind, title, departmentId, practicalId, practicalVersion, date },
    specialism: asksForLearning(kind) ? row.specialism : null,
    technicianId: isHere ? assignee.id : null,
    elsewhere: isHere ? null : assignee,
  };
}
