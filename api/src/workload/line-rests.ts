/** A run that takes less than this, in milliseconds, may be followed by the next at once. */
const SHORT_MS = 100;
/** After a longer one the school's line is left alone for so many times as long as it took. */
const TIMES_AS_LONG = 10;

/**
 * Keeps the line of a school from being worked out again and again: one with thousands of open tasks, where each submission moves the
 * line, would keep its server busy with nothing else. In each server's memory, since it protects the server and is no rule of a school.
 */
export class LineRests {
  private readonly untilMs = new Map<string, number>();

  /** Notes a run that is over. */
  note(schoolId: string, tookMs: number, nowMs: number): void {
    if (tookMs < SHORT_MS) this.untilMs.delete(schoolId);
    else this.untilMs.set(schoolId, nowMs + TIMES_AS_LONG * tookMs);
  }

  /** Until when a school's line is left alone, in epoch milliseconds; null: it may be worked out now. */
  of(schoolId: string, nowMs: number): number | null {
    const untilMs = this.untilMs.get(schoolId);
    return untilMs !== undefined && untilMs > nowMs ? untilMs : null;
  }
}
