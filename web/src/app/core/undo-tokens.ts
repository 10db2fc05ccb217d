import { HttpResponse, type HttpInterceptorFn } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { tap } from 'rxjs';

/** Ticks wait in a queue of their own and are taken back by tapping again: no button's work waits for them. */
const TICKS = /\/tasks\//;

/** What takes writes back, by what they were answered with, and in the order of the answers. */
@Service()
export class UndoTokens {
  private readonly tokens = new WeakMap<object, string>();
  private list: string[] = [];

  keep(answer: unknown, token: string, url: string): void {
    if (typeof answer === 'object' && answer !== null) this.tokens.set(answer, token);
    if (!TICKS.test(url)) this.list = [...this.list, token];
  }

  of(answer: object): string | null {
    return this.tokens.get(answer) ?? null;
  }

  /** Tells how many there were so far, for `since`. */
  count(): number {
    return this.list.length;
  }

  /** Lists those that came after so many. */
  since(count: number): string[] {
    return this.list.slice(count);
  }
}

/** Keeps the `Undo-Token` that comes with the answer to a write, beside its body where it has one: what was deleted has none. */
export const undoTokens: HttpInterceptorFn = (request, next) => {
  const tokens = inject(UndoTokens);
  return next(request).pipe(
    tap((event) => {
      if (!(event instanceof HttpResponse)) return;
      const token = event.headers.get('Undo-Token');
      if (token !== null) tokens.keep(event.body, token, request.url);
    }),
  );
};
