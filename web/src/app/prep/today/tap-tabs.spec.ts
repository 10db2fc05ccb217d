import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting, type TestRequest } from '@angular/common/http/testing';
import { createEnvironmentInjector, EnvironmentInjector } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { Task } from '@app/shared/contracts';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { MemoryShelf } from '../../core/offline/memory-shelf';
import { Offline } from '../../core/offline/offline';
import { SHELF } from '../../core/offline/shelf.token';
import { Unsent } from '../../core/unsent';
import { Session } from '../../identity/session';
import { me } from '../../testing/lessons';
import { TabLocks } from '../../testing/tab-locks';
import { task } from '../testing/prep-list';
import { TapQueue } from './tap-queue';

const DONE_AT = '2026-11-24T08:20:00Z';

/** Two tabs of one person: two queues on one store of the browser, which hear of each other only when they read it. */
describe('taps of two tabs of one browser', () => {
  const first = task('a', 'prepare');
  let http: HttpTestingController;
  let one: TapQueue;
  let tabs: EnvironmentInjector[];

  beforeEach(async () => {
    jest.useFakeTimers();
    Object.assign(navigator, { locks: new TabLocks() });
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting(), { provide: SHELF, useValue: new MemoryShelf() }],
    });
    http = TestBed.inject(HttpTestingController);
    const loaded = TestBed.inject(Session).load();
    http.expectOne('/api/me').flush(me());
    await loaded;
    tabs = [TestBed.inject(EnvironmentInjector)];
    one = TestBed.inject(TapQueue);
    TestBed.tick();
    await settle();
  });
  afterEach(() => {
    jest.restoreAllMocks();
    jest.useRealTimers();
    Object.assign(navigator, { locks: undefined });
  });

  async function settle(): Promise<void> {
    for (let turn = 0; turn < 200; turn++) await Promise.resolve();
  }

  /** Opens another tab, which reads what is kept as it is now. */
  async function anotherTab(): Promise<TapQueue> {
    const of = createEnvironmentInjector([Offline, Unsent, TapQueue], TestBed.inject(EnvironmentInjector));
    tabs.push(of);
    of.get(Offline).belongTo({ schoolId: 's1', personId: 'p1' });
    const queue = of.get(TapQueue);
    TestBed.tick();
    await settle();
    return queue;
  }

  const network = (there: boolean) => jest.spyOn(navigator, 'onLine', 'get').mockReturnValue(there);
  const asked = (): TestRequest => http.expectOne('/api/tasks/a');
  const keyOf = ({ request }: TestRequest) => request.headers.get('Idempotency-Key');
  const answer = async (request: TestRequest, change: Partial<Task>): Promise<void> => {
    request.flush({ ...first, ...change, also: [] });
    await settle();
  };

  /** A tick that waits in the first tab, and a second tab that has read of it before it went out. */
  async function waitingInBoth(): Promise<TapQueue> {
    network(false);
    one.tap([first], true);
    await settle();
    const two = await anotherTab();
    expect(two.isDone(first)).toBe(true);
    network(true);
    return two;
  }

  it('is not done in the end where it is taken back in the other while it is being sent', async () => {
    const two = await waitingInBoth();
    void one.send();
    await settle();
    const tick = asked();
    expect(tick.request.body).toMatchObject({ version: 1, doneAt: expect.any(String) });

    two.tap([first], false);
    expect(two.isDone(first)).toBe(false);
    await settle();
    await answer(tick, { version: 2, doneAt: DONE_AT });
    // the first tab has not heard of it; the other has its turn when it looks again
    jest.advanceTimersByTime(10_001);
    await settle();
    const back = asked();
    expect(back.request.body).toEqual({ version: 1, doneAt: null });
    // it could not know what the tick, whose answer came to the first tab, has made of the task
    back.flush(
      { code: 'STALE_VERSION', title: '', detail: '', current: { ...first, version: 2, doneAt: DONE_AT } },
      { status: 409, statusText: 'Conflict' },
    );
    await settle();
    const again = asked();
    expect(again.request.body).toEqual({ version: 2, doneAt: null });
    expect(keyOf(again)).not.toBe(keyOf(back));
    await answer(again, { version: 3, doneAt: null });
    expect([two.waiting(), two.conflicts(), two.isDone(first)]).toEqual([[], [], false]);
  });

  it('is a conflict all the same where somebody else changed the task as well', async () => {
    const two = await waitingInBoth();
    void one.send();
    await settle();
    const tick = asked();
    two.tap([first], false);
    await settle();
    await answer(tick, { version: 2, doneAt: DONE_AT });
    jest.advanceTimersByTime(10_001);
    await settle();
    asked().flush(
      { code: 'STALE_VERSION', title: '', detail: 'Somebody changed it.', current: { ...first, version: 3, doneAt: DONE_AT } },
      { status: 409, statusText: 'Conflict' },
    );
    await settle();
    expect([two.waiting(), two.conflicts()]).toMatchObject([[], [{ detail: 'Somebody changed it.' }]]);
  });

  it('is sent and taken back by the tab that has its turn, where that reads of it before the answer', async () => {
    const two = await waitingInBoth();
    void one.send();
    await settle();
    const tick = asked();
    two.tap([first], false);
    await settle();
    await answer(tick, { version: 2, doneAt: DONE_AT });
    const three = await anotherTab();
    const back = asked();
    expect(back.request.body).toMatchObject({ doneAt: null });
    await answer(back, { version: 3, doneAt: null });
    expect([three.waiting(), three.conflicts()]).toEqual([[], []]);
    // nothing is sent twice when the others look again
    jest.advanceTimersByTime(10_001);
    await settle();
    http.expectNone('/api/tasks/a');
    expect([one.waiting(), two.waiting()]).toEqual([[], []]);
  });

  it('asks the server for nothing where it is taken back in the other before any of them sends', async () => {
    const two = await waitingInBoth();
    two.tap([first], false);
    await settle();
    http.expectNone('/api/tasks/a');
    expect(two.waiting()).toEqual([]);
    void one.send();
    await settle();
    http.expectNone('/api/tasks/a');
    expect([one.waiting(), one.isDone(first)]).toEqual([[], false]);
  });

  it('goes out with the tick that it takes back where the tabs cannot wait for one another', async () => {
    Object.assign(navigator, { locks: undefined });
    const two = await waitingInBoth();
    two.tap([first], false);
    await settle();
    await answer(asked(), { version: 2, doneAt: DONE_AT });
    const back = asked();
    expect(back.request.body).toEqual({ version: 2, doneAt: null });
    await answer(back, { version: 3, doneAt: null });
    expect([two.waiting(), two.isDone(first)]).toEqual([[], false]);
  });

  it('throws nothing away that the other is just sending', async () => {
    const two = await waitingInBoth();
    void one.send();
    await settle();
    const tick = asked();
    const thrown = tabs[1]?.get(Unsent).throwAway();
    await settle();
    http.expectNone('/api/tasks/unsent');
    await answer(tick, { version: 2, doneAt: DONE_AT });
    await thrown;
    http.expectNone('/api/tasks/unsent');
    expect([one.waiting(), two.waiting(), one.isDone(first)]).toEqual([[], [], true]);
  });
});
