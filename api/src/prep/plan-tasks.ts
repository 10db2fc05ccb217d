import {
  type CapacityCurve,
  type Effort,
  effortMinutes,
  MOVE_MINUTES,
  type SchoolCalendar,
  type SupportAsked,
  supportWindow,
  taskWindows,
} from '@app/shared';

/** What a requisition asks of the technicians. */
export interface Work {
  departmentId: string;
  title: string;
  sets: number;
  prepare: Effort | null;
  clear: Effort | null;
  /** The practical that it is work of; null: a list of its own. */
  practical: { id: string; version: number } | null;
  leadSchoolDays: number | null;
  lesson: { date: string; startMs: number; endMs: number };
  /** The later lesson after which it is taken down: until then it stays out. */
  takenDown: { date: string; endMs: number } | null;
  /** A technician's help in the lesson. */
  support: SupportAsked | null;
  /** There is something to make ready, take there and fetch. */
  isCarried: boolean;
}

/** A task to be, with its window in epoch milliseconds. */
export interface PlannedTask {
  kind: 'prepare' | 'deliver' | 'collect' | 'clear' | 'support';
  minutes: number;
  /** Of the minutes those that a batch spends once. */
  fixedMinutes: number;
  fromMs: number;
  dueMs: number;
  date: string;
}

/**
 * The four tasks of a requisition: prepare and clear by the practical's estimate (one lesson length where it has none), deliver and
 * collect five minutes each, each in its window; and help in the lesson at exactly its time. Of help alone nothing is carried. `working`: when those work who may do it; null: that is not known.
 */
export function planTasks(
  calendar: SchoolCalendar,
  work: Work,
  freshSchoolDays: number,
  working: CapacityCurve | null = null,
): PlannedTask[] {
  const lessonMinutes = (work.lesson.endMs - work.lesson.startMs) / 60_000;
  const minutes = {
    prepare: effortMinutes(work.prepare, work.sets, lessonMinutes),
    deliver: MOVE_MINUTES,
    collect: MOVE_MINUTES,
    clear: effortMinutes(work.clear, work.sets, lessonMinutes),
  };
  const lesson = { ...work.lesson, takenDown: work.takenDown };
  const windows = work.isCarried
    ? taskWindows(calendar, lesson, { freshSchoolDays, leadSchoolDays: work.leadSchoolDays ?? 0, working })
    : [];
  const carried = windows.map((window): PlannedTask => {
    const kind = window.kind as keyof typeof minutes;
    const fixedMinutes = kind === 'prepare' && work.practical ? Math.min(minutes.prepare, work.prepare?.fixed ?? 0) : 0;
    return { kind, minutes: minutes[kind], fixedMinutes, fromMs: window.fromMs, dueMs: window.dueMs, date: window.date };
  });
  return work.support ? [...carried, helpIn(work.lesson, work.support)] : carried;
}

function helpIn(lesson: Work['lesson'], support: SupportAsked): PlannedTask {
  const { fromMs, dueMs } = supportWindow(lesson, support);
  return { kind: 'support', minutes: Math.round((dueMs - fromMs) / 60_000), fixedMinutes: 0, fromMs, dueMs, date: lesson.date };
}
