/** Where a row of work stands on the list of its day: past its time, what comes next, what comes after, what is done. */
export const DAY_PARTS = ['overdue', 'next', 'later', 'done'] as const;
export type DayPart = (typeof DAY_PARTS)[number];

/** A row of work as its place on the list needs to know it; instants in epoch milliseconds. */
export interface RowOfDay {
  /** From when it can be done; null: as soon as it is on the list. */
  fromMs: number | null;
  dueMs: number;
  isDone: boolean;
  /** An earlier day left it over, or the server says that it is past its time. */
  isOverdue: boolean;
  /** It waits for an answer, or for somebody else: nobody here can do it now. */
  waits: boolean;
  /** It was ticked a moment ago: it stays where it stood, so that nothing slides under a finger. */
  isHeld: boolean;
}

/**
 * Says of each row of a day in which part it stands at an instant; the rows come in their order and keep it. Next is the first open one that
 * somebody can do, with what stands before it, and whatever can be done from now on; where nobody can do any, none of them is later.
 */
export function dayParts(rows: readonly RowOfDay[], nowMs: number): DayPart[] {
  const isOverdue = (row: RowOfDay): boolean => row.isOverdue || row.dueMs <= nowMs;
  const first = rows.findIndex((row) => !row.isDone && !row.waits && !isOverdue(row));
  const isNext = (row: RowOfDay, at: number): boolean => first < 0 || at <= first || (row.fromMs !== null && row.fromMs <= nowMs);
  return rows.map((row, at) => {
    if (row.isDone && !row.isHeld) return 'done';
    if (isOverdue(row)) return 'overdue';
    return isNext(row, at) ? 'next' : 'later';
  });
}
