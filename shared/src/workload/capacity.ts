/** [fromMs, toMs) in which one technician works. */
export interface Segment {
  fromMs: number;
  toMs: number;
}

/** The working time of a team, in technician minutes: two people working for one minute are two. */
export interface CapacityCurve {
  /** Technician minutes in [fromMs, toMs), exact; 0 for an empty interval. O(log n). */
  minutes(fromMs: number, toMs: number): number;
  /** The first instant of [fromMs, toMs) at which anyone works, or null. */
  firstWorking(fromMs: number, toMs: number): number | null;
  /** The end of the last working time in [fromMs, toMs), or null when nobody works in it. */
  lastWorking(fromMs: number, toMs: number): number | null;
  /** When somebody has worked for so long since an instant; null: nobody does any more. */
  workedAfter(fromMs: number, minutes: number): number | null;
  /** From when on somebody works for so long until an instant; null: nobody did for so long before it. */
  workedBefore(toMs: number, minutes: number): number | null;
}

const MINUTE_MS = 60_000;

/** Index of the last of the ascending `times` that is not after `atMs`; -1 when all are. */
function lastNotAfter(times: readonly number[], atMs: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (times[middle]! <= atMs) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Adds up the segments of several technicians; each technician's own segments are disjoint. */
export function capacityCurve(perTechnician: readonly (readonly Segment[])[]): CapacityCurve {
  const changes = perTechnician
    .flat()
    .filter((segment) => segment.fromMs < segment.toMs)
    .flatMap((segment) => [
      { atMs: segment.fromMs, by: 1 },
      { atMs: segment.toMs, by: -1 },
    ])
    .sort((one, other) => one.atMs - other.atMs);

  // From times[i] on, working[i] people work, and workedMs[i] technician milliseconds have gone before.
  const times: number[] = [];
  const working: number[] = [];
  const workedMs: number[] = [];
  for (const { atMs, by } of changes) {
    const last = times.length - 1;
    if (last >= 0 && times[last] === atMs) {
      working[last]! += by;
    } else {
      const people = last < 0 ? 0 : working[last]!;
      workedMs.push(last < 0 ? 0 : workedMs[last]! + people * (atMs - times[last]!));
      times.push(atMs);
      working.push(people + by);
    }
  }

  function sumBefore(atMs: number): number {
    const index = lastNotAfter(times, atMs);
    return index < 0 ? 0 : workedMs[index]! + working[index]! * (atMs - times[index]!);
  }

  return {
    minutes: (fromMs, toMs) => (fromMs < toMs ? (sumBefore(toMs) - sumBefore(fromMs)) / MINUTE_MS : 0),

    firstWorking(fromMs, toMs) {
      for (let index = Math.max(0, lastNotAfter(times, fromMs)); index < times.length && times[index]! < toMs; index++) {
        const startMs = Math.max(times[index]!, fromMs);
        const endMs = Math.min(times[index + 1] ?? toMs, toMs);
        if (working[index]! > 0 && startMs < endMs) return startMs;
      }
      return null;
    },

    workedAfter(fromMs, minutes) {
      let leftMs = minutes * MINUTE_MS;
      for (let index = Math.max(0, lastNotAfter(times, fromMs)); index < times.length; index++) {
        const startMs = Math.max(times[index]!, fromMs);
        const endMs = times[index + 1] ?? startMs;
        if (working[index] === 0 || endMs <= startMs) continue;
        if (endMs - startMs >= leftMs) return startMs + leftMs;
        leftMs -= endMs - startMs;
      }
      return null;
    },

    workedBefore(toMs, minutes) {
      let leftMs = minutes * MINUTE_MS;
      for (let index = lastNotAfter(times, toMs); index >= 0; index--) {
        const endMs = Math.min(times[index + 1] ?? times[index]!, toMs);
        if (working[index] === 0 || endMs <= times[index]!) continue;
        if (endMs - times[index]! >= leftMs) return endMs - leftMs;
        leftMs -= endMs - times[index]!;
      }
      return null;
    },

    lastWorking(fromMs, toMs) {
      for (let index = lastNotAfter(times, toMs); index >= 0; index--) {
        const startMs = Math.max(times[index]!, fromMs);
        const endMs = Math.min(times[index + 1] ?? toMs, toMs);
        if (working[index]! > 0 && startMs < endMs) return endMs;
        if (startMs === fromMs) return null;
      }
      return null;
    },
  };
}
