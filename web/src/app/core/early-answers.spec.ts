import { HttpClient, HttpErrorResponse, HttpResponse, provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { firstValueFrom } from 'rxjs';
import { earlyAnswers, WAITED_MS, type EarlyAnswers } from './early-answers';

type Held = { earlyAnswers?: EarlyAnswers };

/** What a browser's answer has of what is read of it; jsdom has none of its own. */
const answerOf = (status: number, body: unknown): Response =>
  ({
    ok: status < 400,
    status,
    statusText: '',
    url: 'http://localhost/api/me',
    headers: new Headers({ 'x-request-id': 'r1' }),
    json: () => (body === undefined ? Promise.reject(new SyntaxError('no JSON')) : Promise.resolve(body)),
  }) as unknown as Response;

describe('what was asked for before the scripts came', () => {
  let http: HttpClient;
  let sent: HttpTestingController;
  const early = (url: string, answer: Response | null, atMs = performance.now()) =>
    (globalThis as Held).earlyAnswers?.set(url, Promise.resolve(answer && { answer, atMs }));
  const turn = () => new Promise((done) => setTimeout(done));

  beforeEach(() => {
    (globalThis as Held).earlyAnswers = new Map();
    TestBed.configureTestingModule({ providers: [provideHttpClient(withInterceptors([earlyAnswers])), provideHttpClientTesting()] });
    http = TestBed.inject(HttpClient);
    sent = TestBed.inject(HttpTestingController);
  });
  afterEach(() => {
    sent.verify();
    delete (globalThis as Held).earlyAnswers;
  });

  it('is handed to the first who asks the same, and to nobody else', async () => {
    early('/api/calendar?from=2026-11-16&to=2026-11-29', answerOf(200, { terms: [] }));
    const ask = () => firstValueFrom(http.get('/api/calendar', { params: { from: '2026-11-16', to: '2026-11-29' } }));
    expect(await ask()).toEqual({ terms: [] });
    const again = ask();
    sent.expectOne('/api/calendar?from=2026-11-16&to=2026-11-29').flush({ terms: ['newer'] });
    expect(await again).toEqual({ terms: ['newer'] });
  });

  it('says how long it has waited', async () => {
    early('/api/me', answerOf(200, {}), performance.now() - 2000);
    const answer = (await firstValueFrom(http.get('/api/me', { observe: 'response' }))) as HttpResponse<unknown>;
    expect(Number(answer.headers.get(WAITED_MS))).toBeGreaterThanOrEqual(2000);
    expect(answer.headers.get('x-request-id')).toBe('r1');
  });

  it('is refused as the server refused it', async () => {
    early('/api/me', answerOf(401, { code: 'NOT_SIGNED_IN' }));
    const refused = await firstValueFrom(http.get('/api/me')).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(HttpErrorResponse);
    expect(refused).toMatchObject({ status: 401, error: { code: 'NOT_SIGNED_IN' } });
  });

  it.each([
    ['never came', null, 0],
    ['is no JSON', answerOf(200, undefined), 0],
    ['is a minute old', answerOf(200, { stale: true }), 61_000],
  ])('is asked for as usual where the answer %s', async (_what, answer, ago) => {
    early('/api/me', answer, performance.now() - ago);
    const asked = firstValueFrom(http.get('/api/me'));
    await turn();
    sent.expectOne('/api/me').flush({ fresh: true });
    expect(await asked).toEqual({ fresh: true });
  });

  it('is thrown away by a write, which may have changed it', async () => {
    early('/api/me', answerOf(200, { before: true }));
    const write = firstValueFrom(http.post('/api/auth/session', {}));
    sent.expectOne({ method: 'POST', url: '/api/auth/session' }).flush({});
    await write;
    const asked = firstValueFrom(http.get('/api/me'));
    sent.expectOne('/api/me').flush({ after: true });
    expect(await asked).toEqual({ after: true });
  });
});
