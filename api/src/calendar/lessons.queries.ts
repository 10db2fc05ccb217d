import { Injectable } from '@nestjs/common';
import {
  dateAt,
  type DatedLesson,
  type IsoDate,
  type Lesson,
  type LessonQuery,
  lessonOn,
  lessonsBetween,
  parseLessonId,
  type SchoolCalendar,
} from '@app/shared';
import type { Asker } from '../core/access/index.js';
import { instant } from '../core/clock/index.js';
import { Database } from '../core/database/index.js';
import { cursorOf, idOr404, invalid, notFound, page, type Page } from '../core/http/index.js';
import { checkRange } from './date-range.js';
import { lessonView, stateOf } from './lesson-view.js';
import { mustReadAll } from './lessons.policy.js';
import { type LessonRow, LESSONS_OF_DEPARTMENT, LESSONS_OF_ENTRY, LESSONS_OF_TEACHER } from './lessons.statement.js';
import type { Rules } from './rules.types.js';
import { SchoolRules } from './school-rules.js';

const MOST_DAYS = 62;
/** A fortnight is one screen: it comes in one page, of a whole department too. */
const MOST_LESSONS = 500;

/** A lesson that there is, with the rules that it stands under. */
export interface FoundLesson {
  rules: Rules;
  calendar: SchoolCalendar;
  lesson: DatedLesson<LessonRow>;
}

/** What is asked about lessons. */
@Injectable()
export class LessonsQueries {
  constructor(
    private readonly db: Database,
    private readonly rules: SchoolRules,
  ) {}

  /**
   * The lessons of a range of dates in order of start, then id: one's own, or those of the person or department that is named.
   * @throws INVALID for a range over 62 days; NOT_ALLOWED for naming others without the right; NOT_FOUND for others that are not there
   */
  async between(asker: Asker, query: LessonQuery): Promise<Page<Lesson>> {
    checkRange(query, MOST_DAYS);
    const limit = lessonLimit(query.limit);
    const after = cursorOf(query.cursor, 2);
    const rules = await this.rules.of(asker);
    const { calendar } = rules;
    const entries = await this.entries(asker, rules, query);
    if (!calendar) return { items: [] };
    let lessons = lessonsBetween(calendar, entries, query.from, query.to);
    if (query.answer) lessons = lessons.filter((lesson) => stateOf(lesson) === query.answer);
    if (after) lessons = lessons.filter((lesson) => comesAfter(lesson, Number(after[0]), after[1] ?? ''));
    return page(
      lessons,
      limit,
      (lesson) => lessonView(rules, calendar, lesson),
      (lesson) => [String(lesson.startMs), lesson.id],
    );
  }

  /** The lesson of that id; undefined when the school has none: another school's, an entry that does not meet then, no id at all. */
  async find(asker: Asker, id: string): Promise<FoundLesson | undefined> {
    const parts = parseLessonId(id);
    const rules = await this.rules.of(asker);
    if (!parts || !rules.calendar) return undefined;
    const { entryId, date } = parts;
    const [entry] = await this.db.read<LessonRow>(asker.schoolId, LESSONS_OF_ENTRY, [entryId, ...datesOf(rules, date, date)]);
    const lesson = entry && lessonOn(rules.calendar, entry, date);
    return lesson && { rules, calendar: rules.calendar, lesson };
  }

  /** Lessons of a teacher that share time with [fromMs, toMs), in order of start. */
  async ofTeacherDuring(rules: Rules, teacherId: string, fromMs: number, toMs: number): Promise<DatedLesson<LessonRow>[]> {
    if (!rules.calendar) return [];
    const [from, to] = [dateAt(fromMs, rules.timeZone), dateAt(toMs - 1, rules.timeZone)];
    const entries = await this.db.read<LessonRow>(rules.schoolId, LESSONS_OF_TEACHER, [teacherId, ...datesOf(rules, from, to), null]);
    return lessonsBetween(rules.calendar, entries, from, to).filter((lesson) => lesson.startMs < toMs && fromMs < lesson.endMs);
  }

  private async entries(asker: Asker, rules: Rules, { from, to, teacherId, departmentId }: LessonQuery): Promise<LessonRow[]> {
    const dates = datesOf(rules, from, to);
    if (departmentId !== undefined) {
      mustReadAll(asker, 'lessons');
      if (!rules.departments.has(departmentId)) throw notFound('department');
      if (teacherId === undefined) return this.db.read<LessonRow>(asker.schoolId, LESSONS_OF_DEPARTMENT, [departmentId, ...dates]);
    }
    const teacher = teacherId ?? asker.personId;
    if (teacher !== asker.personId) mustReadAll(asker, 'lessons');
    const values = [idOr404(teacher, 'person'), ...dates, departmentId ?? null];
    const entries = await this.db.read<LessonRow>(asker.schoolId, LESSONS_OF_TEACHER, values);
    if (entries.length === 0 && teacher !== asker.personId) await this.mustExist(asker.schoolId, teacher);
    return entries;
  }

  private async mustExist(schoolId: string, personId: string): Promise<void> {
    const found = await this.db.read(schoolId, 'SELECT 1 FROM person WHERE school_id = $1 AND id = $2', [schoolId, personId]);
    if (found.length === 0) throw notFound('person');
  }
}

function comesAfter(lesson: DatedLesson<LessonRow>, startMs: number, id: string): boolean {
  return lesson.startMs > startMs || (lesson.startMs === startMs && lesson.id > id);
}

function lessonLimit(text: string | undefined): number {
  if (text === undefined) return MOST_LESSONS;
  const limit = Number(text);
  if (!Number.isInteger(limit) || limit < 1 || limit > MOST_LESSONS)
    throw invalid('limit', `limit must be a whole number from 1 to ${MOST_LESSONS}`);
  return limit;
}

/** The parameters $2, $3 and $4: first and last date, and the stretch from the first's midnight to the end of the last. */
function datesOf({ calendar }: Rules, from: IsoDate, to: IsoDate): [IsoDate, IsoDate, string] {
  const days = calendar?.daysBetween(from, to) ?? [];
  const [first, last] = [days[0], days.at(-1)];
  return [from, to, first && last ? `[${instant(first.startMs)},${instant(last.endMs)})` : 'empty'];
}
