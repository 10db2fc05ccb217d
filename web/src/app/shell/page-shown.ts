import { type Signal, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router } from '@angular/router';
import { filter, map } from 'rxjs';
import { pathOf } from './scroll';

/** The path of the page that is shown, without its query. Call in an injection context. */
export function pageShown(): Signal<string> {
  const router = inject(Router);
  const ends = router.events.pipe(
    filter((event) => event instanceof NavigationEnd),
    map(({ urlAfterRedirects }) => pathOf(urlAfterRedirects)),
  );
  return toSignal(ends, { initialValue: pathOf(router.url) });
}
