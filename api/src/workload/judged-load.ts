import { Injectable } from '@nestjs/common';
import { type Demand, judgeLoad, type Overload, overloads, type OverloadTask, type Stretch, type Verdict } from '@app/shared';
import { capacityOf, type Rules } from '../calendar/index.js';
import { instant } from '../core/clock/index.js';
import { Database, is, statement } from '../core/database/index.js';
import { STRETCH_TASK, toldOverload, toldTask } from './told-overload.js';

/** Load is judged over 20 teaching days. */
export const HORIZON_SCHOOL_DAYS = 20;
const MAX_TASKS_NAMED = 50;

/** The stretch of time over which load is judged, in epoch milliseconds. */
export interface Horizon {
  fromMs: number;
  toMs: number;
}

/**
 * The next 20 teaching days; for a lesson beyond them, the 20 teaching days around it. Nothing before now: that time is spent.
 */
export function horizonOf(rules: Rules, nowMs: number, lessonDate?: string): Horizon {
  const days = rules.calendar?.days ?? [];
  const today = days.findIndex((day) => day.endMs > nowMs);
  const lesson = lessonDate === undefined ? -1 : (rules.calendar?.day(lessonDate)?.index ?? -1);
  const isBeyond = lesson >= today + HORIZON_SCHOOL_DAYS;
  const first = isBeyond ? lesson - HORIZON_SCHOOL_DAYS / 2 : today;
  const last = Math.min(days.length - 1, first + HORIZON_SCHOOL_DAYS);
  return { fromMs: Math.max(nowMs, days[first]?.startMs ?? nowMs), toMs: days[last]?.endMs ?? nowMs };
}

/** Work as it can still be done: a window that opened earlier opens now. */
export function fromNow<D extends Demand>(demand: readonly D[], horizon: Horizon): D[] {
  return demand
    .filter(({ dueMs, minutes }) => dueMs > horizon.fromMs && dueMs <= horizon.toMs && minutes > 0)
    .map((task) => (task.fromMs < horizon.fromMs ? { ...task, fromMs: horizon.fromMs } : task));
}

function withWindow<Part extends string>(part: Part) {
  return (task: Demand) => ({ ...task, part, window: { fromMs: task.fromMs, dueMs: task.dueMs } });
}

const OPEN = { due: is.json<number[]>().orNull, window_from: is.json<number[]>().orNull, minutes: is.json<number[]>().orNull };
const EPOCH_ARRAYS = `to_json(array_agg(date_part('epoch', due) * 1000)) AS due, to_json(array_agg(date_part('epoch', window_from) * 1000)) AS window_from,
  to_json(array_agg(minutes)) AS minutes`;

/** $2 department; $3, $4 horizon. */
export const OPEN_DEMAND = statement(
  OPEN,
  `SELECT ${EPOCH_ARRAYS} FROM (
     SELECT due, window_from, minutes FROM demand
     WHERE school_id = $1 AND department_id = $2 AND due > $3 AND due <= $4 AND minutes > 0 ORDER BY due, window_from) open`,
);
/** The same; $5 the requisition whose own work does not count. */
export const OTHER_DEMAND = statement(
  OPEN,
  `SELECT ${EPOCH_ARRAYS} FROM (
     SELECT due, window_from, sum(minutes) AS minutes FROM (
       SELECT due, window_from, minutes FROM demand
       WHERE school_id = $1 AND department_id = $2 AND due > $3 AND due <= $4
       UNION ALL
       SELECT due, window_from, -minutes FROM task
       WHERE school_id = $1 AND requisition_id = $5 AND done_at IS NULL AND due > $3 AND due <= $4
     ) each GROUP BY due, window_from HAVING sum(minutes) > 0 ORDER BY due, window_from) open`,
);
export const TASKS_WITHIN = statement(
  STRETCH_TASK,
  `SELECT id, kind, requisition_id, title, minutes, window_from, due FROM task
   WHERE school_id = $1 AND department_id = $2 AND done_at IS NULL AND due BETWEEN $3 AND $4 AND window_from >= $5
   ORDER BY due, id LIMIT ${MAX_TASKS_NAMED}`,
);

/** A stretch that has more work than time, and the windows (as they are stored) of the work in it. */
export interface OverloadedStretch extends Stretch {
  windows: Window[];
}

interface Window {
  fromMs: number;
  dueMs: number;
}

/** What adding work to a team does to it. */
export interface AddedLoad {
  verdict: Verdict;
  /** The worst overloaded stretch that the added work is part of. */
  stretch: OverloadedStretch | null;
}

/** Whether one of these windows of work lies in an overloaded stretch. */
export function isIn(stretch: OverloadedStretch, windows: readonly { fromMs: number; dueMs: number }[]): boolean {
  return windows.some((one) => stretch.windows.some(({ fromMs, dueMs }) => fromMs === one.fromMs && dueMs === one.dueMs));
}

/** Judges the technicians' load from the sums that the database keeps by window. */
@Injectable()
export class JudgedLoad {
  constructor(private readonly db: Database) {}

  /** The open work of a department within the horizon, as sums by window, less what one requisition asks already. */
  async demand(departmentId: string, horizon: Horizon, excluding: string | null = null): Promise<Demand[]> {
    const asked = [this.db.schoolId, departmentId, instant(horizon.fromMs), instant(horizon.toMs)];
    const row = await (excluding === null ? this.db.one(OPEN_DEMAND, asked) : this.db.one(OTHER_DEMAND, [...asked, excluding]));
    const { due, window_from: from, minutes } = row ?? { due: null, window_from: null, minutes: null };
    if (!due || !from || !minutes) return [];
    return due.map((dueMs, index) => ({ dueMs, fromMs: from[index] ?? dueMs, minutes: minutes[index] ?? 0 }));
  }

  /** Judges a department with added work. Null: its load cannot be judged (no technician with hours, no calendar). */
  adding(rules: Rules, departmentId: string, open: readonly Demand[], added: readonly Demand[], horizon: Horizon): AddedLoad | null {
    const curve = capacityOf(rules, departmentId);
    if (!curve) return null;
    const all = fromNow([...open.map(withWindow('standing')), ...added.map(withWindow('added'))], horizon);
    const verdict = judgeLoad(all, curve);
    if (verdict.level !== 'overloaded') return { verdict, stretch: null };
    const named = all.map((task, index) => ({ ...task, id: String(index) }));
    // the worst stretch is nearly always the one: only when it is not are the next ones looked for
    const found = this.partOf(all, overloads(named, curve, 1)) ?? this.partOf(all, overloads(named, curve, 3));
    return { verdict, stretch: found ? { ...found.stretch, windows: found.tasks.map(({ window }) => window) } : null };
  }

  private partOf(all: readonly (Demand & { part: string; window: Window })[], stretches: readonly (Stretch & { ids: string[] })[]) {
    return stretches
      .map(({ ids, ...stretch }) => ({ stretch, tasks: ids.map((id) => all[Number(id)]).filter((task) => task !== undefined) }))
      .find(({ tasks }) => tasks.some(({ part }) => part === 'added'));
  }

  /** The overloaded stretches of a department within the next 20 teaching days, worst first; in a transaction. */
  async existing(rules: Rules, departmentId: string, nowMs: number): Promise<OverloadedStretch[]> {
    const curve = capacityOf(rules, departmentId);
    if (!curve) return [];
    const horizon = horizonOf(rules, nowMs);
    const all = fromNow((await this.demand(departmentId, horizon)).map(withWindow('standing')), horizon);
    return overloads(
      all.map((task, index) => ({ ...task, id: String(index) })),
      curve,
    ).map(({ ids, ...stretch }) => ({
      ...stretch,
      windows: ids.map((id) => all[Number(id)]?.window).filter((window) => window !== undefined),
    }));
  }

  /** An overloaded stretch in the shape of the contract, with the tasks (at most 50) that must be done within it. */
  async tell(rules: Rules, departmentId: string, stretch: OverloadedStretch, added: readonly OverloadTask[] = []): Promise<Overload> {
    const dues = stretch.windows.map(({ dueMs }) => dueMs);
    const tasks = await this.db.query(TASKS_WITHIN, [
      this.db.schoolId,
      departmentId,
      instant(Math.min(...dues)),
      instant(Math.max(...dues)),
      instant(Math.min(...stretch.windows.map(({ fromMs }) => fromMs))),
    ]);
    return toldOverload(rules, stretch, [...added, ...tasks.map(toldTask)].slice(0, MAX_TASKS_NAMED));
  }
}
