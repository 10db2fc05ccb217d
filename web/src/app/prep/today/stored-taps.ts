import type { Kind } from '../../core/offline/kind';
import type { Offline } from '../../core/offline/offline';
import { CONFLICTS, idOf, inOrder, ofTask, TAPS, type TapsKept } from './taps';

/** All taps and conflicts of the person that are kept in this browser, by whichever tab. */
export async function storedTaps(kept: Offline): Promise<TapsKept> {
  const [taps, conflicts] = await Promise.all([kept.all(TAPS), kept.all(CONFLICTS)]);
  return { taps: inOrder(taps.map(({ value }) => value)), conflicts: conflicts.map(({ value }) => value) };
}

/** Keeps each tap and each conflict that came or changed as a record of its own, and forgets those that went; what other tabs keep stays. */
export async function storeTaps(kept: Offline, before: TapsKept, next: TapsKept): Promise<void> {
  await Promise.all([
    ...write(kept, TAPS, before.taps, next.taps, idOf),
    ...write(kept, CONFLICTS, before.conflicts, next.conflicts, ofTask),
  ]);
}

function write<T>(kept: Offline, kind: Kind<T>, before: readonly T[], next: readonly T[], id: (one: T) => string): Promise<unknown>[] {
  const gone = before.filter((one) => !next.some((other) => id(other) === id(one)));
  const come = next.filter((one) => !before.includes(one));
  return [...gone.map((one) => kept.forget(kind, id(one))), ...come.map((one) => kept.keep(kind, id(one), one))];
}
