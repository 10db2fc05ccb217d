import type { SchoolCalendar, TeachingDay } from '../calendar/school-calendar.js';
import { labelKey } from '../reading/read-label.js';
import type { IsoDate } from '../time/iso-date.js';
import { minutesOfDay, type WallTime } from '../time/wall-time.js';
import type { Segment } from './capacity.js';

/** When a technician works: windows per weekday (1 = Monday), and the breaks inside them that are nobody else's. */
export interface WorkingPattern {
  /** `week` is a cycle week's label, however it is written; absent = every week. */
  windows: { weekday: number; start: WallTime; end: WallTime; week?: string }[];
  /** A break without a weekday is every day's. */
  breaks: { weekday?: number; start: WallTime; end: WallTime }[];
  /** Hours on one date besides, a teaching day or not. */
  extra?: { date: IsoDate; start: WallTime; end: WallTime }[];
  /** What held until a date, that day not included; the oldest first. */
  former?: { until: IsoDate; windows: WorkingPattern['windows']; breaks: WorkingPattern['breaks'] }[];
}

/** The windows and breaks that hold on a date. */
export function patternOn({ windows, breaks, former = [] }: WorkingPattern, date: IsoDate): Pick<WorkingPattern, 'windows' | 'breaks'> {
  return former.find(({ until }) => date < until) ?? { windows, breaks };
}

const MINUTE_MS = 60_000;
const USUAL_DAY_MS = 24 * 60 * MINUTE_MS;

/** On a day without a clock change plain addition gives the instant; it is many times cheaper than the zone's rules. */
function momentMs(calendar: Pick<SchoolCalendar, 'instantMs'>, day: TeachingDay, time: WallTime): number {
  const isUsualDay = day.endMs - day.startMs === USUAL_DAY_MS;
  return isUsualDay ? day.startMs + minutesOfDay(time) * MINUTE_MS : calendar.instantMs(day.date, time);
}

function merged(segments: readonly Segment[]): Segment[] {
  const result: Segment[] = [];
  for (const { fromMs, toMs } of [...segments].sort((one, other) => one.fromMs - other.fromMs)) {
    const last = result.at(-1);
    if (fromMs >= toMs) continue;
    if (last && fromMs <= last.toMs) last.toMs = Math.max(last.toMs, toMs);
    else result.push({ fromMs, toMs });
  }
  return result;
}

/** What remains of sorted, disjoint segments outside other sorted, disjoint ones. */
function without(segments: readonly Segment[], taken: readonly Segment[]): Segment[] {
  const result: Segment[] = [];
  let passed = 0;
  for (const { fromMs, toMs } of segments) {
    while (passed < taken.length && taken[passed]!.toMs <= fromMs) passed++;
    let freeFromMs = fromMs;
    for (let next = passed; next < taken.length && taken[next]!.fromMs < toMs; next++) {
      if (freeFromMs < taken[next]!.fromMs) result.push({ fromMs: freeFromMs, toMs: taken[next]!.fromMs });
      freeFromMs = Math.max(freeFromMs, taken[next]!.toMs);
    }
    if (freeFromMs < toMs) result.push({ fromMs: freeFromMs, toMs });
  }
  return result;
}

function isOfWeek(window: { week?: string }, day: TeachingDay): boolean {
  return window.week === undefined || (day.weekLabel !== null && labelKey(window.week) === labelKey(day.weekLabel));
}

/**
 * The time that one technician works on the given teaching days: the windows of the pattern that held that day less its breaks, the hours besides between the first of them and the last, and less `away`
 * (absences, courses and fixed duties, as instants, in any order). Sorted and disjoint; windows that overlap count once.
 */
export function workingSegments(
  calendar: Pick<SchoolCalendar, 'instantMs'>,
  pattern: WorkingPattern,
  days: readonly TeachingDay[],
  away: readonly Segment[],
): Segment[] {
  const windows: Segment[] = [];
  const breaks: Segment[] = [];
  const lasting = pattern.former ? null : pattern;
  for (const day of days) {
    const held = lasting ?? patternOn(pattern, day.date);
    const segmentOf = ({ start, end }: { start: WallTime; end: WallTime }) => ({
      fromMs: momentMs(calendar, day, start),
      toMs: momentMs(calendar, day, end),
    });
    const todays = held.windows.filter((window) => window.weekday === day.weekday && isOfWeek(window, day));
    if (todays.length === 0) continue;
    windows.push(...todays.map(segmentOf));
    breaks.push(...held.breaks.filter((pause) => (pause.weekday ?? day.weekday) === day.weekday).map(segmentOf));
  }
  const [first, last] = [days[0], days.at(-1)];
  const besides = first && last ? extraSegments(calendar, pattern, first.date, last.date) : [];
  return without(merged([...without(merged(windows), merged(breaks)), ...besides]), merged([...away]));
}

/** The hours besides that somebody works on dates between two, both included, without a break in them. Sorted and disjoint. */
export function extraSegments(
  calendar: Pick<SchoolCalendar, 'instantMs'>,
  { extra = [] }: WorkingPattern,
  from: IsoDate,
  to: IsoDate,
): Segment[] {
  const within = extra.filter(({ date }) => from <= date && date <= to);
  return merged(within.map(({ date, start, end }) => ({ fromMs: calendar.instantMs(date, start), toMs: calendar.instantMs(date, end) })));
}

/** A technician's hours of one day, breaks among them; when the person is not at work in them: in breaks, and away; and the minutes in which the person is there. */
export interface DayHours {
  hours: Segment[];
  breaks: Segment[];
  away: Segment[];
  minutes: number;
}

/** Tells a technician's hours of one day apart. A break in which the person is away is both. `away` in any order. */
export function dayHours(
  calendar: Pick<SchoolCalendar, 'instantMs'>,
  pattern: WorkingPattern,
  day: TeachingDay,
  away: readonly Segment[],
): DayHours {
  const { extra = [] } = pattern;
  const hours = workingSegments(calendar, { windows: patternOn(pattern, day.date).windows, breaks: [], extra }, [day], []);
  const worked = workingSegments(calendar, pattern, [day], []);
  const there = workingSegments(calendar, pattern, [day], away);
  return {
    hours,
    breaks: without(hours, worked),
    away: without(hours, without(hours, merged(away))),
    minutes: there.reduce((sum, { fromMs, toMs }) => sum + (toMs - fromMs), 0) / MINUTE_MS,
  };
}
