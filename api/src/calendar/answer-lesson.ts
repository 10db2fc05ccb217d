import { Injectable } from '@nestjs/common';
import { isElsewhere, type Lesson, liveRequisition, may } from '@app/shared';
import { otherDepartment, type Principal } from '../core/access/index.js';
import { Clock, instant } from '../core/clock/index.js';
import { command, Database } from '../core/database/index.js';
import { Events } from '../core/events/index.js';
import { Undos } from '../core/undo/index.js';
import { notFound, ProblemError, told } from '../core/problems/index.js';
import { type FoundLesson, heldOf, lessonView } from './lesson-view.js';
import { LessonsQueries } from './lessons.queries.js';
import { LessonAnswerRow } from './timetable.entity.js';
import { LessonSayings, type Said } from './said-of-lessons.js';

export const ANSWER = command(
  `INSERT INTO lesson_answer (school_id, entry_id, date, answer, person_id, at) VALUES ($1, $2, $3, 'nothing-needed', $4, $5)
   ON CONFLICT (school_id, entry_id, date) DO NOTHING`,
);

/** 'Nothing needed', given and withdrawn, so that silence is never taken for an answer. */
@Injectable()
export class AnswerLesson {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly queries: LessonsQueries,
    private readonly sayings: LessonSayings,
    private readonly events: Events,
    private readonly undos: Undos,
  ) {}

  /**
   * Says that a lesson needs nothing; once said, saying it again changes nothing. Answers the lesson as it is then.
   * @throws NOT_FOUND for a lesson that is not there or is another teacher's; OTHER_DEPARTMENT for a technician or head of another
   * department; IN_USE while a requisition stands on it
   */
  async nothingNeeded(principal: Principal, id: string): Promise<Lesson> {
    return this.db.transaction(principal.schoolId, async () => {
      const { found, said } = await this.mayAnswer(principal, id);
      const { entry, date } = found.lesson;
      const standing = liveRequisition(said.requisitions);
      if (standing)
        throw new ProblemError(
          'IN_USE',
          standing.status === 'draft'
            ? told`'${{ title: standing.title }}' is drafted at this lesson and was left as it is. Cancel it first if nothing is needed.`
            : told`'${{ title: standing.title }}' is asked for at this lesson and was left as it is. Cancel it first if nothing is needed.`,
          undefined,
          { requisitionId: standing.id },
        );
      const at = instant(this.clock.nowMs());
      const added = await this.db.change(ANSWER, [principal.schoolId, entry.id, date, principal.personId, at]);
      if (added > 0) await this.record(principal, found, 'lesson.answered', 'nothing-needed');
      return lessonView(found, { ...said, answer: 'nothing-needed' });
    });
  }

  /**
   * Takes the answer back; where there is none, nothing changes. Answers the lesson as it is then.
   * @throws NOT_FOUND for a lesson that is not there or is another teacher's; OTHER_DEPARTMENT for a technician or head of another
   * department
   */
  async withdraw(principal: Principal, id: string): Promise<Lesson> {
    return this.db.transaction(principal.schoolId, async () => {
      const { found, said } = await this.mayAnswer(principal, id);
      const { entry, date } = found.lesson;
      const taken = await this.db.delete(LessonAnswerRow, { entryId: entry.id, date });
      if (taken > 0) await this.record(principal, found, 'lesson.answer-withdrawn', null);
      return lessonView(found, { ...said, answer: null });
    });
  }

  /** The ids of requests that stand on a lesson, and speak against 'nothing needed'. @throws NOT_FOUND as `nothingNeeded` */
  async standing(principal: Principal, id: string): Promise<string[]> {
    const { said } = await this.mayAnswer(principal, id);
    const standing = liveRequisition(said.requisitions);
    return standing ? [standing.id] : [];
  }

  private async mayAnswer(principal: Principal, id: string): Promise<{ found: FoundLesson; said: Said }> {
    const found = await this.queries.find(principal, id);
    if (!found) throw notFound('lesson');
    const { entry, date } = found.lesson;
    const { teacher, otherTeachers, coveredFor } = heldOf(found);
    const colleagues = [...otherTeachers, ...(coveredFor ? [coveredFor] : [])].map(({ id: personId }) => personId);
    const of = { personId: teacher.id, colleagues, departmentId: entry.departmentId };
    if (isElsewhere(principal, 'lesson.answer', of)) throw otherDepartment('lesson', found.rules.departments.get(of.departmentId));
    if (!may(principal, 'lesson.answer', of)) throw notFound('lesson');
    const said = await this.sayings.of(principal, [entry], date, date);
    return { found, said: said.of(found.lesson) };
  }

  /** There are two answers: this one, and the other one before it. */
  private async record(
    principal: Principal,
    { lesson: { entry, date } }: FoundLesson,
    name: 'lesson.answered' | 'lesson.answer-withdrawn',
    answer: 'nothing-needed' | null,
  ): Promise<void> {
    const before = { date, answer: answer === null ? ('nothing-needed' as const) : null };
    await this.events.record(principal, { name, subjectId: entry.id, payload: { before, after: { date, answer } } });
    this.undos.keep(principal);
  }
}
