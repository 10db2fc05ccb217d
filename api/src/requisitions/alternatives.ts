import { Injectable } from '@nestjs/common';
import {
  type Alternative,
  type AlternativeFacts,
  type DatedLesson,
  deadlineFor,
  fewerSets,
  inOrderOfDisturbance,
  lessonsBetween,
  type RequisitionAsk,
  setsFor,
} from '@app/shared';
import { Holds } from '../apparatus/index.js';
import { policiesOf, type Rules } from '../calendar/index.js';
import type { Principal } from '../core/access/index.js';
import { instant } from '../core/clock/index.js';
import { Database } from '../core/database/index.js';
import { words } from '../core/words.js';
import { planTasks } from '../prep/index.js';
import { JudgedLoad } from '../workload/index.js';
import type { AskContext, AskedEntry } from './ask-context.js';
import type { Judged } from './judge-request.js';
import type { WorkedOut } from './work-out.js';

const LOOK_AHEAD_SCHOOL_DAYS = 10;
const MAX_LESSONS = 3;
const MAX_SHARED = 2;

interface EntryRow {
  id: string;
  cycle_day: string;
  period: string;
  last_period: string | null;
  valid_from: string | null;
  valid_to: string | null;
  teacher_id: string;
  taken: string[] | null;
}

/** What would help with a shortage, an overload or a missed deadline, in order of least disturbance. */
@Injectable()
export class Alternatives {
  constructor(
    private readonly db: Database,
    private readonly holds: Holds,
    private readonly load: JudgedLoad,
  ) {}

  /** As `of`, in a transaction of its own, for when that of the request is gone. */
  afterwards(principal: Principal, ...request: Parameters<Alternatives['of']>): Promise<Alternative[]> {
    return this.db.transaction(principal.schoolId, () => this.of(...request));
  }

  /** Empty when nothing is amiss. Each names what it saves in minutes and the fields of the request to change. */
  async of(
    rules: Rules,
    ask: RequisitionAsk,
    worked: WorkedOut,
    context: AskContext,
    judged: Judged,
    nowMs: number,
  ): Promise<Alternative[]> {
    if (judged.shortages.length === 0 && !judged.load?.stretch && !worked.late) return [];
    const [lessons, shared] = await Promise.all([
      this.otherLessons(rules, worked, context, judged, nowMs),
      judged.load?.stretch ? this.sharedSetUps(worked) : Promise.resolve([]),
    ]);
    return inOrderOfDisturbance([...lessons, ...this.largerGroups(worked, judged), ...shared]);
  }

  /** The same group's other lessons within ten teaching days at which everything fits. */
  private async otherLessons(rules: Rules, worked: WorkedOut, context: AskContext, judged: Judged, nowMs: number): Promise<Alternative[]> {
    const { calendar, lesson } = worked;
    const today = calendar.days.find((day) => day.endMs > nowMs);
    const first = calendar.before(lesson.date, LOOK_AHEAD_SCHOOL_DAYS) ?? calendar.days[0];
    const last = calendar.after(lesson.date, LOOK_AHEAD_SCHOOL_DAYS) ?? calendar.days.at(-1);
    if (!today || !first || !last) return [];
    const entries = await this.entriesOfGroup(context, first.date, last.date);
    const candidates = lessonsBetween(calendar, entries, first.date > today.date ? first.date : today.date, last.date).filter(
      (other) => other.startMs > nowMs && other.id !== lesson.id && !other.entry.taken.has(other.date),
    );
    const standings = await this.holds.standingAt(
      worked.wanted,
      judged.standings.map(({ apparatus }) => apparatus),
      candidates,
    );
    return candidates
      .filter(
        (other, index) => standings[index]?.every(({ short }) => short === 0) && this.isInTimeAndCalm(rules, worked, judged, other, nowMs),
      )
      .sort((one, other) => Math.abs(one.startMs - lesson.startMs) - Math.abs(other.startMs - lesson.startMs))
      .slice(0, MAX_LESSONS)
      .map((other) => offer({ kind: 'lesson', date: other.date, period: other.entry.period }, 0, { lessonId: other.id }));
  }

  private isInTimeAndCalm(rules: Rules, worked: WorkedOut, judged: Judged, other: DatedLesson<AskedEntry>, nowMs: number): boolean {
    const policies = policiesOf(rules, worked.work.departmentId);
    const { deadlineMs } = deadlineFor(
      worked.calendar,
      policies,
      { date: other.date, period: other.entry.period },
      worked.work.leadSchoolDays ?? 0,
    );
    if (nowMs > deadlineMs) return false;
    const tasks = planTasks(worked.calendar, { ...worked.work, lesson: other }, rules.freshSchoolDays);
    return !this.load.adding(rules, worked.work.departmentId, judged.open, tasks, judged.horizon)?.stretch;
  }

  private async entriesOfGroup(context: AskContext, from: string, to: string): Promise<(AskedEntry & { taken: Set<string> })[]> {
    const rows = await this.db.query<EntryRow & Record<string, unknown>>(
      `SELECT e.id, e.cycle_day, e.period, e.last_period, e.valid_from, e.valid_to, e.teacher_id,
         (SELECT array_agg(q.date::text) FROM requisition q WHERE q.school_id = e.school_id AND q.entry_id = e.id AND q.date BETWEEN $3 AND $4
            AND q.status NOT IN ('cancelled', 'declined')) AS taken
       FROM timetable_entry e WHERE e.group_id = $1 AND e.teacher_id = $2`,
      [context.entry.group.id, context.entry.teacher.id, from, to],
    );
    return rows.map((row) => ({
      ...context.entry,
      id: row.id,
      cycleDay: row.cycle_day,
      period: row.period,
      lastPeriod: row.last_period,
      validFrom: row.valid_from,
      validTo: row.valid_to,
      taken: new Set(row.taken ?? []),
    }));
  }

  /** Larger groups need fewer sets, where that makes everything fit. */
  private largerGroups(worked: WorkedOut, judged: Judged): Alternative[] {
    if (judged.shortages.length === 0) return [];
    const free = new Map(judged.standings.map(({ apparatus, free: there }) => [apparatus.id, there]));
    const groupSize = fewerSets(worked.lines, worked.pupils, worked.groupSize, free);
    if (groupSize === null) return [];
    const sets = setsFor(worked.pupils, groupSize);
    const perSet = (worked.work.prepare?.perSet ?? 0) + (worked.work.clear?.perSet ?? 0);
    const minutesSaved = Math.round((worked.sets - sets) * perSet);
    return [offer({ kind: 'sets', groupSize, sets }, minutesSaved, { groupSize })];
  }

  /** A practical of the same subject that is out anyway that day: its set-up is made already. */
  private async sharedSetUps(worked: WorkedOut): Promise<Alternative[]> {
    const { lesson, practical } = worked;
    const rows = await this.db.query<{ id: string; title: string; fixed: number }>(
      `SELECT p.id, p.title, max(coalesce(p.prepare_fixed, 0) + coalesce(p.clear_fixed, 0)) AS fixed
       FROM requisition q JOIN practical p ON p.school_id = q.school_id AND p.id = q.practical_id
       WHERE q.starts_at >= $1 AND q.starts_at < $2 AND q.department_id = $3 AND q.status IN ('submitted', 'accepted', 'prepared')
         AND p.id IS DISTINCT FROM $4 AND (p.years = '{}' OR $5::int IS NULL OR $5 = ANY(p.years)) AND NOT p.archived
       GROUP BY p.id, p.title ORDER BY fixed DESC, p.title LIMIT ${MAX_SHARED}`,
      [instant(lesson.day.startMs), instant(lesson.day.endMs), worked.work.departmentId, practical?.id ?? null, lesson.entry.group.year],
    );
    return rows.map(({ id, title, fixed }) => offer({ kind: 'shared', title }, Math.round(fixed), { practicalId: id }));
  }
}

function offer(facts: AlternativeFacts, minutesSaved: number, apply: Alternative['apply']): Alternative {
  return { kind: facts.kind, text: words.alternatives.text(facts, minutesSaved), minutesSaved, facts, apply };
}
