const MS = 1000;

/** The processor's time that this thread has used so far, in milliseconds: what else the machine does meanwhile counts for nothing. */
export function usedMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / MS;
}

/** Measures for how long work holds this thread without a turn for others: the longest of its holds, in milliseconds of the thread's own work. */
export async function longestHold(work: () => Promise<unknown>): Promise<number> {
  let last = usedMs();
  let longestMs = 0;
  let isOver = false;
  const look = (): void => {
    const now = usedMs();
    longestMs = Math.max(longestMs, now - last);
    last = now;
    if (!isOver) setImmediate(look);
  };
  setImmediate(look);
  try {
    await work();
  } finally {
    isOver = true;
  }
  return longestMs;
}
