import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { Figures } from '@app/shared/contracts';
import { permissionsOf, type Role, weekdayOf } from '@app/shared/rules';
import { en, pseudo, type Words } from '@app/shared/words';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { ALL_WORDS, WORDS } from '../../core/words';
import { Session } from '../../identity/session';
import { englishLeft } from '../../testing/english-left';
import { me } from '../../testing/lessons';
import { DRAW } from './chart';
import { FiguresPage } from './figures-page';
import type { Paints } from './paints';
import { heatMap, heatOf, lateByWeek, loadByWeek } from './pictures';

const LATE = { asked: 20, late: 4, excused: 1, rate: 0.15, changedLate: 2, causes: [{ reason: 'forgot', count: 3 }] };
const WEEK = { ...LATE, week: '2026-11-09', workMinutes: 1200, technicianMinutes: 1500, lessons: 40, unanswered: 6 };
const figures = (change: Partial<Figures> = {}): Figures => ({
  from: '2026-11-03',
  to: '2026-11-17',
  departmentId: 'd1',
  isPast: true,
  lateness: LATE,
  compared: { ...LATE, rate: 0.3, against: 'half-term', from: '2026-09-01', to: '2026-10-23' },
  weeks: [WEEK],
  years: [
    { ...LATE, year: 9 },
    { ...LATE, year: null },
  ],
  heat: [
    { date: '2026-11-10', period: 'P2', practicals: 3, minutes: 200 },
    { date: '2026-11-17', period: 'P2', practicals: 1, minutes: 40 },
    { date: '2026-11-11', period: 'P1', practicals: 2, minutes: 60 },
  ],
  coverage: [],
  shortages: [{ apparatusId: 'a1', name: 'Microscope', there: 16, times: 3, most: 4, price: 120 }],
  byTeacher: null,
  wasted: [{ practicalId: 'p1', title: 'Osmosis', cancelled: 1, notUsed: 1, minutes: 150 }],
  ...change,
});
const PAINTS: Paints = {
  ink: '#000',
  soft: '#111',
  line: '#222',
  ground: '#fff',
  calm: '#0a0',
  warn: '#aa0',
  stop: '#a00',
  wait: '#00a',
  faint: '#eee',
  font: 'x',
};

describe('the pictures', () => {
  it('hold the figures of the tables', () => {
    const late = lateByWeek([WEEK], en, '2026-11-18')(PAINTS);
    expect((late.series as { data: number[] }[]).map(({ data }) => data)).toEqual([[3], [1], [16]]);
    const load = loadByWeek([WEEK], en, '2026-11-18')(PAINTS);
    expect((load.series as { data: number[] }[]).map(({ data }) => data)).toEqual([[20], [25]]);
  });

  it('add the practicals of a weekday and period up, the deepest colour with the most', () => {
    const heat = heatOf(figures().heat, weekdayOf);
    expect(heat).toMatchObject({ weekdays: [2, 3], periods: ['P1', 'P2'] });
    expect(heat.sums).toContainEqual({ weekday: 2, period: 'P2', practicals: 4, minutes: 240 });
    const picture = heatMap(heat, en)(PAINTS) as { visualMap: { max: number } };
    expect(picture.visualMap.max).toBe(4);
  });
});

describe('Figures', () => {
  let http: HttpTestingController;
  let harness: RouterTestingHarness;
  let language: Words;
  let drawn: object[];
  const root = (): HTMLElement => harness.fixture.nativeElement as HTMLElement;
  const text = (): string => root().textContent?.replace(/\s+/g, ' ') ?? '';

  async function settle(): Promise<void> {
    for (let turn = 0; turn < 5; turn++) {
      TestBed.tick();
      await new Promise((done) => setTimeout(done, 5));
    }
  }

  async function open(known: Figures, roles: Role[] = ['head'], url = '/workload/figures'): Promise<URLSearchParams> {
    const loaded = TestBed.inject(Session).load();
    const departments = [{ id: 'd1', name: 'Science', roles }];
    http.expectOne('/api/me').flush(me({ now: '2026-11-18T09:00:00Z', roles, permissions: permissionsOf(roles), departments }));
    await loaded;
    harness = await RouterTestingHarness.create(url);
    await settle();
    http.match('/api/departments').forEach((request) => request.flush({ items: [{ id: 'd1', name: 'Science' }] }));
    http
      .match(({ url: asked }) => asked === '/api/calendar')
      .forEach((request) =>
        request.flush({
          firstWeekday: 1,
          terms: [{ name: 'Autumn', from: '2026-09-01', to: '2026-12-18' }],
          teachingDays: ['2026-09-01', '2026-10-23', '2026-11-03', '2026-11-17'].map((date) => ({ date })),
          closures: [{ from: '2026-10-26', to: '2026-10-30', kind: 'holiday', name: 'Half term' }],
        }),
      );
    await settle();
    const asked = http.expectOne(({ url: path }) => path === '/api/workload/figures');
    asked.flush(known);
    await settle();
    return new URLSearchParams(asked.request.params.toString());
  }

  beforeEach(() => {
    language = en;
    drawn = [];
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([{ path: 'workload/figures', component: FiguresPage }], withComponentInputBinding()),
        { provide: WORDS, useFactory: () => language },
        { provide: ALL_WORDS, useFactory: () => language },
        {
          provide: DRAW,
          useValue: () => Promise.resolve({ draw: () => ({ show: (one: object) => drawn.push(one), resize: () => {}, end: () => {} }) }),
        },
      ],
    });
    globalThis.ResizeObserver ??= class {
      observe() {}
      unobserve() {}
      disconnect() {}
    } as unknown as typeof ResizeObserver;
    globalThis.matchMedia ??= (() => ({ addEventListener: () => {}, removeEventListener: () => {} })) as unknown as typeof matchMedia;
    http = TestBed.inject(HttpTestingController);
  });

  it('ask for the half term so far beside the one before, and say both in a sentence', async () => {
    const asked = await open(figures());
    expect(Object.fromEntries(asked)).toEqual({ from: '2026-11-03', to: '2026-11-17', departmentId: 'd1', against: 'half-term' });
    expect(text()).toContain('15 % late: 3 of 20 requests, and 1 more excused. The half term before (Tue 1 Sep – Fri 23 Oct): 30 %.');
    expect(drawn.length).toBeGreaterThanOrEqual(3);
  });

  it('show each picture with its table, whose rows open what they are made of', async () => {
    await open(figures());
    const links = [...root().querySelectorAll('tbody a')].map((link) => link.getAttribute('href'));
    expect(links).toEqual(
      expect.arrayContaining([
        '/workload/late?from=2026-11-09&to=2026-11-15&department=d1',
        '/workload/late?from=2026-11-03&to=2026-11-17&department=d1&reason=forgot',
        '/workload?from=2026-11-09&department=d1',
        '/requests?view=past&from=2026-11-09&to=2026-11-15&department=d1&status=submitted,queried,accepted,prepared,delivered,collected,cleared',
        '/board?week=2026-11-09&department=d1',
        '/requests?view=past&from=2026-11-03&to=2026-11-17&department=d1&shortOf=a1',
        '/requests?view=past&from=2026-11-03&to=2026-11-17&department=d1&wasted=true&practical=p1',
        '/requests?view=past&from=2026-11-03&to=2026-11-17&department=d1&year=9&late=true',
        '/requests?view=past&from=2026-11-03&to=2026-11-17&department=d1&year=none&late=true',
        '/workload/unanswered?from=2026-11-09&to=2026-11-15&department=d1',
      ]),
    );
    expect(root().querySelectorAll('app-chart')).toHaveLength(3);
    expect(text()).toContain('120.00 480.00');
    expect(text()).toContain('2 practicals, 2 h 30 min.');
  });

  it('say of weeks in which nothing was asked that nothing was, and draw no empty picture of it', async () => {
    const asked = figures();
    const none = { asked: 0, late: 0, excused: 0, rate: null, changedLate: 0, causes: [] };
    await open({ ...asked, weeks: asked.weeks.map((week) => ({ ...week, ...none })) });
    const card = [...root().querySelectorAll('app-figure-card')].find((one) =>
      one.querySelector('h2')?.textContent?.includes(en.figures.late.heading),
    );
    expect(card?.textContent).toContain(en.figures.late.none);
    expect(card?.querySelector('table, app-chart')).toBeNull();
  });

  it('open no causes to technicians, who see them as totals', async () => {
    await open(figures(), ['technician']);
    const links = [...root().querySelectorAll('tbody a')].map((link) => link.getAttribute('href') ?? '');
    expect(links.some((link) => link.includes('reason='))).toBe(false);
    expect(text()).toContain('forgotten');
    expect(text()).not.toContain(en.figures.whatIf);
  });

  it('show teachers and a draft for those who were late to their head alone', async () => {
    const teacher = (id: string, name: string, late: number, excused = 0) => ({
      teacher: { id, code: id, name },
      asked: 10,
      late,
      excused,
      rate: (late - excused) / 10,
    });
    await open(
      figures({ byTeacher: [teacher('t1', 'Jo Lindqvist', 0), teacher('t2', 'Sam Okoro', 4, 1), teacher('t3', 'Tom Blake', 1, 1)] }),
    );
    expect(text()).toContain('Jo Lindqvist 10 0 0 0 %');
    const form = root().querySelector('app-teacher-reminder')!;
    expect([...form.querySelectorAll('option')].map((one) => one.textContent)).toEqual(['Sam Okoro']);
    expect(form.querySelector('textarea')?.value).toMatch(/^Dear Sam,\n\n3 of your 10 requests/);
  });

  it('say what to do where no day is over, and that there is nothing to compare with', async () => {
    await open(figures({ weeks: [] }));
    expect(text()).toContain(en.figures.noDaysWhy);
  });

  it('say nothing past their words', async () => {
    language = pseudo(en);
    await open(figures());
    expect(englishLeft(root(), ['Science', 'Microscope', 'Osmosis', 'P1', 'P2'])).toEqual([]);
  });
});
