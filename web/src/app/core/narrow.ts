import { BreakpointObserver } from '@angular/cdk/layout';
import { inject, type Signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { map } from 'rxjs';

// in em, as in the styles: larger letters make a window as narrow as fewer pixels do
const NARROW = '(max-width: 47.49875em)';
const TIGHT = '(max-width: 56.24875em)';
const MEDIUM = '(max-width: 74.99875em)';

/**
 * Tells whether the window is as narrow as a phone (below 760 px at letters of the usual size), where tables become lists and panels become sheets. Call in
 * an injection context.
 */
export function narrow(): Signal<boolean> {
  return matching(NARROW);
}

/** Tells whether a week is too wide for the window (below 900 px: a phone, a tablet held upright). Call in an injection context. */
export function tight(): Signal<boolean> {
  return matching(TIGHT);
}

/**
 * Tells whether there is no room for a third column beside the menu (below 1200 px: the usual screen of a school at 1024, a tablet). Call in an
 * injection context.
 */
export function medium(): Signal<boolean> {
  return matching(MEDIUM);
}

function matching(query: string): Signal<boolean> {
  const observer = inject(BreakpointObserver);
  return toSignal(observer.observe(query).pipe(map(({ matches }) => matches)), { initialValue: observer.isMatched(query) });
}
