import { Injectable } from '@nestjs/common';
import { addDays, dateAt, type IsoDate, lessonsBetween, type SchoolCalendar, standingDeadline, type TeachingDay } from '@app/shared';
import { jobPrincipal } from '../core/access/index.js';
import { deadlineTermsOf, type Rules } from './rules.types.js';
import { LessonSayings } from './said-of-lessons.js';
import { TimetableEntries } from './timetable-entries.js';

/** No deadline lies longer before its lesson: some weeks and a long holiday. */
const LOOK_AHEAD_DAYS = 70;

/** A lesson whose teachers have not said what it needs. `deadlineMs`: until when they can, in epoch milliseconds. */
export interface UnansweredLesson {
  teacherIds: readonly string[];
  group: string;
  date: IsoDate;
  period: string;
  lastPeriod: string | null;
  startMs: number;
  deadlineMs: number;
}

/** Finds the lessons that wait for their teachers' answer. */
@Injectable()
export class UnansweredLessons {
  constructor(
    private readonly timetable: TimetableEntries,
    private readonly sayings: LessonSayings,
  ) {}

  /** Lists what is unanswered of all departments and to be answered by one of some dates, the nearest deadline first. */
  async dueOn(rules: Rules, dates: ReadonlySet<IsoDate>, nowMs: number): Promise<UnansweredLesson[]> {
    const { calendar } = rules;
    if (!calendar) return [];
    const found: UnansweredLesson[] = [];
    for (const departmentId of rules.departments.keys())
      found.push(...(await this.ofDepartment({ rules, calendar, departmentId }, daysDue(rules, calendar, departmentId, dates, nowMs))));
    return found
      .filter(({ startMs, deadlineMs }) => startMs > nowMs && deadlineMs > nowMs)
      .sort((one, other) => one.deadlineMs - other.deadlineMs || one.startMs - other.startMs);
  }

  /** What is unanswered on the days of a department; the timetable is read only where there are such days. */
  private async ofDepartment({ rules, calendar, departmentId }: OfDepartment, days: readonly IsoDate[]): Promise<UnansweredLesson[]> {
    const [from, to] = [days[0], days.at(-1)];
    if (from === undefined || to === undefined) return [];
    const entries = await this.timetable.ofDepartment(rules, departmentId, { from, to });
    const { schoolId, version: rulesVersion, timeZone } = rules;
    const said = await this.sayings.of(jobPrincipal({ schoolId, rulesVersion, timeZone }), entries, from, to);
    const terms = deadlineTermsOf(rules, departmentId);
    return lessonsBetween(calendar, entries, from, to).flatMap((lesson) => {
      if (!days.includes(lesson.date) || said.stateOf(lesson, terms.asks) !== 'unanswered') return [];
      const { entry, date, period, lastPeriod, startMs } = lesson;
      const { deadlineMs } = standingDeadline(calendar, terms, {
        date,
        period: period.name,
        schedule: period.schedule,
        occasion: entry.occasion ? lesson : null,
      });
      if (deadlineMs === null) return [];
      const teacherIds = [entry.teacherId, ...entry.otherTeachers.map(({ id }) => id)];
      return [{ teacherIds, group: entry.groupCode, date, period: period.name, lastPeriod, startMs, deadlineMs }];
    });
  }
}

interface OfDepartment {
  rules: Rules;
  calendar: SchoolCalendar;
  departmentId: string;
}

/** The days to come on which a department's lessons have their deadline on one of the dates. */
function daysDue(rules: Rules, calendar: SchoolCalendar, departmentId: string, dates: ReadonlySet<IsoDate>, nowMs: number): IsoDate[] {
  const terms = deadlineTermsOf(rules, departmentId);
  if (!terms.asks) return [];
  const today = dateAt(nowMs, calendar.timeZone);
  const isDue = ({ date, periods }: TeachingDay): boolean => {
    const [first] = periods;
    if (!first) return false;
    const { deadlineMs } = standingDeadline(calendar, terms, { date, period: first.name, schedule: first.schedule });
    return deadlineMs !== null && dates.has(dateAt(deadlineMs, calendar.timeZone));
  };
  return calendar
    .daysBetween(today, addDays(today, LOOK_AHEAD_DAYS))
    .filter(isDue)
    .map(({ date }) => date);
}
