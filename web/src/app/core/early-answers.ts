import { HttpErrorResponse, HttpHeaders, HttpResponse, type HttpInterceptorFn } from '@angular/common/http';
import { from, of, switchMap, throwError } from 'rxjs';

/** What the script in index.html asked for while the scripts were on their way, by address: the answer, and when it came. */
export type EarlyAnswers = Map<string, Promise<{ answer: Response; atMs: number } | null>>;

/** The header that an early answer is given here: how long it has waited to be read, in milliseconds. */
export const WAITED_MS = 'X-Waited-Ms';

/** What is older is not the first of a visit any more. */
const FRESH_MS = 60_000;

/**
 * Hands on what was asked for beside the scripts, to the first who asks the same. A write ends all of that, since it may have changed
 * what was answered; where an answer never came it is asked for as usual.
 */
export const earlyAnswers: HttpInterceptorFn = (request, next) => {
  const early = (globalThis as { earlyAnswers?: EarlyAnswers }).earlyAnswers;
  if (!early || early.size === 0) return next(request);
  if (request.method !== 'GET') {
    early.clear();
    return next(request);
  }
  const found = early.get(request.urlWithParams);
  if (!found) return next(request);
  early.delete(request.urlWithParams);
  return from(taken(found)).pipe(
    switchMap((answer) => {
      if (answer === null) return next(request);
      return answer instanceof HttpErrorResponse ? throwError(() => answer) : of(answer);
    }),
  );
};

/** Reads an answer, or a refusal, as HttpClient would; null where there is none, or it has waited too long. */
async function taken(found: Promise<{ answer: Response; atMs: number } | null>): Promise<HttpResponse<unknown> | HttpErrorResponse | null> {
  const early = await found;
  const waitedMs = early ? performance.now() - early.atMs : 0;
  if (!early || waitedMs > FRESH_MS) return null;
  const { ok, status, statusText, url } = early.answer;
  const body: unknown = await early.answer.json().catch(() => null);
  const headers = new HttpHeaders(early.answer.headers).set(WAITED_MS, String(waitedMs));
  if (!ok) return new HttpErrorResponse({ error: body, headers, status, statusText, url });
  return body === null ? null : new HttpResponse({ body, headers, status, statusText, url });
}
