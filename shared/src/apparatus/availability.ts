/** A quantity of one apparatus reserved over [fromMs, toMs). */
export interface HeldInterval {
  fromMs: number;
  toMs: number;
  quantity: number;
}

/** A stretch [fromMs, toMs) over which the held quantity stays the same. `free` is never below 0. */
export interface AvailabilityStep {
  fromMs: number;
  toMs: number;
  capacity: number;
  held: number;
  free: number;
}

const MINUTE_MS = 60_000;

interface Level {
  fromMs: number;
  toMs: number;
  held: number;
}

/** The held quantity over [fromMs, toMs) as contiguous levels, each different from the one before it. */
function heldLevels(holds: readonly HeldInterval[], fromMs: number, toMs: number): Level[] {
  if (fromMs >= toMs) return [];
  const changes: { atMs: number; by: number }[] = [];
  for (const hold of holds) {
    const startMs = Math.max(hold.fromMs, fromMs);
    const endMs = Math.min(hold.toMs, toMs);
    if (startMs < endMs) changes.push({ atMs: startMs, by: hold.quantity }, { atMs: endMs, by: -hold.quantity });
  }
  changes.push({ atMs: toMs, by: 0 });
  changes.sort((one, other) => one.atMs - other.atMs);

  const levels: Level[] = [];
  let held = 0;
  let sinceMs = fromMs;
  for (const change of changes) {
    if (change.atMs > sinceMs) {
      const last = levels.at(-1);
      if (last?.held === held) last.toMs = change.atMs;
      else levels.push({ fromMs: sinceMs, toMs: change.atMs, held });
      sinceMs = change.atMs;
    }
    held += change.by;
  }
  return levels;
}

/** The largest quantity held at one instant of [fromMs, toMs); 0 for an empty interval. */
export function peakHeld(holds: readonly HeldInterval[], fromMs: number, toMs: number): number {
  return heldLevels(holds, fromMs, toMs).reduce((peak, level) => Math.max(peak, level.held), 0);
}

/** What can still be held throughout [fromMs, toMs), where `capacity` is owned less out of service. Never below 0. */
export function freeDuring(capacity: number, holds: readonly HeldInterval[], fromMs: number, toMs: number): number {
  return Math.max(0, capacity - peakHeld(holds, fromMs, toMs));
}

/** Held and free quantities over [fromMs, toMs): contiguous steps, neighbours always different. */
export function availabilitySteps(capacity: number, holds: readonly HeldInterval[], fromMs: number, toMs: number): AvailabilityStep[] {
  return heldLevels(holds, fromMs, toMs).map((level) => ({
    fromMs: level.fromMs,
    toMs: level.toMs,
    capacity,
    held: level.held,
    free: Math.max(0, capacity - level.held),
  }));
}

/** The longest that a hold lasts, by which holds are looked up: a practical over 28 days, and a week until the kit is ready again. */
export const MAX_HOLD_DAYS = 35;
const MAX_HOLD_MS = MAX_HOLD_DAYS * 86_400_000;

/** What a hold covers: from the lesson until it is taken down and, after that, the minutes that the apparatus takes to be ready again; 35 days at most. */
export function holdInterval(lesson: { startMs: number; endMs: number }, turnaroundMinutes: number): { fromMs: number; toMs: number } {
  return { fromMs: lesson.startMs, toMs: Math.min(lesson.endMs + turnaroundMinutes * MINUTE_MS, lesson.startMs + MAX_HOLD_MS) };
}
