import { backlog, judgeLoad, overloads, type Stretch, type TeachingDay } from '@app/shared';
import { capacityOf, type Rules } from '../calendar/index.js';

const MAX_STRETCHES = 5;

/** Open work of one department by its window; `window` is the window as it is stored. */
export interface OpenWork {
  id: string;
  departmentId: string;
  fromMs: number;
  dueMs: number;
  minutes: number;
  window: { fromMs: number; dueMs: number };
}

/** What the load of some departments comes to. */
export interface DepartmentsJudged {
  /** Worst first, each with its own department's work. */
  stretches: { stretch: Stretch; work: OpenWork[] }[];
  pressure: number;
  /** Minutes unfinished at the end of each day. */
  backlog: Map<string, number>;
  firstMissed: OpenWork | null;
}

/**
 * Judges each department by its own technicians: pooled, one that has time to spare would hide another that has none. A department
 * whose load cannot be judged adds nothing.
 */
export function judgeDepartments(rules: Rules, work: readonly OpenWork[], days: readonly TeachingDay[]): DepartmentsJudged {
  const judged: DepartmentsJudged = { stretches: [], pressure: 0, backlog: new Map(), firstMissed: null };
  for (const [departmentId, own] of Map.groupBy(work, (one) => one.departmentId)) {
    const curve = capacityOf(rules, departmentId);
    if (!curve) continue;
    const byId = new Map(own.map((one) => [one.id, one]));
    for (const { ids, ...stretch } of overloads(own, curve, MAX_STRETCHES))
      judged.stretches.push({ stretch, work: ids.map((id) => byId.get(id)).filter((one) => one !== undefined) });
    judged.pressure = Math.max(judged.pressure, judgeLoad(own, curve).pressure);
    const forecast = backlog(own, curve, days);
    for (const { date, unfinishedMinutes } of forecast.days)
      judged.backlog.set(date, Math.round((judged.backlog.get(date) ?? 0) + unfinishedMinutes));
    const missed = byId.get(forecast.firstMissed ?? '');
    if (missed && (judged.firstMissed === null || missed.dueMs < judged.firstMissed.dueMs)) judged.firstMissed = missed;
  }
  judged.stretches.sort((one, other) => other.stretch.excessMinutes - one.stretch.excessMinutes);
  judged.stretches.splice(MAX_STRETCHES);
  return judged;
}
