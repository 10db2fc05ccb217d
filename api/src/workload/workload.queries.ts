import { Injectable } from '@nestjs/common';
import {
  capacityCurve,
  lessonsBetween,
  pressureLevel,
  lateRate,
  pressureOf,
  type TeachingDay,
  type Workload,
  type WorkloadDay,
  type WorkloadQuery,
  workingSegments,
} from '@app/shared';
import { deadlineTermsOf, type Rules, SchoolRules, type Technician, teamOf } from '../calendar/index.js';
import type { Principal } from '../core/access/index.js';
import { Clock, instant } from '../core/clock/index.js';
import { Database } from '../core/database/index.js';
import { isId } from '../core/ids/index.js';
import { invalid, notFound, told } from '../core/problems/index.js';
import { judgeDepartments, type OpenWork } from './judge-departments.js';
import { fromNow } from './judged-load.js';
import { ANSWERED_ENTRIES, FIGURES, type FiguresRecord, STRETCH_TASKS } from './workload.statements.js';
import { type StretchTask, toldOverload, toldTask } from './told-overload.js';

const MAX_DAYS = 190;
const LATE_LOOK_BACK_DAYS = 42;

/** The technicians' load, as a head of department looks at it. */
@Injectable()
export class WorkloadQueries {
  constructor(
    private readonly db: Database,
    private readonly rules: SchoolRules,
    private readonly clock: Clock,
  ) {}

  /** Load per day and technician, overloads with their tasks, backlog and pressure from now on, and the late figures of six weeks before to the end. */
  async workload(principal: Principal, query: WorkloadQuery): Promise<Workload> {
    const { from, to } = query;
    if (from > to) throw invalid('to', 'to must not be before from');
    if (Temporal.PlainDate.from(from).until(to, { largestUnit: 'days' }).days > MAX_DAYS)
      throw invalid('to', told`at most ${{ days: MAX_DAYS }} days at once`);
    if (query.departmentId !== undefined && !isId(query.departmentId)) throw invalid('departmentId', 'departmentId is not an id');
    const rules = await this.rules.of(principal);
    const departmentId = query.departmentId ?? null;
    if (departmentId !== null && !rules.departments.has(departmentId)) throw notFound('department');
    const days = rules.calendar?.daysBetween(from, to) ?? [];
    const nowMs = this.clock.nowMs();
    const horizon = { fromMs: Math.max(nowMs, days[0]?.startMs ?? nowMs), toMs: Math.max(nowMs, days.at(-1)?.endMs ?? nowMs) };
    const lateFrom = Temporal.PlainDate.from(from).subtract({ days: LATE_LOOK_BACK_DAYS }).toString();
    const [figures] = await this.db.read(principal.schoolId, FIGURES, [
      principal.schoolId,
      from,
      to,
      departmentId,
      instant(nowMs),
      instant(horizon.fromMs),
      instant(horizon.toMs),
      lateFrom,
    ]);
    if (!figures) throw new Error('The figures gave no row');
    const work = fromNow(
      (figures.demand ?? []).map((row, index) => ({
        id: String(index),
        departmentId: row.departmentId,
        fromMs: row.windowFrom,
        dueMs: row.due,
        minutes: row.minutes,
        window: { fromMs: row.windowFrom, dueMs: row.due },
      })),
      horizon,
    );
    const judged = await this.judge(principal, rules, departmentId, work, days);
    const { asked, late, excused } = figures;
    return {
      from,
      to,
      departmentId,
      days: this.days(rules, departmentId, days, figures, judged.backlog),
      overloads: judged.overloads,
      backlog: { overdueMinutes: figures.overdue_minutes, overdueTasks: figures.overdue_tasks, firstMissed: judged.firstMissed },
      pressure: judged.pressure,
      level: pressureLevel(judged.pressure),
      late: { from: lateFrom, to, asked, late, excused, rate: lateRate({ asked, late, excused }), causes: figures.causes ?? [] },
      ...(await this.answered(principal, rules, departmentId, nowMs)),
      shortages: figures.shortages ?? [],
    };
  }

  private async judge(principal: Principal, rules: Rules, departmentId: string | null, work: OpenWork[], days: readonly TeachingDay[]) {
    const judged = judgeDepartments(rules, work, days);
    const named = [...judged.stretches.flatMap((one) => one.work), ...(judged.firstMissed ? [judged.firstMissed] : [])];
    const tasks =
      named.length === 0
        ? []
        : await this.tasksIn(
            principal,
            departmentId,
            named.map(({ window }) => window),
          );
    const tasksOf = (inside: readonly OpenWork[]) =>
      tasks.filter((task) =>
        inside.some(
          (one) => one.departmentId === task.department_id && one.window.fromMs === task.window_from && one.window.dueMs === task.due,
        ),
      );
    return {
      overloads: judged.stretches.map((one) => toldOverload(rules, one.stretch, tasksOf(one.work).map(toldTask))),
      pressure: judged.pressure,
      backlog: judged.backlog,
      firstMissed: judged.firstMissed ? (tasksOf([judged.firstMissed])[0]?.title ?? null) : null,
    };
  }

  private tasksIn(
    principal: Principal,
    departmentId: string | null,
    windows: { fromMs: number; dueMs: number }[],
  ): Promise<(StretchTask & { department_id: string })[]> {
    return this.db.read(principal.schoolId, STRETCH_TASKS, [
      principal.schoolId,
      departmentId,
      windows.map(({ dueMs }) => instant(dueMs)),
      windows.map(({ fromMs }) => instant(fromMs)),
    ]);
  }

  private days(
    rules: Rules,
    departmentId: string | null,
    days: readonly TeachingDay[],
    figures: FiguresRecord,
    unfinished: Map<string, number>,
  ): WorkloadDay[] {
    const team = teamOf(rules, departmentId);
    const curves = new Map(team.map((person) => [person.id, this.curveOf(rules, person, days)]));
    const minutes = new Map((figures.days ?? []).map((row) => [`${row.date} ${row.assigneeId ?? ''}`, row.minutes]));
    const others = (figures.days ?? []).filter(({ assigneeId }) => assigneeId !== null && !curves.has(assigneeId));
    return days.map((day) => {
      const technicians = team.map(({ id, code, name }) => ({
        technician: { id, code, name },
        workMinutes: Math.round(minutes.get(`${day.date} ${id}`) ?? 0),
        technicianMinutes: Math.round(curves.get(id)?.minutes(day.startMs, day.endMs) ?? 0),
      }));
      const elsewhere = others.filter(({ date }) => date === day.date).reduce((sum, row) => sum + row.minutes, 0);
      const nobodys = { technician: null, workMinutes: Math.round((minutes.get(`${day.date} `) ?? 0) + elsewhere), technicianMinutes: 0 };
      const all = [...technicians, nobodys];
      const workMinutes = all.reduce((sum, one) => sum + one.workMinutes, 0);
      const technicianMinutes = all.reduce((sum, one) => sum + one.technicianMinutes, 0);
      return {
        date: day.date,
        weekLabel: day.weekLabel,
        workMinutes,
        technicianMinutes,
        level: pressureLevel(pressureOf(workMinutes, technicianMinutes)),
        backlogMinutes: unfinished.get(day.date) ?? 0,
        technicians: all,
      };
    });
  }

  private curveOf(rules: Rules, person: Technician, days: readonly TeachingDay[]) {
    return rules.calendar ? capacityCurve([workingSegments(rules.calendar, person.pattern, days, person.away)]) : null;
  }

  /** How many of the coming five teaching days' lessons have no answer yet. */
  private async answered(
    principal: Principal,
    rules: Rules,
    departmentId: string | null,
    nowMs: number,
  ): Promise<{ unanswered: number; lessons: number }> {
    const coming = rules.calendar?.days.filter((day) => day.startMs > nowMs).slice(0, 5) ?? [];
    const [first, last] = [coming[0], coming.at(-1)];
    if (!first || !last) return { unanswered: 0, lessons: 0 };
    const entries = await this.db.read(principal.schoolId, ANSWERED_ENTRIES, [principal.schoolId, departmentId, first.date, last.date]);
    // a department that asks for nothing is not waited for
    const asked = entries.filter((entry) => deadlineTermsOf(rules, entry.departmentId).asks);
    const lessons = rules.calendar ? lessonsBetween(rules.calendar, asked, first.date, last.date) : [];
    return { lessons: lessons.length, unanswered: lessons.filter(({ entry, date }) => !entry.answered?.includes(date)).length };
  }
}
