import type { Workload, WorkloadDay } from '@app/shared/contracts';
import { pressureLevel, type LoadLevel } from '@app/shared/rules';
import { dateOf } from '../core/when';

/** How full a day is, in tone and icon; `words.load.levels` has the word, for the colour never speaks alone. */
export const LEVEL_LOOKS = {
  calm: { tone: 'ok', icon: 'check' },
  tight: { tone: 'warn', icon: 'clock' },
  overloaded: { tone: 'stop', icon: 'alert' },
} as const;

/** One technician's minutes over several days; `share` is work over time, null where there is no time. */
export interface TechnicianLoad {
  id: string | null;
  /** Null with the id: nobody's yet. */
  name: string | null;
  workMinutes: number;
  technicianMinutes: number;
  share: number | null;
  level: LoadLevel;
}

/** Each technician over the days from and to; work that nobody has taken comes last and has no time of its own. */
export function byTechnician(days: readonly WorkloadDay[], from: string, to: string): TechnicianLoad[] {
  const loads = new Map<string | null, TechnicianLoad>();
  for (const day of days.filter(({ date }) => date >= from && date <= to))
    for (const { technician, workMinutes, technicianMinutes } of day.technicians) {
      const id = technician?.id ?? null;
      const load = loads.get(id) ?? {
        id,
        name: technician?.name ?? null,
        workMinutes: 0,
        technicianMinutes: 0,
        share: null,
        level: 'calm',
      };
      load.workMinutes += workMinutes;
      load.technicianMinutes += technicianMinutes;
      loads.set(id, load);
    }
  return [...loads.values()]
    .map((load) => {
      const share = load.technicianMinutes > 0 ? load.workMinutes / load.technicianMinutes : null;
      return { ...load, share, level: share === null ? 'calm' : pressureLevel(share) };
    })
    .sort((one, other) => Number(one.id === null) - Number(other.id === null) || (one.name ?? '').localeCompare(other.name ?? ''));
}

/** What is said of a week [from, to] of dates: its sums, and the overloads that reach into it. */
export function weekOf({ days, overloads }: Pick<Workload, 'days' | 'overloads'>, from: string, to: string, timeZone: string) {
  const own = days.filter(({ date }) => date >= from && date <= to);
  const reaching = overloads
    .filter((one) => reachesInto(one, { from, to }, timeZone))
    .sort((one, other) => one.from.localeCompare(other.from));
  return {
    days: own.length,
    workMinutes: own.reduce((sum, one) => sum + one.workMinutes, 0),
    technicianMinutes: own.reduce((sum, one) => sum + one.technicianMinutes, 0),
    overloads: reaching,
    beginsBefore: reaching.some((one) => dateOf(one.from, timeZone) < from),
  };
}

/** Whether a stretch of instants reaches into days, the first and last of them in `days`. */
export function reachesInto(one: { from: string; to: string }, days: { from: string; to: string }, timeZone: string): boolean {
  return dateOf(one.from, timeZone) <= days.to && lastDay(one, timeZone) >= days.from;
}

/** The last date of a stretch: one that ends at midnight ends with the day before it. */
function lastDay({ to }: { to: string }, timeZone: string): string {
  return dateOf(Temporal.Instant.from(to).subtract({ milliseconds: 1 }).toString(), timeZone);
}
