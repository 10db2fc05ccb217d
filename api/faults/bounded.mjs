// Waits of the faults run: each ends by itself, and says what it waited for.
import { setTimeout as pause } from 'node:timers/promises';

/** Nothing that is waited for takes a slow machine so long, in milliseconds: what does, hangs. */
export const LONGEST_MS = 300_000;
const minutes = (ms) => `${Math.round(ms / 6000) / 10} minutes`;

/** Looks again and again until something is so. @throws Error with what was waited for, where it does not come in so many milliseconds */
export async function untilSo(what, isSo, { ms = LONGEST_MS, everyMs = 20 } = {}) {
  for (const endMs = performance.now() + ms; !(await isSo()); await pause(everyMs))
    if (performance.now() > endMs) throw new Error(`It was waited ${minutes(ms)} for this and it did not come: ${what}.`);
}

/** Sends a signal to a program and all that it started. @returns {boolean} whether it was still there to hear it */
export function signalTo(pid, signal) {
  try {
    return process.kill(-pid, signal);
  } catch (error) {
    if (error.code === 'ESRCH') return false;
    throw error;
  }
}

/** Waits for work, which goes on by itself where it takes longer. @throws Error with what was waited for, where it does not end in so many milliseconds */
export async function within(what, work, ms = LONGEST_MS) {
  let late;
  const never = new Promise((_, fail) => {
    late = setTimeout(() => fail(new Error(`It was waited ${minutes(ms)} for this and it did not end: ${what}.`)), ms);
  });
  try {
    return await Promise.race([work, never]);
  } finally {
    clearTimeout(late);
  }
}
