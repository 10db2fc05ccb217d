import { zonedMs } from '../time/instant.js';
import { addDays, type IsoDate, weekStart } from '../time/iso-date.js';
import type { WallTime } from '../time/wall-time.js';
import type { DayPeriod, SchoolCalendar, TeachingDay } from './school-calendar.js';

/** What an occasion can be. */
export const OCCASION_KINDS = ['club', 'open-evening', 'trial', 'catch-up', 'interview', 'trip', 'cover', 'other'] as const;
export type OccasionKind = (typeof OCCASION_KINDS)[number];

/** One date of an occasion, with when it begins and ends that day. */
export interface OccasionDate {
  date: IsoDate;
  start: WallTime;
  end: WallTime;
}

/** What the rules need of something outside the timetable: its dates take the place of cycle days. */
export interface OccasionRule {
  kind: OccasionKind;
  title: string;
  /** It does not take place on days without teaching. */
  skipNonTeaching: boolean;
  meetings: readonly OccasionDate[];
}

/** When an occasion is on a date, as a lesson has it: its day, and a period of its own. */
export interface OccasionTimes {
  day: TeachingDay;
  period: DayPeriod;
}

/** Finds when an occasion is on a date; undefined where it is not that day. It may be on a day without teaching. */
export function occasionOn(
  calendar: SchoolCalendar,
  { meetings, skipNonTeaching }: OccasionRule,
  date: IsoDate,
): OccasionTimes | undefined {
  const met = meetings.find((one) => one.date === date);
  const taught = calendar.day(date);
  if (!met || (skipNonTeaching && !taught)) return undefined;
  const { start, end } = met;
  const period = {
    name: start,
    schedule: null,
    start,
    end,
    startMs: calendar.instantMs(date, start),
    endMs: calendar.instantMs(date, end),
  };
  return { day: taught ?? untaughtDay(calendar, date), period };
}

/** A day on which nothing is taught, as what is outside the timetable needs it: of no cycle and no period. */
export function untaughtDay({ timeZone, firstWeekday }: SchoolCalendar, date: IsoDate): TeachingDay {
  return {
    date,
    index: -1,
    weekday: Temporal.PlainDate.from(date).dayOfWeek,
    term: '',
    week: weekStart(date, firstWeekday),
    weekIndex: -1,
    weekLabel: null,
    cycleDay: '',
    cycleKeys: [],
    periods: [],
    startMs: zonedMs(date, '00:00', timeZone),
    endMs: zonedMs(addDays(date, 1), '00:00', timeZone),
  };
}
