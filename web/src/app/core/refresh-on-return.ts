import { DOCUMENT, DestroyRef, effect, inject, untracked } from '@angular/core';
import { UndoClient } from './undo.client';
import { Clock } from './clock';

/**
 * Runs `refresh` whenever the page comes back in front of somebody or to the network, and after so many seconds in front of
 * them: what others did since then shows, and what was taken back here. Call in an injection context.
 */
export function refreshOnReturn(refresh: () => void, everySeconds: () => number): void {
  const document = inject(DOCUMENT);
  const clock = inject(Clock);
  const { undone } = inject(UndoClient);
  let last = untracked(clock.now);
  let seen = untracked(undone);
  const back = (): void => {
    if (document.visibilityState !== 'visible') return;
    last = untracked(clock.now);
    refresh();
  };
  effect(() => {
    const now = clock.now();
    if (Temporal.Instant.from(now).since(last).total('seconds') >= everySeconds()) untracked(back);
  });
  effect(() => {
    const times = undone();
    if (times === seen) return;
    seen = times;
    untracked(refresh);
  });
  document.addEventListener('visibilitychange', back);
  document.defaultView?.addEventListener('online', back);
  inject(DestroyRef).onDestroy(() => {
    document.removeEventListener('visibilitychange', back);
    document.defaultView?.removeEventListener('online', back);
  });
}
