import { type PerformanceEntry, PerformanceObserver } from 'node:perf_hooks';
import { setImmediate as aTurn } from 'node:timers/promises';

const MS = 1000;

interface Hold {
  fromMs: number;
  toMs: number;
  usedMs: number;
}

/** The processor's time that this thread has used so far, in milliseconds: what else the machine does meanwhile counts for nothing. */
export function usedMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / MS;
}

/**
 * Measures for how long work holds this thread without a turn for others: the longest of its holds, in milliseconds of the thread's own work.
 * What collecting garbage takes is left out: it goes through all that the specs before this one left in the process.
 */
export async function longestHold(work: () => Promise<unknown>): Promise<number> {
  const holds: Hold[] = [];
  const collected: { fromMs: number; toMs: number }[] = [];
  const note = (entries: PerformanceEntry[]): void => {
    for (const { startTime, duration } of entries) collected.push({ fromMs: startTime, toMs: startTime + duration });
  };
  const observer = new PerformanceObserver((list) => note(list.getEntries()));
  observer.observe({ entryTypes: ['gc'] });
  let last = { atMs: performance.now(), used: usedMs() };
  let isOver = false;
  const look = (): void => {
    const now = { atMs: performance.now(), used: usedMs() };
    holds.push({ fromMs: last.atMs, toMs: now.atMs, usedMs: now.used - last.used });
    last = now;
    if (!isOver) setImmediate(look);
  };
  setImmediate(look);
  try {
    await work();
  } finally {
    isOver = true;
    await aTurn();
    // what was collected last may not have been told yet
    note(observer.takeRecords());
    observer.disconnect();
  }
  const collectingMs = ({ fromMs, toMs }: Hold): number =>
    collected.reduce((sum, gc) => sum + Math.max(0, Math.min(toMs, gc.toMs) - Math.max(fromMs, gc.fromMs)), 0);
  return holds.reduce((longest, hold) => Math.max(longest, hold.usedMs - collectingMs(hold)), 0);
}
