import { Injectable } from '@nestjs/common';
import {
  type Alternative,
  type AlternativeFacts,
  type DatedLesson,
  fewerSets,
  inOrderOfDisturbance,
  lessonsBetween,
  setsFor,
  standingDeadline,
} from '@app/shared';
import { Holds } from '../apparatus/index.js';
import { deadlineTermsOf, ENTRY_RULE, entryColumns } from '../calendar/index.js';
import { instant } from '../core/clock/index.js';
import { Database, is, statement } from '../core/database/index.js';
import { words } from '../core/words.js';
import { planTasks } from '../prep/index.js';
import { JudgedLoad } from '../workload/index.js';
import type { AskedEntry } from './ask-context.js';
import type { Assessment } from './assessment.js';

const LOOK_AHEAD_SCHOOL_DAYS = 10;
const MAX_LESSONS = 3;
const MAX_SHARED = 2;

/** The timetable entries of a group ($2) with a teacher ($3), with the dates from $4 to $5 at which something was asked for already. */
export const ENTRIES_OF_GROUP = statement(
  {
    ...ENTRY_RULE,
    taken: is.texts.orNull,
  },
  `
SELECT ${entryColumns('e')},
  (SELECT array_agg(q.date::text) FROM requisition q WHERE q.school_id = $1 AND q.entry_id = e.id AND q.date BETWEEN $4 AND $5
     AND q.status NOT IN ('cancelled', 'declined')) AS taken
FROM timetable_entry e WHERE e.school_id = $1 AND e.group_id = $2 AND e.teacher_id = $3`,
);

/** Other practicals that a department ($4) makes for a day [$2, $3) and that suit a year ($6), those with the longest set-up first. */
export const SHARED_SET_UPS = statement(
  { id: is.uuid, title: is.text, fixed: is.number },
  `
SELECT p.id, p.title, max(coalesce(p.prepare_fixed, 0) + coalesce(p.clear_fixed, 0)) AS fixed
FROM requisition q JOIN practical p ON p.school_id = $1 AND p.id = q.practical_id
WHERE q.school_id = $1 AND q.starts_at >= $2 AND q.starts_at < $3 AND q.department_id = $4 AND q.status IN ('submitted', 'accepted', 'prepared')
  AND p.id IS DISTINCT FROM $5 AND (p.years = '{}' OR $6::int IS NULL OR $6 = ANY(p.years)) AND NOT p.archived
GROUP BY p.id, p.title ORDER BY fixed DESC, p.title LIMIT ${MAX_SHARED}`,
);

/** What would help with a shortage, an overload or a missed deadline, in order of least disturbance. */
@Injectable()
export class Alternatives {
  constructor(
    private readonly db: Database,
    private readonly holds: Holds,
    private readonly load: JudgedLoad,
  ) {}

  /** As `forRequest`, in a transaction of its own, for when that of the request is gone. */
  afterwards(schoolId: string, assessment: Assessment): Promise<Alternative[]> {
    return this.db.transaction(schoolId, () => this.forRequest(assessment));
  }

  /** Finds what would help; nothing when nothing is amiss. Each names what it saves in minutes and the fields of the request to change. */
  async forRequest(assessment: Assessment): Promise<Alternative[]> {
    const { plan, shortages, load } = assessment;
    if (shortages.length === 0 && !load?.stretch && !plan.late) return [];
    const [lessons, shared] = await Promise.all([
      this.otherLessons(assessment),
      load?.stretch ? this.sharedSetUps(assessment) : Promise.resolve([]),
    ]);
    return inOrderOfDisturbance([...lessons, ...largerGroups(assessment), ...shared]);
  }

  /** Finds the same group's other lessons within ten teaching days at which everything fits. */
  private async otherLessons(assessment: Assessment): Promise<Alternative[]> {
    const { lesson, wanted } = assessment.plan;
    const candidates = await this.candidates(assessment);
    const apparatus = assessment.availability.map((one) => one.apparatus);
    const availability = await this.holds.availabilityAt(wanted, apparatus, candidates);
    const isFree = (index: number) => availability[index]?.every(({ short }) => short === 0);
    return candidates
      .filter((other, index) => isFree(index) && this.isInTimeAndCalm(assessment, other))
      .sort((one, other) => Math.abs(one.startMs - lesson.startMs) - Math.abs(other.startMs - lesson.startMs))
      .slice(0, MAX_LESSONS)
      .map((other) => offer({ kind: 'lesson', date: other.date, period: other.entry.period }, 0, { lessonId: other.id }));
  }

  private async candidates({ asking, context, plan: { calendar, lesson } }: Assessment): Promise<DatedLesson<AskedEntry>[]> {
    const today = calendar.days.find((day) => day.endMs > asking.nowMs);
    const first = calendar.before(lesson.date, LOOK_AHEAD_SCHOOL_DAYS) ?? calendar.days[0];
    const last = calendar.after(lesson.date, LOOK_AHEAD_SCHOOL_DAYS) ?? calendar.days.at(-1);
    if (!today || !first || !last) return [];
    const { group, teacher } = context.entry;
    const rows = await this.db.query(ENTRIES_OF_GROUP, [asking.principal.schoolId, group.id, teacher.id, first.date, last.date]);
    const entries = rows.map(({ taken, ...entry }) => ({ ...context.entry, ...entry, taken: new Set(taken ?? []) }));
    return lessonsBetween(calendar, entries, first.date > today.date ? first.date : today.date, last.date).filter(
      (other) => other.startMs > asking.nowMs && other.id !== lesson.id && !other.entry.taken.has(other.date),
    );
  }

  private isInTimeAndCalm({ asking: { rules, nowMs }, plan, open, horizon }: Assessment, other: DatedLesson<AskedEntry>): boolean {
    const { calendar, work } = plan;
    const at = { date: other.date, period: other.entry.period, schedule: other.entry.schedule };
    const { deadlineMs } = standingDeadline(calendar, deadlineTermsOf(rules, work.departmentId), at, work.leadSchoolDays ?? 0);
    if (deadlineMs !== null && nowMs > deadlineMs) return false;
    const tasks = planTasks(calendar, { ...work, lesson: other }, rules.freshSchoolDays);
    return !this.load.adding(rules, work.departmentId, open, tasks, horizon)?.stretch;
  }

  /** Finds practicals of the same subject that are out anyway that day: their set-up is made already. */
  private async sharedSetUps({ asking, plan: { lesson, practical, work } }: Assessment): Promise<Alternative[]> {
    const rows = await this.db.query(SHARED_SET_UPS, [
      asking.principal.schoolId,
      instant(lesson.day.startMs),
      instant(lesson.day.endMs),
      work.departmentId,
      practical?.id ?? null,
      lesson.entry.group.year,
    ]);
    return rows.map(({ id, title, fixed }) => offer({ kind: 'shared', title }, Math.round(fixed), { practicalId: id }));
  }
}

/** Larger groups need fewer sets, where that makes everything fit. */
function largerGroups({ plan, availability, shortages }: Assessment): Alternative[] {
  if (shortages.length === 0) return [];
  const free = new Map(availability.map(({ apparatus, free: there }) => [apparatus.id, there]));
  const groupSize = fewerSets(plan.lines, plan.pupils, plan.groupSize, free);
  if (groupSize === null) return [];
  const sets = setsFor(plan.pupils, groupSize);
  const perSet = (plan.work.prepare?.perSet ?? 0) + (plan.work.clear?.perSet ?? 0);
  const minutesSaved = Math.round((plan.sets - sets) * perSet);
  return [offer({ kind: 'sets', groupSize, sets }, minutesSaved, { groupSize })];
}

function offer(facts: AlternativeFacts, minutesSaved: number, apply: Alternative['apply']): Alternative {
  return { kind: facts.kind, text: words.alternatives.text(facts, minutesSaved), minutesSaved, facts, apply };
}
