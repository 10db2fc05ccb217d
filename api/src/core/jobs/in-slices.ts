import { setImmediate } from 'node:timers/promises';

/** So long the thread is held at a time, in milliseconds: what others ask for meanwhile waits no longer than a few such slices. */
const SLICE_MS = 8;

/** Lets go on what others wait for, and comes back behind it. */
export async function othersFirst(): Promise<void> {
  await setImmediate();
}

/** Runs work that takes long in slices, between which the thread does what others wait for; never with one shared thing half changed. */
export async function inSlices<T>(steps: Generator<void, T>): Promise<T> {
  let begun = performance.now();
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value;
    if (performance.now() - begun < SLICE_MS) continue;
    await othersFirst();
    begun = performance.now();
  }
}
