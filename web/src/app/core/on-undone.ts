import { effect, inject, untracked } from '@angular/core';
import { UndoClient } from './undo.client';

/** Runs `refresh` once something was taken back here: what a page shows is older than that. Call in an injection context. */
export function onUndone(refresh: () => void): void {
  const { undone } = inject(UndoClient);
  let seen = untracked(undone);
  effect(() => {
    const times = undone();
    if (times === seen) return;
    seen = times;
    untracked(refresh);
  });
}
