import { ViewportScroller } from '@angular/common';
import { inject } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { Router, Scroll } from '@angular/router';
import { filter } from 'rxjs';

/**
 * Another page begins at its top and the browser's Back returns to where one was; a changed query (an opened panel, a filter) moves
 * nothing. Call in an injection context.
 */
export function keepScroll(): void {
  const router = inject(Router);
  const scroller = inject(ViewportScroller);
  let path = pathOf(router.url);
  router.events
    .pipe(
      filter((event) => event instanceof Scroll),
      takeUntilDestroyed(),
    )
    .subscribe(({ position, anchor }) => {
      const next = pathOf(router.url);
      if (position) scroller.scrollToPosition(position);
      else if (anchor) scroller.scrollToAnchor(anchor);
      else if (next !== path) scroller.scrollToPosition([0, 0]);
      path = next;
    });
}

/** The page of an address, without its query. */
export function pathOf(url: string): string {
  return url.split(/[?#]/)[0] ?? url;
}
