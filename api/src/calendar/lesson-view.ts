import {
  type DatedLesson,
  deadlineFor,
  findPeriod,
  isoInstant,
  type Lesson,
  type LessonState,
  lessonState,
  overlaps,
  type SchoolCalendar,
} from '@app/shared';
import type { LessonRow, RequisitionOnLesson } from './lessons.statement.js';
import { policiesOf, type Rules } from './rules.types.js';

const NOTHING: readonly RequisitionOnLesson[] = [];

/** The requisitions that stand on one of the entry's dates, in the order of their making; cancelled ones are not read. */
export function requisitionsOn({ entry, date }: DatedLesson<LessonRow>): readonly RequisitionOnLesson[] {
  return entry.requisitions?.filter((requisition) => requisition.date === date) ?? NOTHING;
}

/** What a teacher said about the lesson. */
export function answerTo({ entry, date }: DatedLesson<LessonRow>): 'nothing-needed' | null {
  return entry.answers?.includes(date) ? 'nothing-needed' : null;
}

/** The lesson's state, without making the rest of what is told of it. */
export function stateOf(lesson: DatedLesson<LessonRow>): LessonState {
  return lessonState(answerTo(lesson), requisitionsOn(lesson));
}

/** A lesson as clients see it. */
export function lessonView(rules: Rules, calendar: SchoolCalendar, lesson: DatedLesson<LessonRow>): Lesson {
  const { entry, day, date } = lesson;
  const requisitions = requisitionsOn(lesson);
  const answer = answerTo(lesson);
  const period = findPeriod(day.periods, entry.period)?.name ?? entry.period;
  const isAway = entry.away?.some((stretch) => overlaps(stretch, { fromMs: lesson.startMs, toMs: lesson.endMs }));
  return {
    id: lesson.id,
    date,
    period,
    start: isoInstant(lesson.startMs),
    end: isoInstant(lesson.endMs),
    startTime: lesson.start,
    endTime: lesson.end,
    cycleDay: day.cycleDay,
    group: { id: entry.groupId, code: entry.groupCode, year: entry.year, pupils: entry.pupils },
    subject: entry.subject,
    departmentId: entry.departmentId,
    teacher: { id: entry.teacherId, code: entry.teacherCode, name: entry.teacherName },
    room: entry.roomId === null || entry.roomCode === null ? null : { id: entry.roomId, code: entry.roomCode },
    change: isAway ? { kind: 'teacher-away', note: `${entry.teacherName} is away` } : null,
    deadline: isoInstant(deadlineFor(calendar, policiesOf(rules, entry.departmentId), { date, period }).deadlineMs),
    answer,
    state: lessonState(answer, requisitions),
    requisitions: requisitions.map(({ id, title, status, late, minutesLate, short, sets }) => ({
      id,
      title,
      status,
      late,
      minutesLate,
      short,
      sets,
    })),
  };
}
