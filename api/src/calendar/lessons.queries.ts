import { Injectable } from '@nestjs/common';
import {
  dateAt,
  type DatedLesson,
  type Lesson,
  type LessonQuery,
  isCalledOff,
  lessonsBetween,
  may,
  parseLessonId,
  scheduledOn,
} from '@app/shared';
import type { Principal } from '../core/access/index.js';
import { command, Database } from '../core/database/index.js';
import { cursorOf, type JsonText, type Page, pageText } from '../core/http/index.js';
import { idOr404 } from '../core/ids/index.js';
import { invalid, notFound, told } from '../core/problems/index.js';
import { checkRange } from './date-range.js';
import type { FoundLesson } from './lesson-view.js';
import { refuseUnless } from './lessons.policy.js';
import { deadlineTermsOf, type Rules } from './rules.types.js';
import { LessonSayings } from './said-of-lessons.js';
import { SchoolRules } from './school-rules.js';
import { type LessonEntry, TimetableEntries } from './timetable-entries.js';
import { WrittenLessons } from './written-lessons.js';

const MAX_DAYS = 62;
/** A fortnight is one screen: it comes in one page, of a whole department too. */
const MAX_LESSONS = 500;

export const PERSON_EXISTS = command('SELECT FROM person WHERE school_id = $1 AND id = $2');

/** What is asked about lessons. */
@Injectable()
export class LessonsQueries {
  constructor(
    private readonly db: Database,
    private readonly rules: SchoolRules,
    private readonly timetable: TimetableEntries,
    private readonly sayings: LessonSayings,
    private readonly written: WrittenLessons,
  ) {}

  /**
   * The lessons of a range of dates in order of start, then id: one's own, or those of the person or department that is named.
   * @throws INVALID for a range over 62 days; NOT_ALLOWED for naming others without the right; NOT_FOUND for others that are not there
   */
  async between(principal: Principal, query: LessonQuery): Promise<JsonText<Page<Lesson>>> {
    checkRange(query, MAX_DAYS);
    const limit = lessonLimit(query.limit);
    const after = cursorOf(query.cursor, ['instant', 'text']);
    const rules = await this.rules.of(principal);
    const { calendar } = rules;
    const entries = await this.entries(principal, rules, query);
    if (!calendar) return pageText([], limit, String, () => []);
    const said = await this.sayings.of(principal, entries, query.from, query.to);
    let lessons = this.written.between(rules, calendar, entries, query.from, query.to);
    if (query.answer)
      lessons = lessons.filter(
        ({ lesson }) =>
          said.stateOf(lesson, deadlineTermsOf(rules, lesson.entry.departmentId).asks && !isCalledOff(lesson)) === query.answer,
      );
    if (after) lessons = lessons.filter(({ lesson }) => comesAfter(lesson, Number(after[0]), after[1] ?? ''));
    return pageText(
      lessons,
      limit,
      (one) => one.text(said.of(one.lesson)),
      ({ lesson }) => [String(lesson.startMs), lesson.id],
    );
  }

  /** The lesson of that id, called off or not; undefined when the school has none: another school's, an entry that does not meet then, no id at all. */
  async find(principal: Principal, id: string): Promise<FoundLesson | undefined> {
    const parts = parseLessonId(id);
    const rules = await this.rules.of(principal);
    const { calendar } = rules;
    if (!parts || !calendar) return undefined;
    const entry = await this.timetable.one(rules, parts.entryId);
    const lesson = entry && scheduledOn(calendar, entry, parts.date);
    return lesson && { rules, calendar, lesson };
  }

  /** Lessons of a teacher that share time with [fromMs, toMs), in order of start. */
  async ofTeacherDuring(rules: Rules, teacherId: string, fromMs: number, toMs: number): Promise<DatedLesson<LessonEntry>[]> {
    if (!rules.calendar) return [];
    const entries = await this.timetable.ofTeacher(rules, teacherId);
    const lessons = lessonsBetween(rules.calendar, entries, dateAt(fromMs, rules.timeZone), dateAt(toMs - 1, rules.timeZone));
    return lessons.filter(
      ({ entry, date, startMs, endMs }) => startMs < toMs && fromMs < endMs && (entry.coveredOn === null || entry.coveredOn.includes(date)),
    );
  }

  private async entries(principal: Principal, rules: Rules, query: LessonQuery): Promise<readonly LessonEntry[]> {
    const { teacherId, departmentId } = query;
    if (departmentId !== undefined) {
      refuseUnless(may(principal, 'lesson.seeAll'), 'lessons');
      if (!rules.departments.has(departmentId)) throw notFound('department');
      if (teacherId === undefined) return this.timetable.ofDepartment(rules, departmentId, query);
    }
    const teacher = teacherId ?? principal.personId;
    refuseUnless(may(principal, 'lesson.see', { personId: teacher }), 'lessons');
    const entries = await this.timetable.ofTeacher(rules, idOr404(teacher, 'person'));
    if (entries.length === 0 && teacher !== principal.personId) await this.mustExist(principal.schoolId, teacher);
    return departmentId === undefined ? entries : entries.filter((entry) => entry.departmentId === departmentId);
  }

  private async mustExist(schoolId: string, personId: string): Promise<void> {
    const found = await this.db.read(schoolId, PERSON_EXISTS, [schoolId, personId]);
    if (found.length === 0) throw notFound('person');
  }
}

function comesAfter(lesson: DatedLesson<LessonEntry>, startMs: number, id: string): boolean {
  return lesson.startMs > startMs || (lesson.startMs === startMs && lesson.id > id);
}

function lessonLimit(text: string | undefined): number {
  if (text === undefined) return MAX_LESSONS;
  const limit = Number(text);
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_LESSONS)
    throw invalid('limit', told`limit must be a whole number from 1 to ${{ most: MAX_LESSONS }}`);
  return limit;
}
