import { DOCUMENT, inject } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { NavigationEnd, NavigationStart, Router } from '@angular/router';

/** So many frames the page takes at most to draw what was opened or closed. */
const FRAMES = 20;

/**
 * Keeps the card of a lesson at the same height of the window while it is opened or closed: where something above it
 * grows meanwhile, what was pressed would move off. Call in an injection context.
 */
export function holdStill(): void {
  const document = inject(DOCUMENT);
  const router = inject(Router);
  const window = document.defaultView;
  const root = document.documentElement;
  const topOf = (id: string): number | undefined => document.getElementById(`lesson-${id}`)?.getBoundingClientRect().top;
  let held: { id: string; top: number } | null = null;

  const hold = (frames: number): void => {
    if (!held || frames === 0) {
      root.style.removeProperty('overflow-anchor');
      return;
    }
    const now = topOf(held.id);
    if (now !== undefined && Math.abs(now - held.top) > 1) window?.scrollBy(0, now - held.top);
    window?.requestAnimationFrame(() => hold(frames - 1));
  };

  router.events.pipe(takeUntilDestroyed()).subscribe((event) => {
    if (event instanceof NavigationStart) {
      const id = lessonIn(router, event.url) ?? lessonIn(router, router.url);
      const top = id === null ? undefined : topOf(id);
      held = id !== null && top !== undefined ? { id, top } : null;
    } else if (event instanceof NavigationEnd && held) {
      // else the browser would make up for the same move once more
      root.style.setProperty('overflow-anchor', 'none');
      window?.requestAnimationFrame(() => hold(FRAMES));
    }
  });
}

function lessonIn(router: Router, url: string): string | null {
  return router.parseUrl(url).queryParamMap.get('lesson');
}
