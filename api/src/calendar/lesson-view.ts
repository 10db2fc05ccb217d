import {
  type DatedLesson,
  isoInstant,
  type Lesson,
  lessonState,
  overlaps,
  type SchoolCalendar,
  schoolDaysLate,
  standingDeadline,
} from '@app/shared';
import { words } from '../core/words.js';
import { toQuestion } from './question.js';
import { deadlineTermsOf, type Rules } from './rules.types.js';
import type { Said } from './said-of-lessons.js';
import type { LessonEntry } from './timetable-entries.js';

/** A lesson that there is, with the rules that it stands under. */
export interface FoundLesson {
  rules: Rules;
  calendar: SchoolCalendar;
  lesson: DatedLesson<LessonEntry>;
}

type Saying = 'answer' | 'state' | 'requisitions';

/** A lesson as clients see it. */
export function lessonView(found: FoundLesson, said: Said): Lesson {
  return { ...lessonFacts(found), ...lessonSayings(found, said) };
}

/** What is so of a lesson as long as the school's rules stay as they are. */
export function lessonFacts({ rules, calendar, lesson }: FoundLesson): Omit<Lesson, Saying> {
  const { entry, day, date } = lesson;
  const { name: period, schedule } = lesson.period;
  const terms = deadlineTermsOf(rules, entry.departmentId);
  const occasion = entry.occasion ? { day, period: lesson.period } : null;
  const { deadlineMs } = standingDeadline(calendar, terms, { date, period, schedule, occasion });
  const away = teachersAway(rules, lesson);
  return {
    id: lesson.id,
    date,
    period,
    lastPeriod: lesson.lastPeriod,
    schedule,
    start: isoOf(lesson.startMs),
    end: isoOf(lesson.endMs),
    startTime: lesson.start,
    endTime: lesson.end,
    cycleDay: day.cycleDay,
    group: entry.ofOccasion ? null : { id: entry.groupId, code: entry.groupCode, year: entry.year, pupils: entry.pupils },
    subject: entry.subject,
    departmentId: entry.departmentId,
    teacher: { id: entry.teacherId, code: entry.teacherCode, name: entry.teacherName },
    otherTeachers: entry.otherTeachers,
    room: entry.roomId === null || entry.roomCode === null ? null : { id: entry.roomId, code: entry.roomCode },
    occasion: entry.occasion ? { id: entry.id, kind: entry.occasion.kind, title: entry.occasion.title } : null,
    change: away.length > 0 ? { kind: 'teacher-away', note: words.lessons.away(away) } : null,
    deadline: deadlineMs === null ? null : isoOf(deadlineMs),
  };
}

/** What was said of a lesson. */
export function lessonSayings({ rules, calendar, lesson }: FoundLesson, { answer, requisitions }: Said): Pick<Lesson, Saying> {
  return {
    answer,
    state: lessonState(answer, requisitions, deadlineTermsOf(rules, lesson.entry.departmentId).asks),
    requisitions: requisitions.map(({ id, title, status, late, minutesLate, deadlineMs: wasDueMs, sentMs, short, sets, question }) => ({
      id,
      title,
      status,
      late,
      minutesLate,
      schoolDaysLate: late === null ? null : late ? schoolDaysLate(calendar, wasDueMs, sentMs) : 0,
      short,
      sets,
      question: toQuestion(question),
    })),
  };
}

/** The names of its teachers who are away at some of it. */
function teachersAway(rules: Rules, { entry, startMs, endMs }: DatedLesson<LessonEntry>): string[] {
  const isAway = (id: string) => rules.away.get(id)?.some((stretch) => overlaps(stretch, { fromMs: startMs, toMs: endMs })) ?? false;
  return [{ id: entry.teacherId, name: entry.teacherName }, ...entry.otherTeachers].filter(({ id }) => isAway(id)).map(({ name }) => name);
}

const MAX_INSTANTS = 20_000;
const instants = new Map<number, string>();

/** Lessons begin and end at the same few moments again and again, and writing one down costs more than all else about a lesson. */
function isoOf(ms: number): string {
  let text = instants.get(ms);
  if (text === undefined) {
    if (instants.size >= MAX_INSTANTS) instants.clear();
    instants.set(ms, (text = isoInstant(ms)));
  }
  return text;
}
