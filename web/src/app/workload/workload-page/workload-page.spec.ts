import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { OverloadTask, Workload, WorkloadDay } from '@app/shared/contracts';
import { en, pseudo, type Words } from '@app/shared/words';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { WORDS } from '../../core/words';
import { Session } from '../../identity/session';
import { englishLeft } from '../../testing/english-left';
import { me } from '../../testing/lessons';
import { WorkloadPage } from './workload-page';

const task = (requisitionId: string, title: string, minutes: number): OverloadTask => ({
  id: `task-${requisitionId}`,
  kind: 'prepare',
  requisitionId,
  practicalId: null,
  title,
  minutes,
  from: '2026-11-18T00:00:00Z',
  due: '2026-11-18T09:00:00Z',
});

const day = (date: string, change: Partial<WorkloadDay> = {}): WorkloadDay => ({
  date,
  weekLabel: 'A',
  workMinutes: 420,
  technicianMinutes: 300,
  level: 'overloaded',
  backlogMinutes: 120,
  technicians: [
    { technician: { id: 't1', code: 'TOM', name: 'Tom Blake' }, workMinutes: 360, technicianMinutes: 300 },
    { technician: null, workMinutes: 60, technicianMinutes: 0 },
  ],
  ...change,
});

const overload = (): Workload['overloads'][number] => ({
  from: '2026-11-18T09:00:00Z',
  to: '2026-11-19T09:00:00Z',
  workMinutes: 420.5,
  technicianMinutes: 300,
  pressure: 1.4,
  sentence: 'as the server says it',
  departmentIds: ['d1'],
  groups: [
    { practicalId: 'p1', title: 'Osmosis', tasks: 1, minutes: 240 },
    { practicalId: 'p2', title: 'Rates', tasks: 1, minutes: 180 },
  ],
  tasks: [task('q1', 'Osmosis', 240), task('q2', 'Rates', 180)],
});

const OSMOSIS = { requisitionId: 'q1', title: 'Osmosis', group: '10P', date: '2026-11-24', period: 'P3', lastPeriod: null };
const load = (change: Partial<Workload> = {}): Workload => ({
  from: '2026-11-16',
  to: '2026-12-27',
  departmentId: 'd1',
  days: [day('2026-11-18'), day('2026-11-19', { level: 'calm' })],
  overloads: [overload()],
  people: [],
  overLine: 2,
  notJudged: [],
  allSetsJudged: true,
  backlog: { overdueMinutes: 90, overdueTasks: 2, firstMissed: OSMOSIS },
  pressure: 1.4,
  level: 'overloaded',
  late: { from: '2026-10-07', to: '2026-12-27', asked: 40, late: 8, excused: 2, rate: 0.15, causes: [{ reason: 'forgot', count: 5 }] },
  lateToCome: 3,
  unanswered: 7,
  lessons: 60,
  shortages: [{ apparatusId: 'a1', name: 'Microscope', times: 3 }],
  ...change,
});

const quiet = (): Workload =>
  load({
    days: [],
    overloads: [],
    backlog: { overdueMinutes: 0, overdueTasks: 0, firstMissed: null },
    pressure: 0,
    level: 'calm',
    late: { from: '2026-10-07', to: '2026-12-27', asked: 0, late: 0, excused: 0, rate: null, causes: [] },
    lateToCome: 0,
    shortages: [],
  });

describe('Workload', () => {
  let http: HttpTestingController;
  let harness: RouterTestingHarness;
  let language: Words;
  const root = (): HTMLElement => harness.fixture.nativeElement as HTMLElement;
  const text = (): string => root().textContent?.replace(/\s+/g, ' ') ?? '';
  const press = (says: string): void =>
    [...root().querySelectorAll('button')].find((button) => button.textContent?.includes(says))?.click();

  async function settle(): Promise<void> {
    for (let turn = 0; turn < 5; turn++) {
      TestBed.tick();
      await new Promise((done) => setTimeout(done, 5));
    }
  }

  async function open(workload: Workload): Promise<void> {
    await harness.navigateByUrl('/workload');
    await settle();
    http.match(({ url }) => url === '/api/workload').forEach((request) => request.flush(workload));
    http.match(({ url }) => url === '/api/departments').forEach((request) => request.flush({ items: [{ id: 'd1', name: 'Science' }] }));
    await settle();
  }

  beforeEach(async () => {
    language = en;
    TestBed.configureTestingModule({
      providers: [
        { provide: WORDS, useFactory: () => language },
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([{ path: 'workload', component: WorkloadPage }], withComponentInputBinding()),
      ],
    });
    http = TestBed.inject(HttpTestingController);
    const loaded = TestBed.inject(Session).load();
    http.expectOne('/api/me').flush(me({ now: '2026-11-18T09:00:00Z' }));
    await loaded;
    harness = await RouterTestingHarness.create();
  });

  it('tells of people who are over-booked in other weeks apart from the week that the card names', async () => {
    const stretch = (from: string, to: string) => ({ from, to, workMinutes: 400, technicianMinutes: 300 });
    const person = (id: string, name: string, overload: ReturnType<typeof stretch>) => ({ technician: { id, code: id, name }, overload });
    const people = [
      person('t1', 'Jo Lindqvist', stretch('2026-12-03T09:00:00Z', '2026-12-04T09:00:00Z')),
      person('t2', 'Tom Blake', stretch('2026-11-24T09:00:00Z', '2026-11-25T09:00:00Z')),
    ] as Workload['people'];
    await open(load({ people }));
    const card = root().querySelector('[aria-labelledby="technicians-heading"]')?.textContent?.replace(/\s+/g, ' ') ?? '';
    expect(card).toContain('week of 23 Nov');
    const [own = '', others = ''] = card.split('Over-booked in the other weeks');
    expect([own.includes('Tom Blake: Tue 24 Nov'), own.includes('Jo Lindqvist'), others.includes('Jo Lindqvist: Thu 3 Dec')]).toEqual([
      true,
      false,
      true,
    ]);
  });

  it('says an overload in the one sentence, and opens it to its practicals, the largest first', async () => {
    await open(load());
    expect(text()).toContain('Wed 18 Nov 09:00 to Thu 19 Nov 09:00: 7 h 1 min asked, 5 h there, 2 h 1 min over');
    expect(text()).toContain('2 tasks · most of it: Osmosis, 4 h');
    press('By practical (2)');
    await settle();
    expect([...root().querySelectorAll('tbody tr')].map((row) => row.querySelector('td')?.textContent?.trim())).toEqual([
      'Osmosis',
      'Rates',
    ]);
  });

  it('begins with whether next week fits', async () => {
    await open(load({ days: [day('2026-11-18'), day('2026-11-23', { workMinutes: 240, level: 'calm' })] }));
    expect(text()).toContain('Next week fits: 4 h asked, 5 h there.');
  });

  it('begins with that next week does not fit, and says why once', async () => {
    await open(
      load({ days: [day('2026-11-23')], overloads: [{ ...overload(), from: '2026-11-23T09:00:00Z', to: '2026-11-23T16:00:00Z' }] }),
    );
    expect(text()).toContain('Next week’s work does not fit.');
    expect(text().split('Monday 23 Nov: 7 h 1 min asked, 5 h there, 2 h 1 min over')).toHaveLength(2);
  });

  it('speaks of the weeks to come whatever weeks are shown, and says of past days neither that they fit nor that they do not', async () => {
    await harness.navigateByUrl('/workload?from=2025-10-13');
    await settle();
    const past = { ...day('2025-10-14', { level: 'overloaded' }) };
    for (const request of http.match(({ url }) => url === '/api/workload'))
      request.flush(request.request.params.get('from') === '2025-10-13' ? load({ days: [past], overloads: [] }) : load());
    http.match(({ url }) => url === '/api/departments').forEach((request) => request.flush({ items: [] }));
    await settle();
    expect(text()).toContain('Tue 14 Oct 2025');
    expect(text()).toContain('2 tasks · most of it: Osmosis');
    expect(text()).not.toContain('No overload');
    expect(root().querySelector('.day title')?.textContent).toBe('Tue 14 Oct: 7 h asked, 5 h there');
  });

  it('sets each technician against the own time, next week first, and apart what nobody has taken', async () => {
    await open(load({ days: [day('2026-11-23')] }));
    expect(text()).toContain('Each technician, week of 23 Nov');
    expect(text()).toContain('Tom Blake120 %, over-booked');
    expect(text()).toContain('Not taken yet 60 min');
  });

  it('opens the requests of a practical in the stretch that is over', async () => {
    await open(load());
    press(en.workload.byPractical(2));
    await settle();
    const links = [...root().querySelectorAll('app-overload-card td a')].map((link) => [
      link.textContent?.trim(),
      link.getAttribute('href'),
    ]);
    const query = (practical: string) => `/requests?practical=${practical}&view=year&from=2026-11-18&to=2026-11-19&department=d1`;
    expect(links).toEqual([
      ['Osmosis', query('p1')],
      ['Rates', query('p2')],
    ]);
  });

  it('says what is behind the deadline and behind with the work', async () => {
    await open(load());
    expect(text()).toContain('15 %6 of 40 · 2 more excused');
    expect(text()).toContain('2 tasks · first to run out of time: 10P Osmosis, Tue 24 Nov P3');
  });

  describe('in another language', () => {
    /** What the school itself has named: no language changes it. */
    const DATA = ['Science', 'Tom Blake', 'Osmosis', 'Rates', 'Microscope', 'A'];

    it.each<[string, () => Workload, string | null]>([
      ['with an overload', load, null],
      ['with nothing to show', quiet, null],
      ['as a table', load, en.workload.table],
      ['with an overload opened', load, en.workload.byPractical(2)],
    ])('says nothing past its words %s', async (_, workload, pressed) => {
      language = pseudo(en);
      await open(workload());
      if (pressed !== null) press(pressed === en.workload.table ? language.workload.table : language.workload.byPractical(2));
      await settle();
      expect(englishLeft(root(), DATA)).toEqual([]);
    });

    it('would be found out if it did', async () => {
      await open(load());
      expect(englishLeft(root(), DATA)).toContain('Next six weeks, at the fullest');
    });
  });
});
