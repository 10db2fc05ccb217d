import { Injector, effect, inject } from '@angular/core';
import { Session } from '../identity/session';

/** Has the ticks of whoever makes them sent from every page, since the browser may be opened on any; in an injection context. */
export function sendTicks(): void {
  const session = inject(Session);
  const injector = inject(Injector);
  effect(() => {
    if (session.may('department.serve')) void import('./today/tap-queue').then(({ TapQueue }) => injector.get(TapQueue));
  });
}
