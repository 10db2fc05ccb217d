import { Injectable } from '@nestjs/common';
import {
  type CalendarRange,
  type CalendarView,
  type DeadlineQuery,
  type DeadlineView,
  findPeriod,
  isoInstant,
  standingDeadline,
} from '@app/shared';
import type { Principal } from '../core/access/index.js';
import { Database, is, statement } from '../core/database/index.js';
import { idOr404 } from '../core/ids/index.js';
import { invalid, notFound, told } from '../core/problems/index.js';
import { words } from '../core/words.js';
import { calendarView } from './calendar-view.js';
import { checkRange } from './date-range.js';
import { deadlineTermsOf } from './rules.types.js';
import { SchoolRules } from './school-rules.js';

const MAX_DAYS = 400;

export const LEAD = statement(
  { leadSchoolDays: is.int.orNull },
  'SELECT lead_school_days AS "leadSchoolDays" FROM practical WHERE school_id = $1 AND id = $2',
);

/** What the calendar answers. */
@Injectable()
export class CalendarQueries {
  constructor(
    private readonly db: Database,
    private readonly rules: SchoolRules,
  ) {}

  /**
   * The calendar between two dates, both included.
   * @throws INVALID for a range that ends before it starts or has more than 400 days
   */
  async between(principal: Principal, range: CalendarRange): Promise<CalendarView> {
    checkRange(range, MAX_DAYS);
    const { timeZone, body, calendar } = await this.rules.of(principal);
    return calendarView(timeZone, body, calendar, range);
  }

  /**
   * By when a request for a lesson in that period would have to be in, as the department's policy and the practical's lead time say.
   * @throws NOT_FOUND for a department or practical that the school has not; NOT_A_TEACHING_DAY; INVALID for a period that day has not
   */
  async deadline(principal: Principal, query: DeadlineQuery): Promise<DeadlineView> {
    const rules = await this.rules.of(principal);
    if (!rules.departments.has(query.departmentId)) throw notFound('department');
    const leadSchoolDays = query.practicalId === undefined ? 0 : await this.leadOf(principal.schoolId, query.practicalId);
    const day = rules.calendar?.day(query.date);
    if (!rules.calendar || !day) throw notATeachingDay(query.date, rules.calendar !== null);
    if (!findPeriod(day.periods, query.period, query.schedule)) {
      const { date, period } = query;
      const periods = day.periods.map(({ name }) => name);
      throw invalid('period', told`${{ date: words.dates.day(date) }} has no period '${{ period }}'; it has ${{ periods }}`);
    }
    const { deadlineMs, facts } = standingDeadline(rules.calendar, deadlineTermsOf(rules, query.departmentId), query, leadSchoolDays);
    return {
      deadline: deadlineMs === null ? null : isoInstant(deadlineMs),
      policy: words.deadlines.setBy(facts),
      explanation: words.deadlines.explanation(facts, deadlineMs, rules.timeZone),
      facts,
    };
  }

  private async leadOf(schoolId: string, practicalId: string): Promise<number> {
    const [practical] = await this.db.read(schoolId, LEAD, [schoolId, idOr404(practicalId, 'practical')]);
    if (!practical) throw notFound('practical');
    return practical.leadSchoolDays ?? 0;
  }
}

function notATeachingDay(date: string, hasCalendar: boolean) {
  const message = hasCalendar
    ? told`${{ date: words.dates.day(date) }} is no teaching day: choose a day inside a term that no holiday or INSET covers`
    : 'The school has no calendar yet: an admin writes it first';
  return invalid('date', message, 'NOT_A_TEACHING_DAY');
}
