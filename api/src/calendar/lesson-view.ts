import {
  CHANGE_KINDS,
  changeOf,
  type DatedLesson,
  type Held,
  heldOn,
  isCalledOff,
  isoInstant,
  type Lesson,
  type LessonChangeFacts,
  lessonState,
  type OneChange,
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
  const held = heldOf({ calendar, lesson });
  const { name: period, schedule } = lesson.period;
  const terms = deadlineTermsOf(rules, entry.departmentId);
  const occasion = entry.occasion ? { day, period: lesson.period } : null;
  const { deadlineMs } = standingDeadline(calendar, terms, { date, period, schedule, occasion });
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
    teacher: held.teacher,
    otherTeachers: held.otherTeachers,
    room: held.room,
    occasion: entry.occasion ? { id: entry.id, kind: entry.occasion.kind, title: entry.occasion.title } : null,
    change: changeTold(rules, lesson, held),
    changes: changesTold(lesson, held),
    // a lesson that was given an earlier time is asked for before that
    deadline: deadlineMs === null || isCalledOff(lesson) ? null : isoOf(Math.min(deadlineMs, lesson.startMs)),
  };
}

/** What is another of a lesson, the gravest of it: in the words of whoever changed it, else in ours. */
function changeTold(rules: Rules, lesson: DatedLesson<LessonEntry>, held: Held): Lesson['change'] {
  const [told] = changesTold(lesson, held);
  if (told) return { kind: told.kind, note: told.note ?? words.lessons.changed(told) };
  const away = teachersAway(rules, lesson, held);
  return away.length > 0 ? { kind: 'teacher-away', note: words.lessons.away(away) } : null;
}

/** All that is another of a lesson, the gravest first. */
export function changesTold({ changes, entry }: DatedLesson<LessonEntry>, { closed, coveredFor }: Held): LessonChangeFacts[] {
  const before = { room: entry.roomCode, teacher: coveredFor?.name ?? null };
  const told = changesSaid(changes, before);
  return closed ? [...told, { ...NO_FACTS, kind: 'room-closed', note: closed.note || null, room: closed.code, before }] : told;
}

/** What was changed of a lesson by hand, the gravest first; `before`: what the timetable has, where that is known. */
export function changesSaid(changes: readonly OneChange[] | undefined, before: LessonChangeFacts['before'] = UNKNOWN): LessonChangeFacts[] {
  if (changes === undefined || changes.length === 0) return [];
  return CHANGE_KINDS.flatMap((kind) => {
    const change = changeOf(changes, kind);
    return change ? [{ ...NO_FACTS, ...factsOf(change), before }] : [];
  });
}

const UNKNOWN = { room: null, teacher: null };
const NO_FACTS = { note: null, room: null, start: null, end: null, teacher: null };

function factsOf(change: OneChange): Partial<LessonChangeFacts> & Pick<LessonChangeFacts, 'kind' | 'note'> {
  if (change.kind === 'room') return { ...change, room: change.room?.code ?? null };
  return change.kind === 'cover' ? { ...change, teacher: change.teacher.name } : change;
}

/** What was said of a lesson. */
export function lessonSayings({ rules, calendar, lesson }: FoundLesson, { answer, requisitions }: Said): Pick<Lesson, Saying> {
  return {
    answer,
    state: lessonState(answer, requisitions, deadlineTermsOf(rules, lesson.entry.departmentId).asks && !isCalledOff(lesson)),
    requisitions: requisitions.map(({ id, title, status, late, minutesLate, deadlineMs: wasDueMs, sentMs, short, sets, ...said }) => ({
      id,
      title,
      status,
      late,
      minutesLate,
      schoolDaysLate: late === null ? null : late ? schoolDaysLate(calendar, wasDueMs, sentMs) : 0,
      short,
      sets,
      outcome: said.outcome,
      keptUntil: said.keptUntilMs === null ? null : isoOf(said.keptUntilMs),
      supportMinutes: said.supportMinutes,
      question: toQuestion(said.question),
    })),
  };
}

/** Where a lesson is held and who takes it, with what was changed. */
export function heldOf({ calendar, lesson: { entry, date } }: Pick<FoundLesson, 'calendar' | 'lesson'>): Held {
  const { id, roomId, roomCode, teacherId, teacherCode, teacherName, otherTeachers } = entry;
  const room = roomId === null || roomCode === null ? null : { id: roomId, code: roomCode };
  return heldOn(calendar, { id, room, teacher: { id: teacherId, code: teacherCode, name: teacherName }, otherTeachers }, date);
}

/** The names of its teachers who are away at some of it. */
function teachersAway(rules: Rules, { startMs, endMs }: DatedLesson<LessonEntry>, { teacher, otherTeachers }: Held): string[] {
  const isAway = (id: string) => rules.away.get(id)?.some((stretch) => overlaps(stretch, { fromMs: startMs, toMs: endMs })) ?? false;
  return [teacher, ...otherTeachers].filter(({ id }) => isAway(id)).map(({ name }) => name);
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
