import type { SchoolCalendar } from '../calendar/school-calendar.js';
import { addDays, type IsoDate } from '../time/iso-date.js';

export type TaskKind = 'prepare' | 'deliver' | 'collect' | 'clear' | 'support' | 'duty';

/** When a task can be done, [fromMs, dueMs), and the teaching day on whose list it stands. */
export interface TaskWindow {
  kind: TaskKind;
  fromMs: number;
  dueMs: number;
  date: IsoDate;
}

/** The parts of a school's calendar that windows are cut from. */
export type DaysAround = Pick<SchoolCalendar, 'days' | 'day' | 'before' | 'after' | 'instantMs'>;

/** When those work who may do a task, as a capacity curve tells it. */
export interface WorkingTime {
  /** Technician minutes in [fromMs, toMs). */
  minutes(fromMs: number, toMs: number): number;
  /** When somebody has worked for so long since an instant, or null. */
  workedAfter(fromMs: number, minutes: number): number | null;
  /** From when on somebody works for so long until an instant, or null. */
  workedBefore(toMs: number, minutes: number): number | null;
}

export interface WindowOptions {
  /** Teaching days before the lesson from whose start it may be prepared; default 2. */
  freshSchoolDays?: number;
  /** Teaching days before the lesson by whose end it must be prepared; default none. */
  leadSchoolDays?: number;
  /** When those work who may do it; not known: always. */
  working?: WorkingTime | null;
}

/** A lesson, and where what is set up in it stays out: until when it is taken down. */
interface LessonTimes {
  date: IsoDate;
  startMs: number;
  endMs: number;
  /** The day and the end of the later lesson until which it is kept; without it, it is fetched after its own. */
  takenDown?: { date: IsoDate; endMs: number } | null | undefined;
}

const MINUTE_MS = 60_000;
const FRESH_SCHOOL_DAYS = 2;
const READY_BEFORE_LESSON_MS = 15 * MINUTE_MS;
const DELIVER_BEFORE_LESSON_MS = 30 * MINUTE_MS;
const COLLECT_AFTER_LESSON_MS = 60 * MINUTE_MS;
/** Where nobody works then, so many working minutes are left for it. */
const MOVE_WORKING_MINUTES = 15;

function dayBounds(calendar: DaysAround, date: IsoDate): { date: IsoDate; startMs: number; endMs: number } {
  return calendar.day(date) ?? { date, startMs: calendar.instantMs(date, '00:00'), endMs: calendar.instantMs(addDays(date, 1), '00:00') };
}

/** The day so many teaching days before the lesson's; the calendar's first where it does not reach back so far. */
function schoolDaysBefore(calendar: DaysAround, date: IsoDate, count: number): { date: IsoDate; startMs: number; endMs: number } {
  const lessonDay = dayBounds(calendar, date);
  if (count <= 0) return lessonDay;
  const first = calendar.days[0];
  return calendar.before(date, count) ?? (first && first.startMs < lessonDay.startMs ? first : lessonDay);
}

function prepareWindow(calendar: DaysAround, lesson: LessonTimes, options: WindowOptions): TaskWindow {
  const lead = options.leadSchoolDays ?? 0;
  const back = Math.max(options.freshSchoolDays ?? FRESH_SCHOOL_DAYS, lead);
  const readyMs = lesson.startMs - READY_BEFORE_LESSON_MS;
  const leadDay = schoolDaysBefore(calendar, lesson.date, lead);
  const dueMs = lead > 0 ? Math.min(leadDay.endMs, readyMs) : readyMs;
  return { kind: 'prepare', fromMs: schoolDaysBefore(calendar, lesson.date, back).startMs, dueMs, date: leadDay.date };
}

/** When the kit is taken to the lesson: where nobody works in the half hour before it, in the last quarter of an hour that somebody did. */
function deliverWindow({ date, startMs }: LessonTimes, working: WindowOptions['working']): TaskWindow {
  const usualMs = startMs - DELIVER_BEFORE_LESSON_MS;
  const isManned = !working || working.minutes(usualMs, startMs) > 0;
  const fromMs = isManned ? usualMs : (working.workedBefore(startMs, MOVE_WORKING_MINUTES) ?? usualMs);
  return { kind: 'deliver', fromMs, dueMs: startMs, date };
}

/** When it is fetched: where nobody works in the hour after, in the first quarter of an hour that somebody does. */
function collectWindow({ date, endMs }: Pick<LessonTimes, 'date' | 'endMs'>, working: WindowOptions['working']): TaskWindow {
  const usualMs = endMs + COLLECT_AFTER_LESSON_MS;
  const isManned = !working || working.minutes(endMs, usualMs) > 0;
  const dueMs = isManned ? usualMs : (working.workedAfter(endMs, MOVE_WORKING_MINUTES) ?? usualMs);
  return { kind: 'collect', fromMs: endMs, dueMs, date };
}

/**
 * The windows of a lesson's four tasks. Prepare: from the start of the teaching day `freshSchoolDays` (or the lead
 * time, where longer) before the lesson to 15 minutes before it, or with a lead time to the end of the day that many
 * teaching days before. Deliver: the 30 minutes before the lesson. Collect: the 60 minutes after. Clear: from its end
 * to the end of the next teaching day, or of its own day when none follows. Where nobody works in the half hour before or the hour
 * after, delivering begins with the last 15 working minutes before, and collecting ends with the first 15 after. What is kept out until a
 * later lesson is collected and cleared after that.
 */
export function taskWindows(calendar: DaysAround, lesson: LessonTimes, options: WindowOptions = {}): TaskWindow[] {
  const back = lesson.takenDown ?? lesson;
  const { date, endMs } = back;
  const clearByMs = (calendar.after(date, 1) ?? dayBounds(calendar, date)).endMs;
  return [
    prepareWindow(calendar, lesson, options),
    deliverWindow(lesson, options.working),
    collectWindow(back, options.working),
    { kind: 'clear', fromMs: endMs, dueMs: clearByMs, date },
  ];
}
