import type { Rules } from '../calendar/index.js';

/** Load is judged over 20 teaching days. */
export const HORIZON_SCHOOL_DAYS = 20;
const DAY_MS = 24 * 3_600_000;

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

/** The end of the next working day after an instant, by which what is overdue is to be done. */
export function nextDayEndMs(rules: Rules, nowMs: number): number {
  const days = rules.calendar?.days ?? [];
  const next = days.find(({ startMs }) => startMs > nowMs);
  return next?.endMs ?? nowMs + DAY_MS;
}
