import { Injectable } from '@nestjs/common';
import {
  addDays,
  capacityCurve,
  dateAt,
  type Dates,
  lessonsBetween,
  pressureLevel,
  lateRate,
  type MissedWork,
  type Overload,
  type OverloadOf,
  type PersonName,
  pressureOf,
  type TeachingDay,
  type Workload,
  type WorkloadDay,
  type WorkloadQuery,
  workingSegments,
} from '@app/shared';
import { deadlineTermsOf, hadHours, type Rules, SchoolRules, type Technician, workedFor } from '../calendar/index.js';
import type { Principal } from '../core/access/index.js';
import { Clock, instant } from '../core/clock/index.js';
import { Database } from '../core/database/index.js';
import { isId } from '../core/ids/index.js';
import { invalid, notFound, told as saying } from '../core/problems/index.js';
import { nextDayEndMs } from './horizon.js';
import { judgeDepartments, type OpenWork, workIn } from './judge-departments.js';
import { judgedSetsOf } from './judged-sets-of.js';
import { groupsOf, MAX_TASKS_NAMED, toldOverload, toldTask } from './told-overload.js';
import { ANSWERED_ENTRIES, FIGURES, type FiguresRecord, LESSON_OF, OPEN_TASKS, type OpenTask } from './workload.statements.js';

/** A school year, and the weeks before it. */
const MAX_DAYS = 400;
const LATE_LOOK_BACK_DAYS = 42;

function nameOf({ technicians }: Rules, technicianId: string): PersonName {
  const { id, code, name } = technicians.find((one) => one.id === technicianId) ?? { id: technicianId, code: '', name: '' };
  return { id, code, name };
}

/** An overload with its work: the first tasks by name, all of it by practical. */
function told(rules: Rules, { stretch, tasks }: { stretch: OverloadOf; tasks: readonly OpenTask[] }): Overload {
  const batches = tasks.map(({ practical_id: practicalId, practicalTitle, title, batch, minutes, fixed }) => ({
    practicalId,
    title: practicalTitle ?? title,
    batch,
    tasks: 1,
    minutes: minutes - fixed,
    fixed,
  }));
  return toldOverload(rules, stretch, { tasks: tasks.slice(0, MAX_TASKS_NAMED).map(toldTask), groups: groupsOf(batches) });
}

/** Of which lessons lateness is told: from six weeks before the days on, until yesterday; past and coming are never mixed. Of none that is past: of those to come. */
function lateDates({ from, to }: Pick<WorkloadQuery, 'from' | 'to'>, today: string): Dates {
  const first = addDays(from, -LATE_LOOK_BACK_DAYS);
  const yesterday = addDays(today, -1);
  return { from: first, to: first > yesterday || to < yesterday ? to : yesterday };
}

/** The technicians' load, as a head of department looks at it. */
@Injectable()
export class WorkloadQueries {
  constructor(
    private readonly db: Database,
    private readonly rules: SchoolRules,
    private readonly clock: Clock,
  ) {}

  /** Load per day and technician, overloads with their tasks, backlog and pressure from now on, and the late figures from six weeks before until yesterday. */
  async workload(principal: Principal, query: WorkloadQuery): Promise<Workload> {
    const { from, to } = query;
    if (from > to) throw invalid('to', 'to must not be before from');
    if (Temporal.PlainDate.from(from).until(to, { largestUnit: 'days' }).days > MAX_DAYS)
      throw invalid('to', saying`at most ${{ days: MAX_DAYS }} days at once`);
    if (query.departmentId !== undefined && !isId(query.departmentId)) throw invalid('departmentId', 'departmentId is not an id');
    const rules = await this.rules.of(principal);
    const departmentId = query.departmentId ?? null;
    if (departmentId !== null && !rules.departments.has(departmentId)) throw notFound('department');
    const days = rules.calendar?.daysBetween(from, to) ?? [];
    const nowMs = this.clock.nowMs();
    const horizon = { fromMs: Math.max(nowMs, days[0]?.startMs ?? nowMs), toMs: Math.max(nowMs, days.at(-1)?.endMs ?? nowMs) };
    const today = dateAt(nowMs, rules.timeZone);
    const late = lateDates(query, today);
    const judgedIds = departmentId === null ? [...rules.departments.keys()] : [departmentId];
    const together = [...new Set(judgedIds.flatMap((id) => [id, ...judgedSetsOf(rules, id).departmentIds]))];
    const { schoolId } = principal;
    const [[figures], tasks] = await Promise.all([
      this.db.read(schoolId, FIGURES, [schoolId, from, to, departmentId, instant(nowMs), late.from, late.to, today]),
      this.db.read(schoolId, OPEN_TASKS, [
        schoolId,
        together,
        instant(nowMs),
        instant(nextDayEndMs(rules, nowMs)),
        instant(horizon.fromMs),
        instant(horizon.toMs),
      ]),
    ]);
    if (!figures) throw new Error('The figures gave no row');
    const judged = judgeDepartments(rules, judgedIds, workIn(tasks, horizon), days);
    const { asked, late: cameLate, excused } = figures;
    return {
      from,
      to,
      departmentId,
      days: this.days(rules, departmentId, days, figures, judged.backlog),
      overloads: judged.stretches.map((one) => told(rules, one)),
      people: judged.people.map((one) => ({ technician: nameOf(rules, one.technicianId), overload: told(rules, one) })),
      overLine: figures.over_line,
      notJudged: judged.notJudged,
      allSetsJudged: judged.allSetsJudged,
      backlog: {
        overdueMinutes: figures.overdue_minutes,
        overdueTasks: figures.overdue_tasks,
        firstMissed: judged.firstMissed && (await this.missed(rules, judged.firstMissed)),
      },
      pressure: judged.pressure,
      level: pressureLevel(judged.pressure),
      late: {
        ...late,
        ...{ asked, late: cameLate, excused, causes: figures.causes ?? [] },
        rate: lateRate({ asked, late: cameLate, excused }),
      },
      lateToCome: figures.late_to_come,
      ...(await this.answered(principal, rules, departmentId, nowMs)),
      shortages: figures.shortages ?? [],
    };
  }

  /** What runs out of time, by the lesson that it is for. */
  private async missed({ schoolId, timeZone }: Rules, { task, dueMs }: OpenWork): Promise<MissedWork> {
    const { requisition_id: requisitionId, title } = task;
    const [lesson] = requisitionId === null ? [] : await this.db.read(schoolId, LESSON_OF, [schoolId, requisitionId]);
    return { requisitionId, ...(lesson ?? { title, group: null, date: dateAt(dueMs - 1, timeZone), period: null, lastPeriod: null }) };
  }

  private days(
    rules: Rules,
    departmentId: string | null,
    days: readonly TeachingDay[],
    figures: FiguresRecord,
    unfinished: Map<string, number>,
  ): WorkloadDay[] {
    const team = workedFor(
      rules,
      departmentId === null ? null : [departmentId],
      days.map(({ date }) => date),
    );
    const left = new Set(rules.formerTechnicians.map(({ id }) => id));
    const curves = new Map(team.map((person) => [person.id, this.curveOf(rules, person, days)]));
    const minutes = new Map((figures.days ?? []).map((row) => [`${row.date} ${row.assigneeId ?? ''}`, row.minutes]));
    const others = (figures.days ?? []).filter(({ assigneeId }) => assigneeId !== null && !curves.has(assigneeId));
    return days.map((day) => {
      // who has left stands on the days that they worked
      const wereHere = team.filter((one) => !left.has(one.id) || hadHours(one, day.date) || minutes.has(`${day.date} ${one.id}`));
      const technicians = wereHere.map(({ id, code, name }) => ({
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
