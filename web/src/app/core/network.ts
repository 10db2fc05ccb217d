import { HttpResponse, type HttpInterceptorFn } from '@angular/common/http';
import { DOCUMENT, Service, inject, signal } from '@angular/core';
import { tap } from 'rxjs';
import { refusalOf } from './refusal';

/** Whether the server was reached the last time that something was asked of it; the frame says it where it was not. */
@Service()
export class Network {
  private readonly away = signal(false);
  readonly isAway = this.away.asReadonly();

  constructor() {
    inject(DOCUMENT).defaultView?.addEventListener('offline', () => this.away.set(true));
  }

  answered(is: boolean): void {
    this.away.set(!is);
  }
}

/** Notes of each call whether the server answered; a refusal is an answer. */
export const answering: HttpInterceptorFn = (request, next) => {
  const network = inject(Network);
  return next(request).pipe(
    tap({
      next: (event) => event instanceof HttpResponse && network.answered(true),
      error: (error: unknown) => network.answered(refusalOf(error).code !== 'OFFLINE'),
    }),
  );
};
