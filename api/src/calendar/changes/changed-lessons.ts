import { Injectable } from '@nestjs/common';
import { type ChangeKind, type LessonChangeAnswer, type LessonChanged, lessonId, parseLessonId, scheduledOn } from '@app/shared';
import type { Principal } from '../../core/access/index.js';
import { Database } from '../../core/database/index.js';
import { notFound } from '../../core/problems/index.js';
import { type FoundLesson, lessonView } from '../lesson-view.js';
import { LessonSayings } from '../said-of-lessons.js';
import { SchoolRules } from '../school-rules.js';
import { TimetableEntries } from '../timetable-entries.js';
import { AffectedRequests } from './affected-requests.js';
import { LessonChangeRow } from './lesson-change.entity.js';

const FACTS = ['date', 'kind', 'roomId', 'starts', 'ends', 'teacherId', 'note'] as const;

/** Reads and writes what is another of lessons, in the ambient transaction, in which the school's row is locked. */
@Injectable()
export class ChangedLessons {
  constructor(
    private readonly db: Database,
    private readonly rules: SchoolRules,
    private readonly timetable: TimetableEntries,
    private readonly sayings: LessonSayings,
    private readonly requests: AffectedRequests,
  ) {}

  /** Finds a lesson by all that the transaction has written, called off or not. @throws NOT_FOUND */
  async asWritten({ schoolId }: Principal, id: string): Promise<FoundLesson> {
    const parts = parseLessonId(id);
    const rules = await this.rules.asWritten(schoolId);
    const { calendar } = rules;
    const entry = parts && (await this.timetable.one(rules, parts.entryId));
    const lesson = calendar && entry && scheduledOn(calendar, entry, parts.date);
    if (!lesson) throw notFound('lesson');
    return { rules, calendar, lesson };
  }

  /** Writes a change of a kind; answers the one whose place it takes, null where there was none. */
  async put(entryId: string, date: string, change: Omit<LessonChanged, 'date'>): Promise<LessonChanged | null> {
    const { kind, roomId, starts, ends, teacherId, note } = change;
    const [before = null] = await this.db.delete(LessonChangeRow, { entryId, date, kind }, FACTS);
    const row = { schoolId: this.db.schoolId, entryId, date, kind, roomId, starts, ends, teacherId, note };
    await this.db.insert([LessonChangeRow, [row]]);
    return before;
  }

  /** Takes the changes of a lesson away, or that of one kind; answers what they were. */
  drop({ lesson: { entry, date } }: FoundLesson, kind: ChangeKind | undefined): Promise<LessonChanged[]> {
    return this.db.delete(LessonChangeRow, { entryId: entry.id, date, kind }, FACTS);
  }

  /** Answers a lesson as somebody sees it, with the requests at it. */
  async answer(principal: Principal, found: FoundLesson): Promise<LessonChangeAnswer> {
    const { entry, date } = found.lesson;
    const [said, affected] = await Promise.all([
      this.sayings.of(principal, [entry], date, date),
      this.requests.touchedBy(principal.schoolId, [lessonId(entry.id, date)]),
    ]);
    return { lesson: lessonView(found, said.of(found.lesson)), affected };
  }
}
