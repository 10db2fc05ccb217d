import { Injectable } from '@nestjs/common';
import {
  addDays,
  type CopyWeekAnswer,
  type CopyWeekBody,
  type CopyWeekQuery,
  type DatedLesson,
  may,
  type RefusedLesson,
  type RequisitionAsk,
  type SeriesAnswer,
  weekdayOf,
  weekStart,
} from '@app/shared';
import { type LessonEntry, LessonsQueries, type Rules } from '../calendar/index.js';
import { currentRequestId, type Principal } from '../core/access/index.js';
import { Database, is, statement } from '../core/database/index.js';
import { isId } from '../core/ids/index.js';
import { notFound, ProblemError, refusalBody } from '../core/problems/index.js';
import { words } from '../core/words.js';
import { type Asking, Askings } from './asking.js';
import { Assess } from './assess.js';
import { amissWith } from './assessment.js';
import { askOf, LOOK, type Locked } from './locked-requisition.js';
import { STANDS_THERE } from './preview-requisition.js';
import { SubmitSeries } from './submit-series.js';

/** What a teacher ($2) of a school ($1) asked for from $3 to $4, in the order of the lessons; drafts, and what came to nothing, are left out. */
export const ASKED_IN_WEEK = statement(
  { id: is.uuid },
  `SELECT q.id FROM requisition q WHERE q.school_id = $1 AND q.teacher_id = $2 AND q.date BETWEEN $3 AND $4 AND q.status NOT IN ('draft', 'cancelled', 'declined')
   ORDER BY q.starts_at, q.id`,
);

type Lesson = DatedLesson<LessonEntry>;

/** A request of the one week with the lesson of the other at which it could be asked for again. */
interface Pair {
  was: Locked;
  lesson: Lesson;
}

/** Asking in one week for what was asked in another, each judged afresh. */
@Injectable()
export class CopyWeek {
  constructor(
    private readonly db: Database,
    private readonly askings: Askings,
    private readonly lessons: LessonsQueries,
    private readonly assess: Assess,
    private readonly series: SubmitSeries,
  ) {}

  /** Pairs what was asked in one week with the lessons of another, and says of each whether it would fit. @throws NOT_FOUND for somebody unknown */
  async look(principal: Principal, query: CopyWeekQuery): Promise<CopyWeekAnswer> {
    const asking = await this.askings.begin(principal);
    return this.db.transaction(principal.schoolId, async () => {
      const { pairs, left } = await this.pairs(asking, query);
      const judged: CopyWeekAnswer['pairs'] = [];
      for (const pair of pairs) {
        const why = await this.whyNot(asking, pair);
        judged.push({ requisitionId: pair.was.id, lessonId: pair.lesson.id, fits: why === null, why });
      }
      return {
        pairs: judged,
        left: left.map((was) => ({ requisitionId: was.id, why: words.copyWeek.noLesson(was.title) })),
      };
    });
  }

  /** Asks again at the lessons that are named, in one act; a lesson that has no pair is refused beside the others. @throws as `look` */
  async copy(principal: Principal, { lessonIds, lateReason, lateWords, goShort, ...query }: CopyWeekBody): Promise<SeriesAnswer> {
    const asking = await this.askings.begin(principal);
    const { pairs } = await this.db.transaction(principal.schoolId, () => this.pairs(asking, query));
    const said = { ...(lateReason ? { lateReason } : {}), ...(lateWords ? { lateWords } : {}), ...(goShort ? { goShort } : {}) };
    const byLesson = new Map(pairs.map((pair) => [pair.lesson.id, pair]));
    const asked = lessonIds.flatMap((id) => {
      const pair = byLesson.get(id.toLowerCase());
      if (!pair) return [];
      const { lessonId, ...fields } = askedAgain(pair);
      return [{ lessonId, status: 'submitted' as const, fields: { ...fields, ...said } }];
    });
    const unpaired = lessonIds.filter((id) => !byLesson.has(id.toLowerCase())).map(refusedAsUnpaired);
    const { created, refused } = await this.series.each(principal, asked);
    return { created, refused: [...refused, ...unpaired] };
  }

  private async pairs(asking: Asking, { from, to, teacherId }: CopyWeekQuery): Promise<{ pairs: Pair[]; left: Locked[] }> {
    const { principal, rules } = asking;
    const teacher = teacherId ?? principal.personId;
    if (!isId(teacher) || !may(principal, 'lesson.see', { personId: teacher })) throw notFound('person');
    const firstWeekday = rules.calendar?.firstWeekday ?? 1;
    const [week, other] = [weekStart(from, firstWeekday), weekStart(to, firstWeekday)];
    const ids = await this.db.query(ASKED_IN_WEEK, [principal.schoolId, teacher, week, addDays(week, 6)]);
    const found = await this.db.query(LOOK, [principal.schoolId, ids.map(({ id }) => id)]);
    const asked = ids.flatMap(({ id }) => found.find((one) => one.id === id) ?? []);
    const lessons = await this.lessons.ofTeacherDuring(rules, teacher, midnight(rules, other), midnight(rules, addDays(other, 7)));
    return inPairs(asked, lessons);
  }

  private async whyNot(asking: Asking, pair: Pair): Promise<string | null> {
    const { schoolId, personId } = asking.principal;
    const { entry, date, endMs } = pair.lesson;
    if (endMs <= asking.nowMs) return words.copyWeek.over;
    const [there] = await this.db.query(STANDS_THERE, [schoolId, entry.id, date, null, personId]);
    if (there) return words.copyWeek.asked(there.title);
    try {
      const assessment = await this.assess.look(asking, askedAgain(pair), null);
      const { blocked, minutesLate, short, minutesOver } = amissWith(assessment);
      if (blocked) return words.copyWeek.blocked;
      if (short > 0) return words.copyWeek.short(assessment.shortages);
      if (minutesLate > 0) return words.copyWeek.late;
      return minutesOver > 0 ? words.copyWeek.overBooked : null;
    } catch (error) {
      if (error instanceof ProblemError) return error.detail;
      throw error;
    }
  }
}

/** What is asked again: for the class as it is now, by the practical as it is now; what was confirmed then is to be confirmed again. */
function askedAgain({ was, lesson }: Pair): RequisitionAsk {
  const { lateReason: _reason, lateWords: _words, pupils: _pupils, keepUntilLessonId: _until, riskAssessment, ...ask } = askOf(was);
  return { ...ask, lessonId: lesson.id, ...(riskAssessment ? { riskAssessment: { ...riskAssessment, confirmed: false } } : {}) };
}

/** Pairs go by class: first what was at the same weekday and period, then the rest in order. */
function inPairs(asked: readonly Locked[], lessons: readonly Lesson[]): { pairs: Pair[]; left: Locked[] } {
  const free = [...lessons];
  const taken = new Map<Locked, Lesson>();
  const take = (was: Locked, fits: (lesson: Lesson) => boolean): void => {
    const at = taken.has(was) ? -1 : free.findIndex((lesson) => lesson.entry.groupId === was.groupId && fits(lesson));
    const [lesson] = at < 0 ? [] : free.splice(at, 1);
    if (lesson) taken.set(was, lesson);
  };
  for (const was of asked) take(was, ({ date, entry }) => weekdayOf(date) === weekdayOf(was.date) && entry.period === was.period);
  for (const was of asked) take(was, () => true);
  const pairs = asked.flatMap((was) => {
    const lesson = taken.get(was);
    return lesson ? [{ was, lesson }] : [];
  });
  return { pairs, left: asked.filter((was) => !taken.has(was)) };
}

function refusedAsUnpaired(lessonId: string): RefusedLesson {
  const problem = new ProblemError('NOT_FOUND', 'Nothing of that week goes to this lesson. Nothing was sent for it.', [
    { field: 'lessonIds', code: 'unknown', message: 'Nothing of that week goes to this lesson' },
  ]);
  return { lessonId, problem: refusalBody(problem, currentRequestId() ?? '') };
}

function midnight({ timeZone }: Rules, date: string): number {
  return Temporal.PlainDate.from(date).toZonedDateTime({ timeZone }).epochMilliseconds;
}
