import { HttpErrorResponse, type HttpInterceptorFn } from '@angular/common/http';
import { inject } from '@angular/core';
import { Router } from '@angular/router';
import { catchError, throwError } from 'rxjs';
import { BESIDE } from '../core/beside';
import { AUTH_URL } from './identity.client';
import { Session } from './session';

/** A session that ended while somebody worked: on to the sign-in page and back, with what was typed kept in this browser. */
export const endedSession: HttpInterceptorFn = (request, next) => {
  const session = inject(Session);
  if (request.context.get(BESIDE)) return next(request);
  const router = inject(Router);
  return next(request).pipe(
    catchError((error: unknown) => {
      if (error instanceof HttpErrorResponse && error.status === 401 && session.me() && !request.url.startsWith(AUTH_URL)) {
        session.ended();
        void router.navigate(['/sign-in'], { queryParams: { then: router.url, ended: '' } });
      }
      return throwError(() => error);
    }),
  );
};
