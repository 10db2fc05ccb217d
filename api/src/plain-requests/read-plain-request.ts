import { Injectable } from '@nestjs/common';
import {
  type ComingLesson,
  dateAt,
  type DatedLesson,
  may,
  type PlainCandidate,
  type PlainRequest,
  type PlainRequestBody,
  readRequest,
  type SaidDraft,
  type SaidLine,
  withPracticalLines,
} from '@app/shared';
import { type LessonEntry, LessonsQueries, type Rules, SchoolRules } from '../calendar/index.js';
import { Clock } from '../core/clock/index.js';
import type { Principal } from '../core/access/index.js';
import { type Answered, Database } from '../core/database/index.js';
import { notFound } from '../core/problems/index.js';
import { words } from '../core/words.js';
import { KeptLexicons } from './kept-lexicons.js';
import { PLAIN_KIT_LIST } from './plain-request.statements.js';

/** So far ahead a message can mean a lesson. */
const DAYS_AHEAD = 62;
const DAY_MS = 86_400_000;

/** Reads messages as requests, by what their school has and by the lessons of who writes. */
@Injectable()
export class ReadPlainRequest {
  constructor(
    private readonly rules: SchoolRules,
    private readonly lessons: LessonsQueries,
    private readonly lexicons: KeptLexicons,
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Reads a message as a request; nothing is written.
   * @throws NOT_FOUND for a lesson that is not there or that one may not see
   */
  async read(principal: Principal, { text, lessonId }: PlainRequestBody): Promise<PlainRequest> {
    const rules = await this.rules.of(principal);
    const given = lessonId === undefined ? null : await this.lesson(principal, lessonId);
    const { lexicon, rooms, groups } = await this.lexicons.of(principal);
    const lessons = await this.coming(rules, given?.entry.teacherId ?? principal.personId, given);
    const today = dateAt(this.clock.nowMs(), rules.timeZone);
    const periods = rules.calendar?.day(today)?.periods ?? rules.calendar?.days[0]?.periods ?? [];
    const read = readRequest(text, lexicon, { rooms, groups, periods, lessons, today }, given?.id ?? null);
    const { draft, understood, unsure } = await this.withList(principal.schoolId, read);
    const said = (id: string) => {
      const meant = lessons.find((lesson) => lesson.id === id);
      return meant && sayLesson(meant);
    };
    return {
      draft: titled(draft),
      understood,
      unsure: unsure.map((part) => ({ ...part, candidates: part.candidates.map((one) => withWords(one, said)) })),
    };
  }

  private async lesson(principal: Principal, id: string): Promise<DatedLesson<LessonEntry>> {
    const found = await this.lessons.find(principal, id);
    const entry = found?.lesson.entry;
    const isTheirs =
      entry &&
      [entry.teacherId, ...entry.otherTeachers.map((other) => other.id)].some((personId) => may(principal, 'lesson.see', { personId }));
    if (!found || !isTheirs) throw notFound('lesson');
    return found.lesson;
  }

  private async coming(rules: Rules, teacherId: string, given: DatedLesson<LessonEntry> | null): Promise<ComingLesson[]> {
    const now = this.clock.nowMs();
    const found = await this.lessons.ofTeacherDuring(rules, teacherId, now, now + DAYS_AHEAD * DAY_MS);
    const all = given && !found.some(({ id }) => id === given.id) ? [given, ...found] : found;
    return all.map(({ id, date, day, period, lastPeriod, start, entry }) => ({
      id,
      date,
      cycleDay: day.cycleDay,
      period: period.name,
      lastPeriod,
      startTime: start,
      group: { code: entry.groupCode, year: entry.year },
      room: entry.roomCode,
    }));
  }

  private async withList(schoolId: string, read: ReturnType<typeof readRequest>): Promise<ReturnType<typeof readRequest>> {
    const { practicalId, lines } = read.draft;
    if (practicalId === undefined || (!lines && read.declined.length === 0)) return read;
    const list = await this.db.read(schoolId, PLAIN_KIT_LIST, [schoolId, practicalId]);
    return withPracticalLines(read, list.map(asSaid));
  }
}

/** A line of a kit list without what it does not say. */
function asSaid(row: Answered<typeof PLAIN_KIT_LIST>): SaidLine {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null && value !== 0)) as unknown as SaidLine;
}

/** A free list is called by what it asks for, so that it can be sent as it is. */
function titled(draft: SaidDraft): SaidDraft {
  if (draft.practicalId !== undefined || !draft.lines) return draft;
  return { ...draft, title: words.plainRequest.title(draft.lines.map(({ name }) => name)) };
}

const sayLesson = ({ group, date, period }: ComingLesson): string => words.plainRequest.lesson(group.code, date, period);

function withWords(candidate: PlainCandidate, said: (lessonId: string) => string | undefined): PlainCandidate {
  if (candidate.field !== 'lessonId') return candidate;
  return { ...candidate, text: said(candidate.value ?? '') ?? candidate.text };
}
