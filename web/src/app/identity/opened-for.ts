import type { HttpInterceptorFn } from '@angular/common/http';
import { inject } from '@angular/core';
import { AUTH_URL } from './identity.client';
import { Session } from './session';

/**
 * Says with each call for whom this page was opened. The cookie is the browser's: once somebody else has signed in in another tab, the
 * server refuses what this one would send in their name.
 */
export const openedFor: HttpInterceptorFn = (request, next) => {
  const me = inject(Session).me();
  if (!me || request.url.startsWith(AUTH_URL)) return next(request);
  return next(request.clone({ setHeaders: { 'X-Person': me.user.id } }));
};
