import { dateAt } from '@app/shared';
import type { Rules } from '../calendar/index.js';

const DAY_MS = 24 * 3_600_000;

/** When what was made for nothing is to be cleared away, from an instant on; in epoch milliseconds, on the list of `date`. */
export interface Clearing {
  fromMs: number;
  dueMs: number;
  date: string;
}

/** Finds the time to clear away from now on: until the end of the next teaching day. */
export function clearingFrom({ calendar, timeZone }: Pick<Rules, 'calendar' | 'timeZone'>, nowMs: number): Clearing {
  const today = dateAt(nowMs, timeZone);
  const next = calendar?.after(today, 1);
  return { fromMs: nowMs, dueMs: next?.endMs ?? nowMs + DAY_MS, date: calendar?.day(today)?.date ?? next?.date ?? today };
}
