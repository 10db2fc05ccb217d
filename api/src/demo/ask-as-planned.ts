import type { INestApplicationContext } from '@nestjs/common';
import { deadlineFor, type Requisition, type RequisitionStatus } from '@app/shared';
import { nearestTeachingFocus } from '../../../migrations/seeds/oakfield/calendar.js';
import { technicians } from '../../../migrations/seeds/oakfield/people.js';
import { plan, type PlannedRequisition } from '../../../migrations/seeds/oakfield/requests.js';
import { LessonAnswerRow, policiesOf, SchoolRules } from '../calendar/index.js';
import type { Principal } from '../core/access/index.js';
import { Clock, instant } from '../core/clock/index.js';
import { Database, is, statement } from '../core/database/index.js';
import { ProblemError } from '../core/problems/index.js';
import { MoveRequisition, SubmitRequisition } from '../requisitions/index.js';
import { type DemoLesson, lessonsBetweenDates } from './demo-lessons.js';
import { principalOf } from './demo-principal.js';
import type { DemoSchool } from './load-school.js';

const MINUTE_MS = 60_000;
/** The steps that lead to a status from `accepted`, with when each is taken: minutes before the start or after the end of the lesson. */
const ROAD: [RequisitionStatus, (lesson: { startMs: number; endMs: number }) => number][] = [
  ['prepared', ({ startMs }) => startMs - 60 * MINUTE_MS],
  ['delivered', ({ startMs }) => startMs - 12 * MINUTE_MS],
  ['collected', ({ endMs }) => endMs + 10 * MINUTE_MS],
  ['cleared', ({ endMs }) => endMs + 50 * MINUTE_MS],
];

export const LEAD_OF_PRACTICAL = statement(
  { lead: is.int.orNull },
  'SELECT lead_school_days AS lead FROM practical WHERE school_id = $1 AND id = $2',
);

/** The code of the technician who serves a department: the first who works for it. */
function serverOf(department: string): string {
  return technicians.find(({ departments }) => departments.some((name) => name === department))?.code ?? '';
}

/** Asks, answers and serves as the plan of the demo school says, through the same commands that people use, each at its own time. */
export class AskAsPlanned {
  private readonly db: Database;
  private readonly clock: Clock;
  private readonly submissions: SubmitRequisition;
  private readonly moves: MoveRequisition;

  constructor(
    private readonly app: INestApplicationContext,
    private readonly school: DemoSchool,
    private readonly practicalIds: ReadonlyMap<string, string>,
  ) {
    this.db = app.get(Database);
    this.clock = app.get(Clock);
    this.submissions = app.get(SubmitRequisition, { strict: false });
    this.moves = app.get(MoveRequisition, { strict: false });
  }

  /** Answers how many requisitions were made, and the lessons that nothing was said of. */
  async run(nowMs: number, today: string): Promise<{ made: number; left: DemoLesson[] }> {
    const rules = await this.app.get(SchoolRules, { strict: false }).of(this.principalOf(serverOf('Science')));
    const { from, to } = nearestTeachingFocus(today);
    const lessons = await lessonsBetweenDates(this.db, rules, from, to);
    const byId = new Map(lessons.map((lesson) => [lesson.id, lesson]));
    const time = Temporal.Instant.fromEpochMilliseconds(nowMs)
      .toZonedDateTimeISO(rules.timeZone)
      .toPlainTime()
      .toString({ smallestUnit: 'minute' });
    const planned = plan(lessons, today, time);
    let made = 0;
    for (const request of planned.requisitions) {
      const lesson = byId.get(request.lessonId);
      if (lesson && (await this.ask(lesson, request, nowMs))) made++;
    }
    const answers = planned.nothingNeeded.flatMap((id) => {
      const lesson = byId.get(id);
      return lesson ? [this.answerRow(lesson, nowMs)] : [];
    });
    await this.db.insert([LessonAnswerRow, answers]);
    const said = new Set([...planned.requisitions.map(({ lessonId }) => lessonId), ...planned.nothingNeeded]);
    return { made, left: lessons.filter(({ id }) => !said.has(id)) };
  }

  private async ask(lesson: DemoLesson, request: PlannedRequisition, nowMs: number): Promise<boolean> {
    const practicalId = this.practicalIds.get(request.practicalKey);
    if (!practicalId) return false;
    const teacher = this.principalOf(lesson.teacherCode);
    const deadlineMs = await this.deadlineOf(lesson, teacher, practicalId);
    this.clock.set(instant(Math.min(nowMs, deadlineMs - request.askedMinutesBeforeDeadline * MINUTE_MS)));
    const body = {
      lessonId: lesson.id,
      practicalId,
      status: request.status === 'draft' ? ('draft' as const) : ('submitted' as const),
      ...(request.groupSize ? { groupSize: request.groupSize } : {}),
      ...(request.note ? { notes: request.note } : {}),
      lateReason: request.lateReason ?? ('forgot' as const),
      ...(request.lateWords ? { lateWords: request.lateWords } : {}),
      goShort: request.goShort ?? false,
      ...(request.riskAssessed ? { riskAssessment: { reference: 'Department risk assessment', confirmed: true } } : {}),
    };
    try {
      await this.db.attempt(async () => this.serve(lesson, request, await this.submissions.submit(teacher, body), nowMs));
      return true;
    } catch (error) {
      if (error instanceof ProblemError) return false;
      throw error;
    }
  }

  private async deadlineOf(lesson: DemoLesson, principal: Principal, practicalId: string): Promise<number> {
    const rules = await this.app.get(SchoolRules, { strict: false }).of(principal);
    const lead = (await this.db.read(principal.schoolId, LEAD_OF_PRACTICAL, [principal.schoolId, practicalId]))[0]?.lead ?? 0;
    const departmentId = [...rules.departments].find(([, name]) => name === lesson.department)?.[0] ?? '';
    return rules.calendar ? deadlineFor(rules.calendar, policiesOf(rules, departmentId), lesson, lead).deadlineMs : lesson.startMs;
  }

  /** Takes it from what the rules made of it to where the plan wants it, as far as time has come. */
  private async serve(lesson: DemoLesson, request: PlannedRequisition, asked: Requisition, nowMs: number): Promise<void> {
    const technician = this.principalOf(serverOf(lesson.department));
    let current = asked;
    const step = async (to: RequisitionStatus, atMs: number, more: object = {}) => {
      if (atMs > nowMs) return false;
      this.clock.set(instant(Math.max(atMs, this.clock.nowMs())));
      current = await this.moves.move(technician, current.id, { to, version: current.version, ...more });
      return true;
    };
    if (request.status === 'draft' || request.status === 'submitted') return;
    if (request.status === 'queried' || request.status === 'declined') {
      await step(request.status, this.clock.nowMs() + 30 * MINUTE_MS, { note: request.technicianNote ?? 'Please have a look' });
      return;
    }
    if (current.status === 'submitted' && !(await step('accepted', this.clock.nowMs() + 45 * MINUTE_MS))) return;
    for (const [to, when] of ROAD) {
      const done = await step(to, when(lesson), {
        ...(to === 'prepared' && request.actualPrepareMinutes ? { actualMinutes: request.actualPrepareMinutes } : {}),
        ...(to === 'cleared' && request.actualClearMinutes ? { actualMinutes: request.actualClearMinutes } : {}),
        ...(to === 'cleared' && request.outcome ? { outcome: request.outcome } : {}),
      });
      if (!done || request.status === to) return;
    }
  }

  private answerRow(lesson: DemoLesson, nowMs: number): LessonAnswerRow {
    return {
      schoolId: this.school.schoolId,
      entryId: lesson.id.slice(0, lesson.id.lastIndexOf('_')),
      date: lesson.date,
      answer: 'nothing-needed',
      personId: this.principalOf(lesson.teacherCode).personId,
      at: instant(nowMs),
    };
  }

  private principalOf(code: string): Principal {
    return principalOf(this.school, code);
  }
}
