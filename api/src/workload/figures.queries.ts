import { Injectable } from '@nestjs/common';
import {
  addDays,
  type AskedAlike,
  dateAt,
  type Dates,
  type Figures,
  type FiguresQuery,
  type FiguresWeek,
  lastBefore,
  lateRate,
  latenessByWeek,
  latenessByYear,
  latenessOf,
  lessonsBetween,
  may,
  oftenShort,
  stretchesOf,
  weekStart,
  WHAT_IF_LIMITS,
} from '@app/shared';
import { checkRange, deadlineTermsOf, type Rules, SchoolRules, workedTimeOf } from '../calendar/index.js';
import type { Principal } from '../core/access/index.js';
import { Clock } from '../core/clock/index.js';
import { type Answered, Database } from '../core/database/index.js';
import { isId } from '../core/ids/index.js';
import { invalid, notFound } from '../core/problems/index.js';
import { ASKED_ALIKE, COVERAGE, HEAT, LATE_BY_TEACHER, SHORT_ONCE, WASTED, WORK_BY_DAY } from './figures.statements.js';
import { ANSWERED_ENTRIES } from './workload.statements.js';

/** RP2 before RP10. */
const BY_NUMBER = new Intl.Collator('en-GB', { numeric: true });
const FIRST_WEEKDAY = 1;

/** Which days are counted, and what they are compared with. */
interface Counted extends Dates {
  isPast: boolean;
}

/** The figures of a stretch of days: lateness, load, shortages and what was prepared for nothing. Names people to the head of their department alone. */
@Injectable()
export class FiguresQueries {
  constructor(
    private readonly db: Database,
    private readonly rules: SchoolRules,
    private readonly clock: Clock,
  ) {}

  /** The figures of the days that are over or, where none of them is, of those to come. @throws INVALID, NOT_FOUND */
  async figures(principal: Principal, query: FiguresQuery): Promise<Figures> {
    const { departmentId = null, against } = query;
    checkRange(query, WHAT_IF_LIMITS.days);
    if (departmentId !== null && !isId(departmentId)) throw invalid('departmentId', 'departmentId is not an id');
    const rules = await this.rules.of(principal);
    if (departmentId !== null && !rules.departments.has(departmentId)) throw notFound('department');
    const { schoolId } = principal;
    const counted = this.counted(rules, query);
    const before = against && taughtOf(rules, lastBefore(rules.body ? stretchesOf(rules.body)[against] : [], query.from));
    const of = [schoolId, departmentId, counted.from, counted.to];
    const isLed = departmentId !== null && may(principal, 'lateness.readOf', { personId: '', departmentIds: [departmentId] });
    const [year] = (rules.body ? stretchesOf(rules.body).year : []).filter(({ from }) => from <= counted.to).slice(-1);
    const [asked, work, heat, short, wasted, entries, coverage, teachers] = await this.db.readTogether(schoolId, () =>
      Promise.all([
        this.db.query(ASKED_ALIKE, [...of, before?.from ?? null, before?.to ?? null]),
        this.db.query(WORK_BY_DAY, of),
        this.db.query(HEAT, of),
        this.db.query(SHORT_ONCE, of),
        this.db.query(WASTED, of),
        this.db.query(ANSWERED_ENTRIES, of),
        this.db.query(COVERAGE, [schoolId, departmentId, year?.from ?? counted.from, counted.to]),
        isLed ? this.db.query(LATE_BY_TEACHER, of) : null,
      ]),
    );
    const within = (dates: Dates) => asked.filter(({ date }) => date >= dates.from && date <= dates.to);
    const own = within(counted);
    return {
      ...counted,
      departmentId,
      lateness: latenessOf(own),
      compared: against && before ? { against, ...before, ...latenessOf(within(before)) } : null,
      weeks: weeksOf(rules, counted, departmentId, { asked: own, work, entries }),
      years: latenessByYear(own),
      heat,
      shortages: oftenShort(short),
      wasted,
      coverage: coverage.map((one) => ({ ...one, missing: one.missing.toSorted(BY_NUMBER.compare) })),
      byTeacher:
        teachers?.map(({ asked: sent, late, excused, ...teacher }) => ({
          teacher,
          asked: sent,
          late,
          excused,
          rate: lateRate({ asked: sent, late, excused }),
        })) ?? null,
    };
  }

  /** Past and coming are never mixed: of a stretch under way the days until yesterday. */
  private counted({ timeZone }: Rules, { from, to }: Dates): Counted {
    const yesterday = addDays(dateAt(this.clock.nowMs(), timeZone), -1);
    return from > yesterday ? { from, to, isPast: false } : { from, to: to < yesterday ? to : yesterday, isPast: true };
  }
}

/** A stretch from its first teaching day to its last; undefined where it has none. */
function taughtOf({ calendar }: Rules, stretch: Dates | undefined): Dates | undefined {
  const days = (stretch && calendar?.daysBetween(stretch.from, stretch.to)) ?? [];
  const [first, last] = [days[0], days.at(-1)];
  return first && last && { from: first.date, to: last.date };
}

interface Read {
  asked: readonly AskedAlike[];
  work: readonly Answered<typeof WORK_BY_DAY>[];
  entries: readonly Answered<typeof ANSWERED_ENTRIES>[];
}

/** Each teaching week of the days, whether anything was asked in it or not. */
function weeksOf(rules: Rules, { from, to }: Dates, departmentId: string | null, { asked, work, entries }: Read): FiguresWeek[] {
  const { calendar } = rules;
  const firstWeekday = calendar?.firstWeekday ?? FIRST_WEEKDAY;
  const days = calendar?.daysBetween(from, to) ?? [];
  const curve = workedTimeOf(rules, departmentId, days);
  const lateness = new Map(latenessByWeek(asked, firstWeekday).map((week) => [week.week, week]));
  const minutes = sums(work, firstWeekday);
  const technicians = sums(
    days.map(({ date, startMs, endMs }) => ({ date, minutes: curve?.minutes(startMs, endMs) ?? 0 })),
    firstWeekday,
  );
  // a department that asks for nothing is not waited for
  const wanted = entries.filter((entry) => deadlineTermsOf(rules, entry.departmentId).asks);
  const lessons = calendar ? lessonsBetween(calendar, wanted, from, to) : [];
  const taught = sums(
    lessons.map(({ date }) => ({ date, minutes: 1 })),
    firstWeekday,
  );
  const unanswered = sums(
    lessons.flatMap(({ entry, date }) => (entry.answered?.includes(date) ? [] : [{ date, minutes: 1 }])),
    firstWeekday,
  );
  const weeks = new Set([...days.map(({ date }) => weekStart(date, firstWeekday)), ...lateness.keys(), ...minutes.keys()]);
  return [...weeks].sort().map((week) => ({
    ...(lateness.get(week) ?? latenessOf([])),
    week,
    workMinutes: Math.round(minutes.get(week) ?? 0),
    technicianMinutes: Math.round(technicians.get(week) ?? 0),
    lessons: taught.get(week) ?? 0,
    unanswered: unanswered.get(week) ?? 0,
  }));
}

/** Adds up by week, by its first day. */
function sums(rows: readonly { date: string; minutes: number }[], firstWeekday: number): Map<string, number> {
  const found = new Map<string, number>();
  for (const { date, minutes } of rows) {
    const week = weekStart(date, firstWeekday);
    found.set(week, (found.get(week) ?? 0) + minutes);
  }
  return found;
}
