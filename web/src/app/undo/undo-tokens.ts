import { HttpResponse, type HttpInterceptorFn } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { tap } from 'rxjs';

/** What takes writes back, by what they were answered with. */
@Service()
export class UndoTokens {
  private readonly tokens = new WeakMap<object, string>();

  keep(answer: object, token: string): void {
    this.tokens.set(answer, token);
  }

  of(answer: object): string | null {
    return this.tokens.get(answer) ?? null;
  }
}

/** Keeps the `Undo-Token` that comes with the answer to a write, beside its body. */
export const undoTokens: HttpInterceptorFn = (request, next) => {
  const tokens = inject(UndoTokens);
  return next(request).pipe(
    tap((event) => {
      if (!(event instanceof HttpResponse) || typeof event.body !== 'object' || event.body === null) return;
      const token = event.headers.get('Undo-Token');
      if (token !== null) tokens.keep(event.body, token);
    }),
  );
};
