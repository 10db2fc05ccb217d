import { BreakpointObserver } from '@angular/cdk/layout';
import { inject, type Signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { map } from 'rxjs';

const NARROW = '(max-width: 759.98px)';

/**
 * Tells whether the window is as narrow as a phone (below 760 px), where tables become lists and panels become sheets. Call in
 * an injection context.
 */
export function narrow(): Signal<boolean> {
  const observer = inject(BreakpointObserver);
  return toSignal(observer.observe(NARROW).pipe(map(({ matches }) => matches)), { initialValue: observer.isMatched(NARROW) });
}
