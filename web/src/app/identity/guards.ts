import { inject } from '@angular/core';
import { Router, type CanActivateFn } from '@angular/router';
import type { PlainAct } from '@app/shared/rules';
import { IdentityClient } from './identity.client';
import { Session } from './session';

/** Lets a signed-in person through; others go to sign in and come back, or to the first-run page of a new installation. */
export const signedIn: CanActivateFn = async (_route, state) => {
  const router = inject(Router);
  const session = inject(Session);
  const client = inject(IdentityClient);
  try {
    if (await session.load()) return true;
    const { needed } = await client.setup();
    if (needed) return router.createUrlTree(['/setup']);
    return router.createUrlTree(['/sign-in'], { queryParams: state.url === '/' ? {} : { then: state.url } });
  } catch {
    return router.createUrlTree(['/unreachable'], { queryParams: { then: state.url } });
  }
};

/** Lets through whoever may do the act: `canActivate: [signedIn, allowed('workload.read')]`. */
export function allowed(act: PlainAct): CanActivateFn {
  return () => inject(Session).may(act) || inject(Router).createUrlTree(['/not-allowed']);
}

/** The sign-in page of a new installation is its first-run page, and the other way round. */
export const installed: CanActivateFn = async () => {
  const router = inject(Router);
  try {
    return (await inject(IdentityClient).setup()).needed ? router.createUrlTree(['/setup']) : true;
  } catch {
    return true;
  }
};
