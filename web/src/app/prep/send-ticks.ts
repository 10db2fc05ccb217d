import { Injector, effect, inject } from '@angular/core';
import { Session } from '../identity/session';

/** Has the ticks of whoever makes them sent from every page, since the browser may be opened on any, and the lists kept that they are made on; in an injection context. */
export function sendTicks(): void {
  const session = inject(Session);
  const injector = inject(Injector);
  effect(() => {
    if (!session.may('department.serve')) return;
    void import('./today/tap-queue').then(({ TapQueue }) => injector.get(TapQueue));
    void import('./today/keep-days').then(({ KeepDays }) => injector.get(KeepDays).begin());
  });
}
