import type { OverloadTask, WorkloadDay } from '@app/shared/contracts';
import { pressureLevel, type LoadLevel } from '@app/shared/rules';

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

/** The tasks of an overload by their request, the largest first. */
export function byRequest(
  tasks: readonly OverloadTask[],
): { requisitionId: string | null; title: string; minutes: number; kinds: string[]; due: string }[] {
  const groups = new Map<string, { requisitionId: string | null; title: string; minutes: number; kinds: string[]; due: string }>();
  for (const task of tasks) {
    const key = task.requisitionId ?? task.id;
    const group = groups.get(key) ?? { requisitionId: task.requisitionId, title: task.title, minutes: 0, kinds: [], due: task.due };
    group.minutes += task.minutes;
    if (!group.kinds.includes(task.kind)) group.kinds.push(task.kind);
    if (task.due < group.due) group.due = task.due;
    groups.set(key, group);
  }
  return [...groups.values()].sort((one, other) => other.minutes - one.minutes || one.due.localeCompare(other.due));
}
