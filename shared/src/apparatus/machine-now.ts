/** How a machine is: free, with a class, cooling or charging after it, or out of service. */
export const MACHINE_STATES = ['free', 'in-use', 'turnaround', 'out'] as const;
export type MachineState = (typeof MACHINE_STATES)[number];

/** A use of a machine: the lesson and as long as it is kept (until), then cleaning, cooling or charging (ready). Epoch milliseconds, half-open. */
export interface UseTimes {
  fromMs: number;
  untilMs: number;
  readyMs: number;
}

/** How a machine is at an instant, and until when; null where nothing says until when. */
export interface MachineNow {
  state: MachineState;
  untilMs: number | null;
}

/** Tells how a machine is at an instant: of what is free until the next use begins. What is out of service is so whoever has asked for it. */
export function machineNow(uses: readonly UseTimes[], isOut: boolean, nowMs: number): MachineNow {
  if (isOut) return { state: 'out', untilMs: null };
  const use = uses.find(({ fromMs, readyMs }) => fromMs <= nowMs && nowMs < readyMs);
  if (use) return nowMs < use.untilMs ? { state: 'in-use', untilMs: use.untilMs } : { state: 'turnaround', untilMs: use.readyMs };
  const starts = uses.map(({ fromMs }) => fromMs).filter((fromMs) => fromMs > nowMs);
  return { state: 'free', untilMs: starts.length === 0 ? null : Math.min(...starts) };
}

/** Which uses touch a stretch of time, as a day's column shows them: those that have begun before it too. In the order of their beginnings. */
export function usesIn<Use extends UseTimes>(uses: readonly Use[], fromMs: number, toMs: number): Use[] {
  return uses.filter((use) => use.fromMs < toMs && use.readyMs > fromMs).sort((one, other) => one.fromMs - other.fromMs);
}
