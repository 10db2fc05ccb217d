import {
  belongsTo,
  type DayMinutes,
  extraSegments,
  scheduledBetween,
  type Segment,
  type TeachingDay,
  type TechniciansCounted,
  workingSegments,
  type EntryRule,
} from '@app/shared';
import type { Rules, Technician } from '../calendar/index.js';

const MINUTE_MS = 60_000;

/** How many technicians' hours a report counts, of how many they are not known, and how many of them work for other departments too. */
export function counted(
  rules: Rules,
  departmentIds: readonly string[] | null,
  team: readonly Technician[],
): Pick<TechniciansCounted, 'technicians' | 'withoutHours' | 'alsoElsewhere'> {
  const others = departmentIds === null ? [] : [...rules.departments.keys()].filter((id) => !departmentIds.includes(id));
  return {
    technicians: team.length,
    withoutHours: team.filter((one) => one.pattern.windows.length === 0 && !rules.formerTechnicians.includes(one)).length,
    alsoElsewhere: team.filter((one) => others.some((id) => belongsTo(one.departmentIds, id))).length,
  };
}

/** The minutes of each teaching day that technicians are contracted for: their working hours less their breaks, whoever is away. */
export function contractedByDay(rules: Rules, team: readonly Technician[], days: readonly TeachingDay[]): DayMinutes[] {
  const { calendar } = rules;
  if (!calendar) return [];
  const minutesOn = (day: TeachingDay) =>
    team
      .flatMap(({ pattern }) => workingSegments(calendar, pattern, [day], []))
      .reduce((sum, { fromMs, toMs }) => sum + (toMs - fromMs) / MINUTE_MS, 0);
  return days.map((day) => ({ weekLabel: day.weekLabel, weekday: day.weekday, minutes: minutesOn(day) }));
}

/** The minutes that each technician is contracted for in a range: on teaching days, and on other dates what is worked besides. */
export function contractedBetween(
  rules: Rules,
  team: readonly Technician[],
  { from, to }: { from: string; to: string },
): Map<string, number> {
  const { calendar } = rules;
  if (!calendar) return new Map();
  const days = calendar.daysBetween(from, to);
  const sum = (segments: readonly Segment[]) => segments.reduce((all, { fromMs, toMs }) => all + (toMs - fromMs) / MINUTE_MS, 0);
  return new Map(
    team.map(({ id, pattern }) => {
      const besides = (pattern.extra ?? []).filter(({ date }) => calendar.day(date) === null || calendar.day(date) === undefined);
      const taught = days.map((day) => sum(workingSegments(calendar, pattern, [day], []))).reduce((all, one) => all + one, 0);
      return [id, taught + sum(extraSegments(calendar, { ...pattern, extra: besides }, from, to))];
    }),
  );
}

/** The minutes of each teaching day that are taught by the timetable, whatever is changed of a lesson for once; a double is one lesson. */
export function taughtByDay(rules: Rules, entries: readonly EntryRule[], days: readonly TeachingDay[]): DayMinutes[] {
  const [first, last] = [days[0], days.at(-1)];
  if (!rules.calendar || !first || !last) return [];
  const { changes: _changes, ...calendar } = rules.calendar;
  const minutes = new Map<string, number>();
  for (const { date, startMs, endMs } of scheduledBetween(calendar, entries, first.date, last.date))
    minutes.set(date, (minutes.get(date) ?? 0) + (endMs - startMs) / MINUTE_MS);
  return days.map(({ date, weekLabel, weekday }) => ({ weekLabel, weekday, minutes: minutes.get(date) ?? 0 }));
}
