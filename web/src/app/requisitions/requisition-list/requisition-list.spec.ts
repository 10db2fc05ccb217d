import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting, type TestRequest } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { LessonGroup, Me, RequisitionSummary } from '@app/shared/contracts';
import { en, pseudo, type Words } from '@app/shared/words';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { SchoolLists } from '../../core/school-lists';
import { WORDS } from '../../core/words';
import { Session } from '../../identity/session';
import { SchoolClient } from '../../school/school.client';
import { englishLeft } from '../../testing/english-left';
import { me } from '../../testing/lessons';
import { RequisitionList } from './requisition-list';

function summary(number: number, change: Partial<RequisitionSummary> = {}): RequisitionSummary {
  return {
    id: `q${number}`,
    version: 1,
    number,
    lessonId: `l${number}`,
    date: '2026-11-18',
    period: 'P1',
    lastPeriod: null,
    start: '2026-11-18T09:00:00Z',
    group: '9X',
    groupId: 'g1',
    room: 'Lab 1',
    departmentId: 'd1',
    teacher: { id: 'p1', code: 'PPA', name: 'Priya Patel' },
    otherTeachers: [],
    title: 'Pendulums',
    sets: 10,
    status: 'accepted',
    next: [],
    deadline: null,
    submittedAt: null,
    late: false,
    minutesLate: 0,
    schoolDaysLate: 0,
    lateReason: null,
    excused: false,
    short: false,
    overloads: false,
    minutesOver: null,
    lessonGone: false,
    changes: [],
    keptUntil: null,
    supportMinutes: null,
    outcome: null,
    recorded: false,
    lastMessage: null,
    question: null,
    ...change,
  };
}

const many = (from: number, count: number) => Array.from({ length: count }, (_, index) => summary(from + index));
const technician: Partial<Me> = {
  roles: ['technician'],
  departments: [{ id: 'd1', name: 'Science', roles: ['technician'] }],
  permissions: ['requisitions.read', 'requisitions.readAll', 'requisitions.serve', 'departments.read'],
};

describe('the list of requests', () => {
  let language: Words;
  let classes: LessonGroup[] = [];
  let http: HttpTestingController;
  let harness: RouterTestingHarness;
  const root = (): HTMLElement => harness.routeNativeElement as HTMLElement;
  const text = (): string => root().textContent?.replace(/\s+/g, ' ').trim() ?? '';
  const button = (name: string) => [...root().querySelectorAll('button')].find((one) => one.textContent?.trim() === name);
  const rows = () => [...root().querySelectorAll<HTMLAnchorElement>('a.row')];

  async function turn(): Promise<void> {
    for (let count = 0; count < 4; count++) {
      TestBed.tick();
      await new Promise((done) => setTimeout(done));
    }
  }

  const asked = (): TestRequest => http.expectOne(({ url }) => url === '/api/requisitions');
  async function answer(items: RequisitionSummary[], total: number, nextCursor?: string): Promise<URLSearchParams> {
    const request = asked();
    request.flush({ items, total, ...(nextCursor && { nextCursor }) });
    await turn();
    return new URLSearchParams(request.request.params.toString());
  }

  async function show(url: string, who: Partial<Me> = {}, inLanguage: Words = en): Promise<void> {
    language = inLanguage;
    const loaded = TestBed.inject(Session).load();
    http.expectOne('/api/me').flush(me(who));
    await loaded;
    harness = await RouterTestingHarness.create(url);
    await turn();
    http.match('/api/departments').forEach((one) => one.flush({ items: [] }));
    http.match((asked) => asked.url === '/api/groups').forEach((one) => one.flush({ items: classes }));
    await turn();
  }

  beforeEach(() => {
    classes = [];
    TestBed.configureTestingModule({
      providers: [
        { provide: WORDS, useFactory: () => language },
        { provide: SchoolLists, useExisting: SchoolClient },
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter(
          [
            { path: 'requests', component: RequisitionList },
            { path: '**', children: [] },
          ],
          withComponentInputBinding(),
        ),
      ],
    });
    http = TestBed.inject(HttpTestingController);
  });

  it('tells whoever is to answer a question that it is for them, and others with whom it is', async () => {
    await show('/requests');
    await answer([summary(1, { status: 'queried', next: ['submitted', 'cancelled'] }), summary(2, { status: 'queried', next: [] })], 2);
    expect(rows().map((row) => row.querySelector('app-chip')?.textContent?.trim())).toEqual(['Question for you', 'With Priya Patel']);
  });

  it('says of how many it is, and loads the rest where the keyboard goes on', async () => {
    await show('/requests');
    await answer(many(1, 50), 52, 'next');
    expect(text()).toContain('Showing 50 of 52');
    button('Load more')?.click();
    await turn();
    const params = await answer(many(51, 2), 52);
    expect(params.get('cursor')).toBe('next');
    expect(rows()).toHaveLength(52);
    expect(document.activeElement?.id).toBe('request-q51');
    expect(text()).toContain('Showing 52 of 52');
    expect(button('Load more')).toBeUndefined();
  });

  it('asks for what the address says, and says in the address what is asked for', async () => {
    await show('/requests?view=waiting&short=true', technician);
    const params = await answer([], 0);
    expect([params.get('status'), params.get('short'), params.get('departmentId')]).toEqual(['submitted,queried', 'true', 'd1']);
    expect(text()).toContain('No request fits');
    button('Late')?.click();
    await turn();
    expect(TestBed.inject(Router).url).toBe('/requests?view=waiting&short=true&late=true');
    expect((await answer([], 0)).get('late')).toBe('true');
  });

  it('offers every class of the school, whatever is loaded of the list', async () => {
    classes = [
      { id: 'g2', code: '10X', year: 10, pupils: 30 },
      { id: 'g1', code: '9X', year: 9, pupils: 28 },
      { id: 'g3', code: '7A', year: 7, pupils: 30 },
    ];
    await show('/requests', technician);
    await answer(many(1, 3), 3);
    const select = document.querySelector<HTMLSelectElement>('select[aria-label="Class"]');
    expect([...(select?.options ?? [])].map(({ text: code }) => code)).toEqual(['Any class', '7A', '9X', '10X']);
  });

  it('shows what does not fit alone, and everything again', async () => {
    await show('/requests', technician);
    await answer(many(1, 3), 3);
    button('Does not fit')?.click();
    await turn();
    expect(TestBed.inject(Router).url).toBe('/requests?over=true');
    expect((await answer([summary(2, { overloads: true, minutesOver: 20 })], 1)).get('overLine')).toBe('true');
    expect(button('Does not fit')?.getAttribute('aria-pressed')).toBe('true');
    button('Clear filters')?.click();
    await turn();
    expect((await answer(many(1, 3), 3)).has('overLine')).toBe(false);
  });

  it('searches what was typed, once the typing rests', async () => {
    await show('/requests');
    await answer(many(1, 1), 1);
    const box = root().querySelector<HTMLInputElement>('input[type=search]');
    document.dispatchEvent(new KeyboardEvent('keydown', { key: '/' }));
    expect(document.activeElement).toBe(box);
    if (box) box.value = 'pendulum';
    box?.dispatchEvent(new Event('input'));
    await turn();
    await new Promise((done) => setTimeout(done, 250));
    await turn();
    expect((await answer(many(1, 1), 1)).get('q')).toBe('pendulum');
    expect(TestBed.inject(Router).url).toBe('/requests?q=pendulum');
  });

  it('is found as it was by who comes back, with the focus on what was opened', async () => {
    await show('/requests');
    await answer(many(1, 50), 60, 'next');
    button('Load more')?.click();
    await turn();
    await answer(many(51, 10), 60);
    rows()[54]?.click();
    await turn();
    await harness.navigateByUrl('/requests');
    await turn();
    expect(rows()).toHaveLength(60);
    expect(document.activeElement?.id).toBe('request-q55');
    expect((await answer(many(1, 60), 60)).get('limit')).toBe('60');
  });

  it('bears one chip at most beside the state, of the worst that is so', async () => {
    await show('/requests');
    const late = { late: true, minutesLate: 90 };
    await answer([summary(1, { ...late, short: true, overloads: true, minutesOver: 20 }), summary(2, late), summary(3)], 3);
    expect(rows().map((row) => row.querySelectorAll('app-chip').length)).toEqual([2, 2, 1]);
    expect(rows()[0]?.textContent).toContain('short');
  });

  it('does not offer lateness together with somebody else', async () => {
    await show('/requests?teacher=p9', technician);
    await answer([], 0);
    expect(button('Late')).toBeUndefined();
    expect(text()).toContain(en.requestList.noLateness);
  });

  it('says everything through the words', async () => {
    await show('/requests?q=x', technician, pseudo(en));
    await answer(many(1, 2), 4, 'next');
    expect(englishLeft(root(), ['9X', 'P1', 'Lab 1', 'Priya Patel', 'Pendulums'])).toEqual([]);
  });
});
