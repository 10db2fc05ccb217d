import { periodKey, periodsBetween, plainWords, readTime, spanOf, splitSession, weekdayWords, type Times } from '../reading/index.js';
import { findPeriod, scheduleKey } from '../calendar/find-period.js';
import { readCycleDay, type CycleDay, type FileDays, type ImportCalendar } from './cycle-day.js';
import { missing, Refused, type RowCells } from './row-cells.js';
import type { ColumnMapping, TimetableColumn } from './timetable-columns.js';
import type { ImportContext, ImportTableRow } from './timetable-lesson.js';

/** The periods of a row, in the calendar's words where it has them, and the times that the file gives them. */
export interface RowPeriods {
  names: readonly string[];
  known: boolean;
  /** The bells that they belong to; null where there is one set, or nobody says which. */
  schedule: string | null;
  /** Several sets of bells have a period of this name, and the file does not say which. */
  schedulesUnsaid: readonly string[];
  times: Times | { start: string; end: null } | null;
}

/** What a row says of its periods. */
interface Written {
  written: string;
  start: string | undefined;
  end: string | undefined;
  weekday: number;
  schedule: string;
}

/** Reads when a row's lesson is: its day and its periods, by name or by start and end. */
export class WhenReader {
  private readonly days = new Map<string, CycleDay | Refused>();
  private readonly periods = new Map<string, RowPeriods>();

  constructor(
    private readonly cells: RowCells,
    private readonly mapping: ColumnMapping,
    private readonly context: ImportContext,
    private readonly file: FileDays,
  ) {}

  /** The day of a row, or why it has none: missing or not understood, by its words. @throws Refused for a cell that cannot be taken */
  day(row: ImportTableRow): CycleDay | Refused {
    const { day } = this.parts(row);
    if (day === '') return missing('day');
    const week = this.cells.read(row, 'week');
    const key = `${day}\u0000${week}`;
    let found = this.days.get(key);
    if (!found) this.days.set(key, (found = this.dayOf(day, week)));
    return found;
  }

  private dayOf(day: string, week: string): CycleDay | Refused {
    const cycle = readCycleDay(day, week, this.context.calendar, this.file);
    if (cycle === 'DAY_NOT_UNDERSTOOD')
      return new Refused('day', cycle, `'${day}' is not understood as one day. Write it like Mon, A Mon or Day 1.`);
    if (cycle === 'WEEK_NOT_UNDERSTOOD') {
      return new Refused(
        this.mapping.week ? 'week' : 'day',
        cycle,
        `'${week || day}' is not understood as one week of the cycle. Leave it empty for every week.`,
      );
    }
    return cycle;
  }

  /** @throws Refused for a row that names neither a period nor a time, and for a time that is not understood */
  period(row: ImportTableRow, day: CycleDay | null): RowPeriods {
    const written = this.parts(row).period;
    const start = this.time(row, 'start', written === '');
    const end = start === undefined ? undefined : this.time(row, 'end', written === '');
    if (written === '' && start === undefined) throw missing(this.mapping.period === undefined ? 'start' : 'period');
    const weekday = start === undefined ? 0 : ((day && weekdayWords(day.day)?.weekday) ?? 0);
    const schedule = this.cells.readIfPossible(row, 'schedule') ?? '';
    const key = start === undefined && schedule === '' ? written : [written, start, end, weekday, schedule].join('\u0000');
    let periods = this.periods.get(key);
    if (!periods) this.periods.set(key, (periods = this.named({ written, start, end, weekday, schedule })));
    return periods;
  }

  /** Each row's day and period as written; a session holds both. @throws Refused for a session that does not */
  private parts(row: ImportTableRow): { day: string; period: string } {
    const period = this.cells.read(row, 'period');
    if (this.mapping.day !== this.mapping.period) return { day: this.cells.read(row, 'day'), period };
    if (period === '') throw missing('day');
    const session = splitSession(period);
    if (session) return session;
    throw new Refused('day', 'DAY_NOT_UNDERSTOOD', `'${period}' is not understood as a day and a period. Write it like MonA:1.`);
  }

  private time(row: ImportTableRow, column: Extract<TimetableColumn, 'start' | 'end'>, needed: boolean): string | undefined {
    const written = needed ? this.cells.read(row, column) : (this.cells.readIfPossible(row, column) ?? '');
    if (written === '') return undefined;
    const time = readTime(written);
    if (time !== undefined || !needed) return time;
    throw new Refused(column, 'TIME_NOT_UNDERSTOOD', `'${written}' is not understood as a time. Write it like 09:50.`);
  }

  private named({ written, start, end, weekday, schedule }: Written): RowPeriods {
    const { calendar } = this.context;
    const times = spanOf(start, end) ?? (start === undefined ? null : { start, end: null });
    const byName = written !== '' && calendar ? findPeriod(calendar.periods, written, schedule) : undefined;
    if (byName && calendar) return { names: [byName.name], known: true, times, ...bellsOf(byName, calendar, written, schedule) };
    const rung = calendar?.periods.filter((period) => schedule === '' || scheduleKey(period.schedule) === scheduleKey(schedule)) ?? [];
    const byTime = start === undefined ? [] : periodsBetween(rung, start, end, weekday);
    const bells = { schedule: byTime[0]?.schedule ?? (schedule || null), schedulesUnsaid: [] };
    if (byTime.length > 0) return { names: byTime.map(({ name }) => name), known: true, times, ...bells };
    const name = written || (times?.end ? `${times.start}-${times.end}` : (times?.start ?? ''));
    return { names: [name], known: calendar === null, times, ...bells };
  }
}

/** The bells of a period that was found by its name, or that several have one of that name. */
function bellsOf(
  found: ImportCalendar['periods'][number],
  { periods }: ImportCalendar,
  written: string,
  said: string,
): Pick<RowPeriods, 'schedule' | 'schedulesUnsaid'> {
  const named = periods.filter(({ name }) => plainWords(name) === plainWords(found.name));
  const schedules = [...new Map(named.map(({ schedule }) => [scheduleKey(schedule), schedule ?? ''])).values()];
  const isUnsaid = said === '' && schedules.length > 1 && periodKey(written) === periodKey(found.name);
  return isUnsaid ? { schedule: null, schedulesUnsaid: schedules } : { schedule: found.schedule ?? null, schedulesUnsaid: [] };
}
