import { HttpResponse, type HttpInterceptorFn } from '@angular/common/http';
import { inject } from '@angular/core';
import { tap } from 'rxjs';
import { Session } from './session';

/** Has a page that was opened without the server ask who is here as soon as the server answers anything: rights may have changed. */
export const confirmed: HttpInterceptorFn = (request, next) => {
  const session = inject(Session);
  return next(request).pipe(tap((event) => void (event instanceof HttpResponse && session.isKept() && session.confirm())));
};
