import type { HttpInterceptorFn } from '@angular/common/http';
import { inject } from '@angular/core';
import { from, switchMap } from 'rxjs';
import { AUTH_URL } from './identity.client';
import { Session } from './session';

/**
 * Says with each call for whom this page was opened. The cookie is the browser's: once somebody else has signed in in another tab, the
 * server refuses what this one would send in their name. While somebody leaves nothing goes out, unless they stay after all.
 */
export const openedFor: HttpInterceptorFn = (request, next) => {
  const { me, leaving } = inject(Session);
  const person = me();
  if (!person || request.url.startsWith(AUTH_URL)) return next(request);
  const sent = next(request.clone({ setHeaders: { 'X-Person': person.user.id } }));
  const going = leaving();
  return going ? from(going).pipe(switchMap(() => sent)) : sent;
};
