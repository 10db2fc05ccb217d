import { HttpClient, provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { Me } from '@app/shared/contracts';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { firstValueFrom } from 'rxjs';
import { Clock } from '../core/clock';
import { LOAD_PAGE } from '../core/load-page.token';
import type { Kind } from '../core/offline/kind';
import { MemoryShelf } from '../core/offline/memory-shelf';
import { Offline } from '../core/offline/offline';
import { SHELF } from '../core/offline/shelf.token';
import { me } from '../testing/lessons';
import { confirmed } from './confirmed';
import { endedSession } from './ended-session';
import { openedFor } from './opened-for';
import { Session } from './session';

const LIST: Kind<string> = { name: 'list', version: 1, days: 7, copy: true };
const DRAFT: Kind<string> = { name: 'draft', version: 1, days: 7 };
const TICK: Kind<string> = { name: 'tick', version: 1, days: 7, unsent: true };
const NOW = '2031-03-04T08:00:00Z';
const priya = { ...me(), now: NOW, today: '2031-03-04' };
const sam: Me = { ...priya, user: { ...priya.user, id: 'sam', name: 'Sam Okoro' } };

describe('who is here', () => {
  let shelf: MemoryShelf;
  let http: HttpTestingController;
  let session: Session;
  let loaded: string[];

  async function settle(): Promise<void> {
    for (let turn = 0; turn < 60; turn++) await Promise.resolve();
  }

  /** Opens a page in this browser, whose clock stands far from the server's. */
  function open(): void {
    TestBed.resetTestingModule();
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(withInterceptors([openedFor, endedSession, confirmed])),
        provideHttpClientTesting(),
        provideRouter([{ path: '**', children: [] }]),
        { provide: SHELF, useValue: shelf },
        { provide: LOAD_PAGE, useValue: (path: string) => loaded.push(path) },
      ],
    });
    http = TestBed.inject(HttpTestingController);
    session = TestBed.inject(Session);
  }

  async function openFor(who: Me | null): Promise<void> {
    open();
    const loading = session.load();
    const asked = http.expectOne('/api/me');
    if (who) asked.flush(who);
    else asked.flush({}, { status: 401, statusText: 'Unauthorized' });
    await loading;
    await settle();
  }

  async function openAway(): Promise<Me | null | 'unreachable'> {
    open();
    const loading = session.load().catch((): 'unreachable' => 'unreachable');
    http.expectOne('/api/me').flush(null, { status: 504, statusText: 'Gateway Timeout' });
    return loading;
  }

  beforeEach(() => {
    shelf = new MemoryShelf();
    loaded = [];
    document.cookie = 'XSRF-TOKEN=one; path=/';
  });
  afterEach(() => {
    document.cookie = 'XSRF-TOKEN=; path=/; max-age=0';
  });

  it('is whoever was here last where the server cannot be reached, at the time that the server had', async () => {
    await openFor(priya);
    const found = await openAway();
    expect(found).toMatchObject({ user: priya.user, school: priya.school, permissions: priya.permissions, today: '2031-03-04' });
    expect(TestBed.inject(Clock).today()).toBe('2031-03-04');
    expect(session.isKept()).toBe(true);
  });

  it('is nobody without the server where nobody was here, or the browser has been closed since', async () => {
    expect(await openAway()).toBe('unreachable');
    await openFor(priya);
    document.cookie = 'XSRF-TOKEN=; path=/; max-age=0';
    expect(await openAway()).toBe('unreachable');
  });

  it('is nobody without the server after three days', async () => {
    await openFor(priya);
    TestBed.inject(Clock).follow('2031-03-07T08:00:01Z');
    await TestBed.inject(Offline).keepTime();
    expect(await openAway()).toBe('unreachable');
  });

  it('is nobody without the server once the session has ended', async () => {
    await openFor(priya);
    await openFor(null);
    expect(await openAway()).toBe('unreachable');
  });

  it('is nobody without the server after signing out, which leaves nothing but what was not sent', async () => {
    await openFor(priya);
    const offline = TestBed.inject(Offline);
    for (const kind of [LIST, DRAFT, TICK]) await offline.keep(kind, 'one', 'x');
    const leaving = session.signOut();
    http.expectOne({ method: 'DELETE', url: '/api/auth/session' }).flush(null);
    await leaving;
    expect(await openAway()).toBe('unreachable');
    const left = await Promise.all(['this browser', `${priya.school.id}/${priya.user.id}`].map(allOf));
    expect(left.flat()).toEqual(['tick']);
  });

  it('asks nothing more in the name of who is signing out, and goes on where they stay', async () => {
    await openFor(priya);
    const out = { method: 'DELETE', url: '/api/auth/session' };
    const gone = session.signOut();
    const asked = firstValueFrom(TestBed.inject(HttpClient).get('/api/notices'));
    await settle();
    http.expectNone('/api/notices');
    http.expectOne(out).flush(null, { status: 500, statusText: 'Internal Server Error' });
    await expect(gone).rejects.toMatchObject({ status: 500 });
    await settle();
    http.expectOne('/api/notices').flush([]);
    expect(await asked).toEqual([]);
  });

  it('is nobody after signing out at once, while a slow browser still writes down who it is', async () => {
    let goOn = (): void => undefined;
    const written = new Promise<void>((done) => (goOn = done));
    const put = shelf.put.bind(shelf);
    jest.spyOn(shelf, 'put').mockImplementation((kept) => written.then(() => put(kept)));
    open();
    const loading = session.load();
    http.expectOne('/api/me').flush(priya);
    await loading;
    const leaving = session.signOut();
    http.expectOne({ method: 'DELETE', url: '/api/auth/session' }).flush(null);
    await settle();
    goOn();
    await leaving;
    await settle();
    expect(await allOf('this browser')).toEqual([]);
  });

  it('may sign out where the server cannot be reached, which hears of it before anything is shown', async () => {
    await openFor(priya);
    const leaving = session.signOut();
    http.expectOne({ method: 'DELETE', url: '/api/auth/session' }).flush(null, { status: 504, statusText: 'Gateway Timeout' });
    expect(await leaving).toBe(false);
    expect(await openAway()).toBe('unreachable');

    open();
    const loading = session.load();
    http.expectOne('/api/me').flush(priya);
    await settle();
    expect(session.me()).toBeNull();
    http.expectOne({ method: 'DELETE', url: '/api/auth/session' }).flush(null);
    expect(await loading).toBeNull();
    await openFor(priya);
    expect(session.me()).not.toBeNull();
  });

  it('may not sign out without the server where the browser could not remember it: the next person would be let in as this one', async () => {
    await openFor(priya);
    jest.spyOn(shelf, 'put').mockRejectedValue(new DOMException('no room', 'QuotaExceededError'));
    const leaving = session.signOut();
    http.expectOne({ method: 'DELETE', url: '/api/auth/session' }).flush(null, { status: 504, statusText: 'Gateway Timeout' });
    await expect(leaving).rejects.toMatchObject({ status: 504 });
    expect(session.me()).not.toBeNull();
    expect(await openAway()).toMatchObject({ user: priya.user });
  });

  it('is let in at once by signing in after that', async () => {
    await openFor(priya);
    const leaving = session.signOut();
    http.expectOne({ method: 'DELETE', url: '/api/auth/session' }).flush(null, { status: 504, statusText: 'Gateway Timeout' });
    await leaving;
    open();
    const entering = session.enter();
    await settle();
    http.expectOne('/api/me').flush(priya);
    expect(await entering).toMatchObject({ user: priya.user });
  });

  describe('while the server says nothing', () => {
    beforeEach(() => {
      jest.useFakeTimers();
    });
    afterEach(() => {
      jest.useRealTimers();
    });

    async function openSlow(): Promise<void> {
      await openFor(priya);
      open();
      const loading = session.load();
      await jest.advanceTimersByTimeAsync(5000);
      expect(await loading).toMatchObject({ user: priya.user });
      expect(session.isKept()).toBe(true);
    }

    it('is whoever was here last, until it answers', async () => {
      await openSlow();
      http.expectOne('/api/me').flush({ ...priya, permissions: [] });
      await settle();
      expect([session.isKept(), session.person().permissions]).toEqual([false, []]);
    });

    it('is asked for afresh where it is another after all', async () => {
      await openSlow();
      http.expectOne('/api/me').flush(sam);
      await settle();
      expect(loaded).toEqual(['/']);
    });
  });

  it('takes with it what the server has too, as soon as somebody else is here', async () => {
    await openFor(priya);
    const offline = TestBed.inject(Offline);
    for (const kind of [LIST, DRAFT, TICK]) await offline.keep(kind, 'one', 'x');
    await openFor(sam);
    expect(await TestBed.inject(Offline).all(LIST)).toEqual([]);
    expect(await allOf(`${priya.school.id}/${priya.user.id}`)).toEqual(['draft', 'tick']);
    expect(await openAway()).toMatchObject({ user: { id: 'sam' } });
  });

  it('is asked again once the server answers, since the page was opened without it', async () => {
    await openFor(priya);
    await openAway();
    const asking = TestBed.inject(Session);
    const other = TestBed.inject(HttpTestingController);
    TestBed.inject(HttpClient).get('/api/prep-list').subscribe();
    other.expectOne('/api/prep-list').flush({});
    other.expectOne('/api/me').flush({ ...priya, permissions: [] });
    await settle();
    expect([asking.isKept(), asking.person().permissions]).toEqual([false, []]);
  });

  async function allOf(owner: string): Promise<string[]> {
    const kinds = ['person', 'clock', 'list', 'draft', 'tick'];
    return (await Promise.all(kinds.map((kind) => shelf.all(owner, kind)))).flat().map(({ kind }) => kind);
  }
});
