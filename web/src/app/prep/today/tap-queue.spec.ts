import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting, type TestRequest } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { ListedTask, Task } from '@app/shared/contracts';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Kept } from '../../core/offline/kind';
import { MemoryShelf } from '../../core/offline/memory-shelf';
import { SHELF } from '../../core/offline/shelf.token';
import { Session } from '../../identity/session';
import { me } from '../../testing/lessons';
import { TabLocks } from '../../testing/tab-locks';
import { task } from '../testing/prep-list';
import { TapQueue } from './tap-queue';
import type { Tap } from './taps';

describe('taps on the prep list', () => {
  let http: HttpTestingController;
  let queue: TapQueue;
  let shelf: MemoryShelf;
  const [first, second] = [task('a', 'prepare'), task('b', 'deliver', { requisitionId: 'q2' })];
  const day = (['prepare', 'deliver', 'collect', 'clear'] as const).map((kind) => task(kind, kind));
  const [prepare, deliver, collect] = day as [ListedTask, ListedTask, ListedTask];
  const shownDone = (): string[] => day.filter((one) => queue.isDone(one)).map(({ id }) => id);
  const kept = (): unknown[] => queue.waiting().map(({ taskId, done, also }) => [taskId, done, also?.map((mark) => mark.taskId)]);
  const asked = (id: string): TestRequest => http.expectOne(`/api/tasks/${id}`);

  async function settle(): Promise<void> {
    for (let turn = 0; turn < 200; turn++) await Promise.resolve();
  }

  async function answer(id: string, change: Partial<Task>): Promise<void> {
    asked(id).flush({ ...task(id, 'prepare'), version: 2, doneAt: '2026-11-24T08:20:00Z', ...change });
    await settle();
  }

  async function away(id: string): Promise<void> {
    asked(id).error(new ProgressEvent('error'));
    await settle();
  }

  async function begin(): Promise<void> {
    TestBed.resetTestingModule();
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting(), { provide: SHELF, useValue: shelf }],
    });
    http = TestBed.inject(HttpTestingController);
    const loaded = TestBed.inject(Session).load();
    http.expectOne('/api/me').flush(me());
    await loaded;
    queue = TestBed.inject(TapQueue);
    TestBed.tick();
    await settle();
  }

  /** In a browser whose tabs take turns. */
  async function beginInTurn(): Promise<void> {
    Object.assign(navigator, { locks: new TabLocks() });
    await begin();
  }

  beforeEach(async () => {
    shelf = new MemoryShelf();
    jest.useFakeTimers();
    await begin();
  });

  afterEach(() => {
    jest.useRealTimers();
    Object.assign(navigator, { locks: undefined });
  });

  it('show as done at once, and are sent one after the other in their order', async () => {
    queue.tap([first, second], true);
    expect([queue.isDone(first), queue.isDone(second)]).toEqual([true, true]);
    http.expectNone('/api/tasks/b');
    expect(asked('a').request.body).toEqual({ version: 1, doneAt: expect.stringMatching(/Z$/) });
    TestBed.resetTestingModule();
  });

  it('wait in this browser while the server is away, outlive a closed tab, and are sent when it is back', async () => {
    queue.tap([first, second], true);
    await away('a');
    expect(queue.away()).toBe(true);
    expect(queue.waiting().map(({ taskId }) => taskId)).toEqual(['a', 'b']);

    await begin();
    expect(queue.isDone(first)).toBe(true);
    await answer('a', {});
    await answer('b', {});
    expect(queue.waiting()).toEqual([]);
    expect(queue.away()).toBe(false);
    expect(queue.isDone(first)).toBe(true);
  });

  it('cancel out where the first was not sent yet', async () => {
    await beginInTurn();
    queue.tap([first], true);
    await settle();
    await away('a');
    queue.tap([second], true);
    await settle();
    await away('a');
    queue.tap([second], false);
    await settle();
    expect(queue.waiting().map(({ taskId }) => taskId)).toEqual(['a']);
    http.match(() => true);
  });

  it('take a mark back with the version that the first answer told', async () => {
    queue.tap([first], true);
    await answer('a', { version: 7 });
    queue.tap([first], false);
    expect(asked('a').request.body).toEqual({ version: 7, doneAt: null });
  });

  it('mark the open steps before a step at once and with one call, and learn of all of them from its answer', async () => {
    expect(queue.tap([collect], true, day).map(({ id }) => id)).toEqual(['prepare', 'deliver', 'collect']);
    expect(shownDone()).toEqual(['prepare', 'deliver', 'collect']);
    const also = [prepare, deliver].map((one) => ({ ...one, version: 2, doneAt: '2026-11-24T08:20:00Z' }));
    asked('collect').flush({ ...collect, version: 2, doneAt: '2026-11-24T08:20:00Z', also });
    await settle();
    http.expectNone(() => true);
    expect([queue.waiting(), shownDone()]).toEqual([[], ['prepare', 'deliver', 'collect']]);

    expect(queue.tap([prepare], false, day).map(({ id }) => id)).toEqual(['collect', 'deliver', 'prepare']);
    expect(asked('prepare').request.body).toEqual({ version: 2, doneAt: null });
    expect(shownDone()).toEqual([]);
  });

  it('keep the steps that came before one that is taken back before it was sent', async () => {
    await beginInTurn();
    queue.tap([first], true);
    await settle();
    await away('a');
    queue.tap([collect], true, day);
    queue.tap([deliver], false, day);
    expect(shownDone()).toEqual(['prepare']);
    await settle();
    expect(kept()).toEqual([
      ['a', true, []],
      ['prepare', true, []],
    ]);
    expect(shownDone()).toEqual(['prepare']);
    await away('a');
    queue.tap([prepare], false, day);
    expect(shownDone()).toEqual([]);
    await away('a');
    expect(kept()).toEqual([['a', true, []]]);
    http.match(() => true).forEach((request) => request.error(new ProgressEvent('error')));
  });

  it('undo all of a tick with one call when it is under way already', async () => {
    const marked = queue.tap([deliver], true, day);
    queue.tap(marked, false, day);
    expect(shownDone()).toEqual([]);
    asked('deliver').flush({
      ...deliver,
      version: 2,
      doneAt: '2026-11-24T08:20:00Z',
      also: [{ ...prepare, version: 2, doneAt: '2026-11-24T08:20:00Z' }],
    });
    await settle();
    expect(asked('prepare').request.body).toEqual({ version: 2, doneAt: null });
    http.expectNone('/api/tasks/deliver');
  });

  it('leave the tasks of other requisitions alone, and a task that another step has marked', () => {
    expect(queue.tap([prepare, deliver], true, [...day, second]).map(({ id }) => id)).toEqual(['prepare', 'deliver']);
    expect(queue.isDone(second)).toBe(false);
    expect(queue.tap([prepare], true, day)).toEqual([]);
    http.match(() => true);
  });

  it('say that they were overtaken, so that the list is read afresh', async () => {
    queue.tap([deliver], true, day);
    asked('deliver').flush({ code: 'STALE_VERSION', title: '', detail: '', current: deliver }, { status: 409, statusText: 'Conflict' });
    await settle();
    expect([queue.overtaken(), shownDone()]).toEqual([1, []]);
  });

  it('become a conflict that stays until it is seen, when somebody changed the task first', async () => {
    queue.tap([first, second], true);
    asked('a').flush(
      {
        code: 'STALE_VERSION',
        title: 'Somebody changed this first',
        detail: 'Somebody changed this task first.',
        current: { ...first, version: 4 },
      },
      { status: 409, statusText: 'Conflict' },
    );
    await settle();
    expect(queue.conflicts()).toMatchObject([{ tap: { taskId: 'a' }, detail: 'Somebody changed this task first.' }]);
    expect(queue.isDone(first)).toBe(false);
    await answer('b', {});

    const [conflict] = queue.conflicts();
    if (conflict) queue.insist(conflict);
    expect(asked('a').request.body).toMatchObject({ version: 4 });
    expect(queue.conflicts()).toEqual([]);
  });

  it('are content when the same was already done, as after an answer that was lost', async () => {
    queue.tap([first], true);
    asked('a').flush(
      { code: 'STALE_VERSION', title: '', detail: '', current: { ...first, version: 2, doneAt: '2026-11-24T08:20:00Z' } },
      { status: 409, statusText: 'Conflict' },
    );
    await settle();
    expect(queue.conflicts()).toEqual([]);
    expect(queue.isDone(first)).toBe(true);
  });

  it('go at once where they clear away too, for the server takes them back', async () => {
    const clear = task('c', 'clear');
    queue.tap([clear], true);
    await settle();
    asked('c').flush({ ...clear, version: 2, doneAt: '2026-11-20T10:00:00Z', also: [] });
    await settle();
    expect(queue.isDone(clear)).toBe(true);
    queue.tap([clear], false);
    await settle();
    expect(asked('c').request.body).toEqual({ version: 2, doneAt: null });
  });

  it('go on past one over which the server breaks down, and put that one off, with what comes after it of the same request', async () => {
    queue.tap([prepare], true, day);
    queue.tap([deliver], true, day);
    queue.tap([second], true);
    asked('prepare').flush({}, { status: 500, statusText: 'Broken' });
    await settle();
    http.expectNone('/api/tasks/deliver');
    asked('b').flush({ ...second, version: 2, doneAt: '2026-11-24T08:20:00Z' });
    await settle();
    expect(kept()).toEqual([
      ['prepare', true, []],
      ['deliver', true, []],
    ]);
    http.expectNone(() => true);
    jest.advanceTimersByTime(10_001);
    await settle();
    await answer('prepare', {});
    await answer('deliver', {});
    expect(queue.waiting()).toEqual([]);
  });

  it('are shown as not taken once the server has broken down over them four times', async () => {
    queue.tap([first], true);
    for (const wait of [10_001, 20_001, 40_001, 1]) {
      asked('a').flush({ detail: 'The server has a fault.' }, { status: 500, statusText: 'Broken' });
      await settle();
      jest.advanceTimersByTime(wait);
      await settle();
    }
    http.expectNone(() => true);
    expect(queue.conflicts()).toMatchObject([{ tap: { taskId: 'a' }, detail: 'The server has a fault.', current: null }]);
    expect(queue.waiting()).toEqual([]);
  });

  it('are sent with the same key and the same words where the answer was lost, and taken back by a tap of their own', async () => {
    queue.tap([first], true);
    const lost = asked('a');
    const sent = [lost.request.headers.get('Idempotency-Key'), lost.request.body];
    lost.error(new ProgressEvent('error'));
    await settle();
    queue.tap([first], false);
    expect(queue.isDone(first)).toBe(false);

    await settle();
    const again = asked('a');
    expect([again.request.headers.get('Idempotency-Key'), again.request.body]).toEqual(sent);
    again.flush({ ...first, version: 2, doneAt: '2026-11-24T08:20:00Z' });
    await settle();
    const back = asked('a');
    expect(back.request.body).toEqual({ version: 2, doneAt: null });
    expect(back.request.headers.get('Idempotency-Key')).not.toBe(sent[0]);
    back.flush({ ...first, version: 3, doneAt: null });
    await settle();
    expect([queue.waiting(), queue.isDone(first)]).toEqual([[], false]);
  });

  it('stay on the screen, all of them, where the browser has no room to keep them', async () => {
    jest.spyOn(shelf, 'put').mockRejectedValue(new DOMException('no room', 'QuotaExceededError'));
    const ticked = ['w', 'x', 'y', 'z'].map((id) => task(id, 'prepare', { requisitionId: id }));
    for (const one of ticked) {
      queue.tap([one], true);
      http.match(() => true).forEach((request) => request.error(new ProgressEvent('error')));
      await settle();
    }
    expect(ticked.map((one) => queue.isDone(one))).toEqual([true, true, true, true]);
    expect(queue.waiting().map(({ taskId }) => taskId)).toEqual(['w', 'x', 'y', 'z']);
  });

  it('of another tab come in beside those of this one, and none is lost', async () => {
    queue.tap([first], true);
    await away('a');
    const [mine] = await shelf.all('s1/p1', 'tap');
    await shelf.put({ ...(mine as Kept), id: 'b@later', value: { ...(mine?.value as Tap), taskId: 'b', at: '2126-11-24T09:00:00Z' } });
    queue.tap([collect], true);
    http.match(() => true).forEach((request) => request.error(new ProgressEvent('error')));
    await begin();
    expect(queue.waiting().map(({ taskId }) => taskId)).toEqual(['a', 'collect', 'b']);
    TestBed.resetTestingModule();
  });

  it('are not sent again where another tab has sent them while this one waited for its turn', async () => {
    await beginInTurn();
    queue.tap([first, second], true);
    await settle();
    await away('a');
    // the other tab had the network first, and its word of that has not come yet
    for (const { id } of await shelf.all('s1/p1', 'tap')) await shelf.remove('s1/p1', 'tap', id);
    expect(queue.waiting()).toHaveLength(2);
    void queue.send();
    await settle();
    http.expectNone('/api/tasks/a');
    expect(queue.waiting()).toEqual([]);
    // the list is read again: the answer came to the other tab
    expect(queue.overtaken()).toBe(1);
  });
});
