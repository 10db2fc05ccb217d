import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { MemoryShelf } from '../../core/offline/memory-shelf';
import { Offline } from '../../core/offline/offline';
import { SHELF } from '../../core/offline/shelf.token';
import { endedSession } from '../../identity/ended-session';
import { Session } from '../../identity/session';
import { me } from '../../testing/lessons';
import { prepList, task } from '../testing/prep-list';
import { KeepDays } from './keep-days';
import { KeptLists } from './kept-lists';
import { KitOfRequests } from './kit-of-requests';

const TODAY = '2026-11-24';
const NEXT = '2026-11-25';

describe('what is kept of the days ahead', () => {
  let http: HttpTestingController;
  let shelf: MemoryShelf;

  async function settle(): Promise<void> {
    for (let turn = 0; turn < 60; turn++) await Promise.resolve();
  }

  const asked = (date: string) =>
    http.expectOne(({ url, params }) => url === '/api/prep-list' && params.get('date') === date && !params.has('technicianId'));
  const own = (date: string) =>
    http.expectOne(({ url, params }) => url === '/api/prep-list' && params.get('date') === date && params.has('technicianId'));

  async function answerOwn(): Promise<void> {
    for (const date of [TODAY, NEXT]) {
      own(date).flush(prepList({ date, tasks: [] }));
      await settle();
    }
  }
  const request = (id: string, version: number) => ({
    id,
    version,
    teacher: { id: 'p1', name: 'Priya Patel' },
    pupils: 30,
    sets: 15,
    lines: [],
    riskAssessment: null,
  });

  beforeEach(async () => {
    shelf = new MemoryShelf();
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(withInterceptors([endedSession])),
        provideHttpClientTesting(),
        provideRouter([]),
        { provide: SHELF, useValue: shelf },
      ],
    });
    http = TestBed.inject(HttpTestingController);
    const loaded = TestBed.inject(Session).load();
    http.expectOne('/api/me').flush(me({ today: TODAY, now: `${TODAY}T08:00:00Z` }));
    await loaded;
    await settle();
  });
  afterEach(() => http.verify());

  it('is today’s list and the next teaching day’s, with the kit of their requests, once for each version of it', async () => {
    const [one, two] = [task('a', 'prepare'), task('b', 'prepare', { requisitionId: 'q2' })];
    const lists = [
      prepList({ date: TODAY, nextDay: NEXT, tasks: [one] }),
      prepList({ date: NEXT, nextDay: null, tasks: [one, two] }),
    ] as const;
    const version = one.lesson?.requisitionVersion ?? 0;
    const keeping = TestBed.inject(KeepDays).keep();
    asked(TODAY).flush(lists[0]);
    await settle();
    asked(NEXT).flush(lists[1]);
    await settle();
    await answerOwn();
    http.expectOne(`/api/requisitions/${one.requisitionId}`).flush(request(String(one.requisitionId), version));
    await settle();
    http.expectOne('/api/requisitions/q2').flush(request('q2', version));
    await keeping;
    const kept = await Promise.all([TODAY, NEXT].map((date) => TestBed.inject(KeptLists).read({ date, whose: null })));
    expect(kept.map((list) => list?.list.tasks.map(({ id }) => id))).toEqual([['a'], ['a', 'b']]);

    const again = TestBed.inject(KeepDays).keep();
    asked(TODAY).flush(lists[0]);
    await settle();
    asked(NEXT).flush({ ...lists[1], tasks: [one, { ...two, lesson: two.lesson && { ...two.lesson, requisitionVersion: version + 1 } }] });
    await settle();
    await answerOwn();
    http.expectOne('/api/requisitions/q2').flush(request('q2', version + 1));
    await again;

    const reading = TestBed.inject(KitOfRequests).read(['q2']);
    http.expectOne('/api/requisitions/q2').flush(null, { status: 504, statusText: 'Gateway Timeout' });
    expect(await reading).toEqual([request('q2', version + 1)]);
  });

  it('is gone as soon as somebody else has signed in here, whoever left without signing out', async () => {
    const one = task('a', 'prepare');
    const keeping = TestBed.inject(KeepDays).keep();
    asked(TODAY).flush(prepList({ date: TODAY, nextDay: null, tasks: [one] }));
    await settle();
    own(TODAY).flush(prepList({ date: TODAY, tasks: [one] }));
    await settle();
    http.expectOne(`/api/requisitions/${one.requisitionId}`).flush(request(String(one.requisitionId), 1));
    await keeping;
    const { user, school } = me();
    const kept = async () =>
      (await Promise.all(['prep-list', 'prep-kit'].map((kind) => shelf.all(`${school.id}/${user.id}`, kind)))).flat();
    expect(await kept()).toHaveLength(3);
    const offline = TestBed.inject(Offline);
    offline.belongTo({ schoolId: school.id, personId: 'sam' });
    // what Sam reads is read after that
    await offline.read({ name: 'prep-list', version: 1, days: 7 }, TODAY);
    expect(await kept()).toEqual([]);
  });

  it('leaves the page with whoever works on it where the session has ended', async () => {
    const keeping = TestBed.inject(KeepDays).keep();
    asked(TODAY).flush({}, { status: 401, statusText: 'Unauthorized' });
    await keeping;
    expect(TestBed.inject(Session).me()).not.toBeNull();
  });

  it('is what was reached, where the network goes away meanwhile', async () => {
    const keeping = TestBed.inject(KeepDays).keep();
    asked(TODAY).flush(prepList({ date: TODAY, nextDay: NEXT, tasks: [] }));
    await settle();
    asked(NEXT).error(new ProgressEvent('error'));
    await keeping;
    expect(await TestBed.inject(KeptLists).read({ date: TODAY, whose: null })).not.toBeNull();
    expect(await TestBed.inject(KeptLists).read({ date: NEXT, whose: null })).toBeNull();
  });
});
