import type { INestApplicationContext } from '@nestjs/common';
import { deadlineFor, type Requisition, type RequisitionAsk } from '@app/shared';
import { wishes, type SeedWish } from '../../../migrations/seeds/oakfield/besides/wishes.js';
import { policiesOf, SchoolRules } from '../calendar/index.js';
import { Clock, instant } from '../core/clock/index.js';
import { Database } from '../core/database/index.js';
import { ProblemError } from '../core/problems/index.js';
import { SubmitRequisition } from '../requisitions/index.js';
import { LEAD_OF_PRACTICAL } from './ask-as-planned.js';
import type { DemoLesson } from './demo-lessons.js';
import { principalOf } from './demo-principal.js';
import type { DemoSchool } from './load-school.js';

const BEFORE_DEADLINE_MS = 3 * 3_600_000;
/** So many lessons are tried for one request: of some the kit is out. */
const TRIES = 6;
const LATE = { lateReason: 'other', lateWords: 'Moved up a week, so that the classes stay together.' } as const;

/** Asks for what the plan of the demo school has no example of: kept out for days, help in the lesson, lists of other departments. */
export class AskBesides {
  private readonly db: Database;
  private readonly clock: Clock;

  constructor(
    private readonly app: INestApplicationContext,
    private readonly school: DemoSchool,
    private readonly practicalIds: ReadonlyMap<string, string>,
  ) {
    this.db = app.get(Database);
    this.clock = app.get(Clock);
  }

  /** Asks for each at the first lesson that it fits, of those that nobody said anything of; `later`: all lessons of the time after. */
  async run(nowMs: number, left: readonly DemoLesson[], later: readonly DemoLesson[]): Promise<void> {
    const taken = new Set<string>();
    const coming = left.filter(({ startMs }) => startMs > nowMs + 36 * 3_600_000);
    for (const wish of wishes) {
      const fitting = coming.filter((lesson) => !taken.has(lesson.id) && isFor(wish, lesson));
      for (const lesson of fitting.slice(0, TRIES)) {
        const until = wish.staysOut ? later.find((other) => isLater(other, lesson)) : undefined;
        if (wish.staysOut && !until) continue;
        const asked = await this.ask(lesson, { ...askedBy(wish, this.practicalIds), keepUntilLessonId: until?.id }, nowMs);
        if (!asked) continue;
        taken.add(lesson.id);
        break;
      }
    }
  }

  /** Asks at a lesson shortly before its deadline, or now where that is over; null where it is refused. `rulesVersion`: by which rules. */
  async ask(lesson: DemoLesson, fields: Omit<RequisitionAsk, 'lessonId'>, nowMs: number, rulesVersion = 1): Promise<Requisition | null> {
    const principal = principalOf(this.school, lesson.teacherCode, rulesVersion);
    const rules = await this.app.get(SchoolRules, { strict: false }).of(principal);
    const [lead] = await this.db.read(principal.schoolId, LEAD_OF_PRACTICAL, [principal.schoolId, fields.practicalId ?? null]);
    const policies = policiesOf(rules, this.school.departmentIds.get(lesson.department) ?? '');
    const isTimetabled = rules.calendar?.day(lesson.date)?.periods.some(({ name }) => name === lesson.period) ?? false;
    const deadline = rules.calendar && isTimetabled ? deadlineFor(rules.calendar, policies, lesson, lead?.lead ?? 0).deadlineMs : Infinity;
    this.clock.set(instant(Math.min(nowMs, deadline - BEFORE_DEADLINE_MS)));
    const riskAssessment = { reference: 'Department risk assessment', confirmed: true };
    const body = { ...LATE, riskAssessment, ...fields, lessonId: lesson.id, status: 'submitted' as const };
    try {
      return await this.db.attempt(() => this.app.get(SubmitRequisition, { strict: false }).submit(principal, body));
    } catch (error) {
      if (error instanceof ProblemError) return null;
      throw error;
    }
  }
}

function isFor({ department, teacher, years }: SeedWish, lesson: DemoLesson): boolean {
  return lesson.department === department && years.includes(lesson.year) && (teacher ?? lesson.teacherCode) === lesson.teacherCode;
}

function isLater(other: DemoLesson, lesson: DemoLesson): boolean {
  return other.groupCode === lesson.groupCode && other.startMs > lesson.endMs;
}

function askedBy(
  { practical, title, lines, note, support }: SeedWish,
  practicalIds: ReadonlyMap<string, string>,
): Omit<RequisitionAsk, 'lessonId'> {
  return {
    ...(practical === undefined ? {} : { practicalId: practicalIds.get(practical) ?? '' }),
    ...(title === undefined ? {} : { title }),
    ...(lines === undefined ? {} : { lines: [...lines] }),
    ...(note === undefined ? {} : { notes: note }),
    ...(support === undefined ? {} : { support }),
  };
}
