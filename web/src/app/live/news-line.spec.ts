import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { Component } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import type { LiveEvent } from '@app/shared/contracts';
import { permissionsOf } from '@app/shared/rules';
import { en } from '@app/shared/words';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { LiveNews } from '../core/live-news';
import { MenuCounts } from '../core/menu-counts';
import { ALL_WORDS } from '../core/words';
import { Session } from '../identity/session';
import { me } from '../testing/lessons';
import { NewsLine } from './news-line';

/** The line of a browser to the server, as far as it is used; jsdom has none. */
class Line {
  static readonly CLOSED = 2;
  static all: Line[] = [];
  readyState = 1;
  onopen: (() => void) | null = null;
  onerror: (() => void) | null = null;
  onmessage: ((event: { data: string; lastEventId: string }) => void) | null = null;
  constructor(readonly url: string) {
    Line.all.push(this);
  }
  close(): void {
    this.readyState = Line.CLOSED;
  }
}

class Channel {
  static posted: unknown[] = [];
  static last: Channel;
  onmessage: ((message: { data: unknown }) => void) | null = null;
  constructor() {
    Channel.last = this;
  }
  postMessage(message: unknown): void {
    Channel.posted.push(message);
  }
  close(): void {
    // nothing is held
  }
}

@Component({ template: '' })
class Page {}

describe('what others do', () => {
  let fixture: ComponentFixture<NewsLine>;
  let seen: DocumentVisibilityState;
  const line = (): Line => Line.all.at(-1) as Line;
  const text = (): string => (fixture.nativeElement as HTMLElement).textContent?.trim() ?? '';
  let place = 41;
  const tells = (event: LiveEvent): void => line().onmessage?.({ data: JSON.stringify(event), lastEventId: String(++place) });
  const ticked: LiveEvent = { kind: 'requisition.prepared', requisitionId: 'r', taskIds: ['t'], by: 'Sam Okoye' };

  async function wait(ms: number): Promise<void> {
    TestBed.tick();
    await jest.advanceTimersByTimeAsync(ms);
    TestBed.tick();
  }
  function look(state: DocumentVisibilityState): void {
    seen = state;
    document.dispatchEvent(new Event('visibilitychange'));
  }

  beforeEach(async () => {
    jest.useFakeTimers();
    Line.all = [];
    Channel.posted = [];
    place = 41;
    seen = 'visible';
    jest.spyOn(document, 'visibilityState', 'get').mockImplementation(() => seen);
    Object.assign(window, { EventSource: Line, BroadcastChannel: Channel });
    Object.assign(globalThis, { EventSource: Line, BroadcastChannel: Channel });
    const person = me({ roles: ['technician'], permissions: permissionsOf(['technician']), newestEvent: 41 });
    TestBed.configureTestingModule({
      providers: [
        { provide: ALL_WORDS, useValue: en },
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([
          { path: 'today', component: Page },
          { path: 'requests', component: Page },
        ]),
      ],
    });
    const session = TestBed.inject(Session);
    jest.spyOn(session, 'me').mockReturnValue(person);
    jest.spyOn(session, 'may').mockImplementation((act) => act === 'department.serve');
    document.title = 'Requests · Requisite';
    await TestBed.inject(Router).navigateByUrl('/requests');
    fixture = TestBed.createComponent(NewsLine);
    fixture.autoDetectChanges();
    line().onopen?.();
  });
  afterEach(() => {
    fixture.destroy();
    jest.useRealTimers();
    jest.restoreAllMocks();
  });

  it('is said with whose it is, for a while, and has the pages look again', async () => {
    const news = TestBed.inject(LiveNews);
    expect([line().url, news.isHeard()]).toEqual(['/api/events?after=41', true]);
    tells(ticked);
    await wait(300);
    expect(news.came()?.events).toEqual([ticked]);
    expect(text()).toBe('Sam Okoye ticked a preparation');
    await wait(6000);
    expect(text()).toBe('');
  });

  it('is told together when much comes at once, and never while a finger is on the page', async () => {
    document.dispatchEvent(new Event('pointerdown'));
    for (let at = 0; at < 3; at++) tells(ticked);
    await wait(3000);
    expect(TestBed.inject(LiveNews).came()).toBeNull();
    document.dispatchEvent(new Event('pointerup'));
    await wait(300);
    expect(text()).toBe('Sam Okoye ticked a preparation, and 2 more');
  });

  it('is not listened for while somebody signs out, and again where they stay after all', async () => {
    Object.assign(navigator, { locks: undefined });
    const http = TestBed.inject(HttpTestingController);
    const out = { method: 'DELETE', url: '/api/auth/session' };
    const leaving = TestBed.inject(Session).signOut();
    TestBed.tick();
    const held = line();
    expect(held.readyState).toBe(Line.CLOSED);
    look('visible');
    expect(Line.all).toHaveLength(1);
    http.expectOne(out).flush(null, { status: 500, statusText: 'Internal Server Error' });
    await expect(leaving).rejects.toMatchObject({ status: 500 });
    TestBed.tick();
    expect([Line.all.length, line().readyState]).toEqual([2, 1]);
  });

  it('is counted in the menu until the page of the work is looked at', async () => {
    const counts = TestBed.inject(MenuCounts);
    tells(ticked);
    await wait(300);
    expect(counts.at('/today')).toBe(1);
    await TestBed.inject(Router).navigateByUrl('/today');
    expect(counts.at('/today')).toBe(0);
    tells(ticked);
    await wait(300);
    expect(counts.at('/today')).toBe(0);
  });

  it('is counted in the name of the tab while nobody looks, and nothing is read then', async () => {
    Object.assign(navigator, { locks: undefined });
    look('hidden');
    // a browser without locks lets go of its line
    expect(line().readyState).toBe(Line.CLOSED);
    look('visible');
    expect(Line.all).toHaveLength(2);
  });

  it('names nobody where nobody did it: what followed by itself is not said of somebody, nor counted', async () => {
    tells({ kind: 'requisition.accepted', requisitionId: 'r', by: null, byItself: true });
    await wait(2500);
    expect([text(), TestBed.inject(MenuCounts).at('/today')]).toEqual(['', 0]);
    tells({ kind: 'requisition.filled', requisitionId: 'r', by: null, byItself: true });
    await wait(2500);
    expect(text()).toBe('Kit came free for a request');
    tells({ kind: 'requisition.accepted', requisitionId: 'r', by: null });
    await wait(2500);
    expect(text()).toBe('Somebody accepted a request');
  });

  it('is not said of oneself, nor of what is nobody’s affair', async () => {
    tells({ ...ticked, by: me().user.name });
    tells({ kind: 'stock.added', by: 'Sam Okoye' });
    await wait(300);
    expect([text(), TestBed.inject(MenuCounts).at('/today')]).toEqual(['', 0]);
  });

  it('is asked for behind what the page has read or heard, and told to the other tabs with its place', async () => {
    tells(ticked);
    expect(Channel.posted.at(-1)).toEqual({ events: [ticked], upTo: 42 });
    line().readyState = Line.CLOSED;
    line().onerror?.();
    await wait(5000);
    expect(line().url).toBe('/api/events?after=42');
  });

  it('is looked for where another tab heard of it while this one was being opened', () => {
    const news = TestBed.inject(LiveNews);
    Channel.last.onmessage?.({ data: { hears: true, upTo: 41 } });
    expect(news.came()).toBeNull();
    Channel.last.onmessage?.({ data: { hears: true, upTo: 43 } });
    expect(news.came()).toEqual({ events: [], missed: true });
  });

  it('is listened to again where the server has refused, and then the pages look at what they may have missed', async () => {
    const first = line();
    first.readyState = Line.CLOSED;
    first.onerror?.();
    expect(TestBed.inject(LiveNews).isHeard()).toBe(false);
    await wait(5000);
    expect(Line.all).toHaveLength(2);
    line().onopen?.();
    expect(TestBed.inject(LiveNews).came()).toEqual({ events: [], missed: true });
  });
});
