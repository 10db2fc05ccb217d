import { parseInstantMs } from '@app/shared';
import { batchKey } from './batch.js';
import type { TaskRow } from './task.entity.js';

/** What is said of each task, behind the school. */
const VALUES_EACH = 8;

/** The columns that are written of each; the others are as they are by themselves. */
export const COLUMNS_OF_EACH = 'school_id, department_id, due, window_from, batch, minutes, fixed_minutes, tasks, as_text';

/**
 * SQL: rows of so many new tasks of a school ($1) for the sums of demand, each of a sum of its own. Lists that PostgreSQL takes apart and sums up
 * cost it a quarter to a half more than rows of values.
 */
export function rowsOfEach(count: number): string {
  const row = (at: number): string => {
    const $ = (which: number) => `$${2 + at * VALUES_EACH + which}`;
    const minutes = `${$(4)}::numeric - ${$(5)}::numeric`;
    return `($1, ${$(0)}, ${$(1)}, ${$(2)}, ${$(3)}, ${minutes}, ${$(5)}::numeric, 1, ${$(6)} || trim_scale(${minutes}) || ${$(7)})`;
  };
  return Array.from({ length: count }, (_, at) => row(at)).join(', ');
}

/**
 * The values of open tasks for `rowsOfEach`, in the order in which sums are locked; null where that is not for them: what is over the line or yields,
 * what goes to one window with another, and minutes of a batch so small that they are not written as they are stored.
 */
export function valuesOfEach(tasks: readonly TaskRow[]): unknown[] | null {
  const all = tasks.map((task) => {
    const batch = batchKey(task);
    const fixedMinutes = batch === '' ? 0 : task.fixedMinutes;
    return { ...task, batch, fixedMinutes, dueMs: parseInstantMs(task.due), fromMs: parseInstantMs(task.windowFrom) };
  });
  const windows = new Set(all.map(({ departmentId, dueMs, fromMs }) => `${departmentId} ${dueMs} ${fromMs}`));
  const isPlain = ({ overLine, yields, fixedMinutes }: TaskRow) => !overLine && !yields && !String(fixedMinutes).includes('e');
  if (windows.size < all.length || !all.every(isPlain)) return null;
  return all
    .sort((one, other) => order(one.departmentId, other.departmentId) || one.dueMs - other.dueMs || one.fromMs - other.fromMs)
    .flatMap(({ departmentId, due, windowFrom, batch, minutes, fixedMinutes, dueMs, fromMs }) => {
      const end = batch === '' ? ',1]' : `,1,"${batch}",${fixedMinutes}]`;
      return [departmentId, due, windowFrom, batch, minutes, fixedMinutes, `[${dueMs},${fromMs},`, end];
    });
}

function order(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
