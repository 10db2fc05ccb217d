import { Injectable } from '@nestjs/common';
import { type CalendarBody, type CalendarView, compileCalendar, type FirstWeekday, type Period, readName } from '@app/shared';
import type { Principal } from '../core/access/index.js';
import { Clock, instant } from '../core/clock/index.js';
import { command, Database, is, statement } from '../core/database/index.js';
import { Events } from '../core/events/index.js';
import { PendingRow, StandingWork } from '../core/jobs/index.js';
import { ProblemError, toldWith } from '../core/problems/index.js';
import { raiseRulesVersion } from '../school/index.js';
import { calendarBody } from './calendar-body.js';
import { calendarFaults } from './calendar-faults.js';
import { JoinEntries } from './join-entries.js';
import { calendarView, fourWeeksFrom } from './calendar-view.js';

export const WRITE_CALENDAR = command(`
  INSERT INTO calendar (school_id, terms, closures, periods, cycle, first_weekday, changed_at) VALUES ($1, $2, $3, $4, $5, $6, $7)
  ON CONFLICT (school_id) DO UPDATE SET terms = excluded.terms, closures = excluded.closures, periods = excluded.periods,
    cycle = excluded.cycle, first_weekday = excluded.first_weekday, changed_at = excluded.changed_at`);
export const CALENDAR = statement(
  {
    terms: is.json<CalendarBody['terms']>(),
    closures: is.json<CalendarBody['closures']>(),
    periods: is.json<CalendarBody['periods']>(),
    cycle: is.json<CalendarBody['cycle']>(),
    firstWeekday: is.int.as<FirstWeekday>().orNull,
  },
  'SELECT terms, closures, periods, cycle, first_weekday AS "firstWeekday" FROM calendar WHERE school_id = $1',
);

/** The calendar's one command. */
@Injectable()
export class CalendarService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly standing: StandingWork,
    private readonly events: Events,
    private readonly joins: JoinEntries,
  ) {}

  /**
   * Puts a whole calendar in the place of what there was, and answers it with the teaching days of its first four weeks.
   * @throws INVALID that names every field which makes no sense
   */
  async replace(principal: Principal, sent: CalendarBody): Promise<CalendarView> {
    const faults = calendarFaults(sent);
    const [first] = faults;
    if (first) {
      const rest = faults.length > 1 ? ` (and ${faults.length - 1} more)` : '';
      throw new ProblemError(
        'INVALID',
        toldWith({ text: first.message, params: first.params ?? {} }, `${rest}. The calendar was left as it was.`),
        faults,
      );
    }
    const body = normalise(sent);
    const calendar = compileCalendar(body, principal.timeZone);
    const { schoolId } = principal;
    const nowMs = this.clock.nowMs();
    await this.db.transaction(schoolId, async () => {
      // taken first, so that two who change the calendar at once wait for one another
      await raiseRulesVersion(this.db, schoolId);
      const before = await this.db.one(CALENDAR, [schoolId]);
      const { terms, closures, periods, cycle } = body;
      const columns = [terms, closures, periods, cycle].map((column) => JSON.stringify(column));
      await this.db.change(WRITE_CALENDAR, [schoolId, ...columns, body.firstWeekday ?? null, instant(nowMs)]);
      await this.joins.again(schoolId);
      await this.events.record(
        principal,
        { name: 'calendar.changed', subjectId: schoolId, payload: { before: before ? calendarBody(before) : null, after: body } },
        [PendingRow, this.standing.rows(schoolId)],
      );
    });
    return { ...calendarView(principal.timeZone, body, calendar, fourWeeksFrom(body)), closures: body.closures };
  }
}

/** The body as it is stored: what was left out or sent as null is not there. */
function normalise({ firstWeekday, terms, closures, periods, cycle }: CalendarBody): CalendarBody {
  return {
    ...(firstWeekday ? { firstWeekday } : {}),
    terms: terms.map(({ name, from, to }) => ({ name, from, to })),
    closures: closures.map(({ from, to, kind, name }) => ({ from, to, kind, name })),
    periods: periods.map(normalPeriod),
    cycle: {
      kind: cycle.kind,
      labels: cycle.labels.map(seen),
      ...(cycle.overrides?.length ? { overrides: cycle.overrides.map(({ week, label }) => ({ week, label })) } : {}),
    },
  };
}

/** A name as it is kept; one of marks that nobody sees stays what it is, and is refused or shown as such. */
const seen = (name: string): string => readName(name) || name;

function normalPeriod({ name, start, end, weekdays, schedule }: Period): Period {
  const bells = schedule && readName(schedule);
  return { name: seen(name), start, end, ...(weekdays?.length ? { weekdays } : {}), ...(bells ? { schedule: bells } : {}) };
}
