import { effect, inject, untracked } from '@angular/core';
import { MenuCounts } from '../core/menu-counts';
import { refreshOnReturn } from '../core/refresh-on-return';
import { Session } from './session';

/** What follows from what happens, as a message to somebody, is there so much later, in milliseconds. */
export const TOLD_MS = 2000;

/**
 * Counts what waits behind an entry of the menu (by its path) for whoever is signed in: at once, when the page comes back, and every so
 * many seconds; nobody has none. What cannot be counted now stays as it was. In an injection context; answers what counts afresh.
 */
export function keepCounted(path: string, everySeconds: number, count: () => Promise<number>): () => void {
  const counts = inject(MenuCounts);
  const session = inject(Session);
  const refresh = (): void => {
    if (!session.me()) return;
    count().then(
      (found) => counts.set(path, found),
      () => undefined,
    );
  };
  counts.countWith(path, refresh);
  effect(() => {
    if (session.me()) untracked(refresh);
    else counts.set(path, 0);
  });
  refreshOnReturn(refresh, () => everySeconds, { laterMs: TOLD_MS });
  return refresh;
}
