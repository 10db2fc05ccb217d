import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { By } from '@angular/platform-browser';
import { provideRouter, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { Lesson, Requisition } from '@app/shared/contracts';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { en, pseudo, type Words } from '@app/shared/words';
import { SchoolLists } from '../../core/school-lists';
import { Toasts } from '../../core/toasts';
import { UndoTokens, undoTokens } from '../../core/undo-tokens';
import { WORDS } from '../../core/words';
import { Session } from '../../identity/session';
import { RequisitionPanel } from '../../requisitions/lesson-panel/requisition-panel';
import { SchoolClient } from '../../school/school.client';
import { englishLeft } from '../../testing/english-left';
import { calendar, lesson, lessonRequisition, me } from '../../testing/lessons';
import { MyFortnight } from './my-fortnight';

describe('My fortnight', () => {
  let http: HttpTestingController;
  let language: Words;
  let harness: RouterTestingHarness;
  const root = (): HTMLElement => harness.fixture.nativeElement as HTMLElement;
  const text = (): string => root().textContent?.replace(/\s+/g, ' ') ?? '';

  async function settle(): Promise<void> {
    for (let turn = 0; turn < 5; turn++) {
      TestBed.tick();
      await new Promise((done) => setTimeout(done, 5));
    }
  }

  const noQuestion = (): void => {
    http.match((request) => request.url === '/api/requisitions').forEach((request) => request.flush({ items: [], total: 0 }));
    http.match((request) => request.url === '/api/offers').forEach((request) => request.flush({ items: [] }));
  };

  /** Answers the lessons as soon as the page asks for them, however many turns that takes. */
  async function load(lessons: Lesson[]): Promise<void> {
    await settle();
    noQuestion();
    let asked = http.match((request) => request.url === '/api/lessons');
    for (let turn = 0; asked.length === 0 && turn < 100; turn++) {
      await settle();
      asked = http.match((request) => request.url === '/api/lessons');
    }
    asked.forEach((request) => request.flush({ items: lessons }));
    http.match((request) => request.url === '/api/calendar').forEach((request) => request.flush(calendar()));
    await settle();
  }

  beforeEach(async () => {
    language = en;
    TestBed.configureTestingModule({
      providers: [
        { provide: WORDS, useFactory: () => language },
        provideHttpClient(withInterceptors([undoTokens])),
        provideHttpClientTesting(),
        provideRouter([{ path: 'fortnight', component: MyFortnight }], withComponentInputBinding()),
        { provide: SchoolLists, useExisting: SchoolClient },
      ],
    });
    http = TestBed.inject(HttpTestingController);
    const loaded = TestBed.inject(Session).load();
    http.expectOne('/api/me').flush(me({ now: '2026-11-18T09:00:00Z' }));
    await loaded;
    harness = await RouterTestingHarness.create();
  });

  it('shows the lessons once it is known what technicians ask, so that a question pushes none of them down', async () => {
    await harness.navigateByUrl('/fortnight');
    await settle();
    http.match((request) => request.url === '/api/lessons').forEach((request) => request.flush({ items: [lesson()] }));
    http.match((request) => request.url === '/api/calendar').forEach((request) => request.flush(calendar()));
    await settle();
    expect(root().querySelector('app-week-table, app-day-list')).toBeNull();
    noQuestion();
    await settle();
    expect(root().querySelector('app-week-table, app-day-list')).not.toBeNull();
  });

  it('counts down to the nearest deadline and says how many lessons are unanswered', async () => {
    await harness.navigateByUrl('/fortnight?from=2026-11-25');
    await load([lesson({ id: 'a_2026-11-24' }), lesson({ id: 'b_2026-11-25', date: '2026-11-25' })]);
    expect(text()).toContain('Week of 23 Nov closes');
    expect(text()).toContain('in 1 day 3 h · Thu 19 Nov, 12:00');
    expect(text()).toContain('2 lessons unanswered');
  });

  it('answers every unanswered lesson at once, and takes the answers back on undo', async () => {
    await harness.navigateByUrl('/fortnight?from=2026-11-23');
    await load([lesson({ id: 'a_2026-11-24' }), lesson({ id: 'b_2026-11-25', date: '2026-11-25' })]);
    [...root().querySelectorAll('button')].find((button) => button.textContent?.includes('No kit for these 2 lessons'))?.click();
    for (const id of ['a_2026-11-24', 'b_2026-11-25']) {
      const put = http.expectOne(`/api/lessons/${id}/answer`);
      expect([put.request.method, put.request.body]).toEqual(['PUT', { answer: 'nothing-needed' }]);
      put.flush({}, { headers: { 'Undo-Token': `token of ${id}` } });
    }
    await settle();
    const toast = TestBed.inject(Toasts).current();
    expect(toast?.message).toBe('Nothing needed for these 2 lessons.');

    void toast?.undo?.();
    for (const token of ['token of b_2026-11-25', 'token of a_2026-11-24']) {
      const undo = http.expectOne('/api/undo');
      expect(undo.request.body).toEqual({ token });
      undo.flush({ already: false, things: [] });
      await settle();
    }
    // and the page looks again
    expect(http.match(({ url }) => url === '/api/lessons')).not.toEqual([]);
  });

  it('opens a lesson without moving the weeks, and says what was asked for when it is sent', async () => {
    await harness.navigateByUrl('/fortnight');
    await load([lesson({ id: 'late_2026-11-24' })]);
    await harness.navigateByUrl('/fortnight?lesson=late_2026-11-24');
    await settle();
    http.expectNone('/api/lessons');
    expect(text()).toContain('Mon 16 Nov to');
    const panel = harness.fixture.debugElement.query(By.directive(RequisitionPanel));
    const sent = {
      id: 'q1',
      version: 2,
      title: 'Food tests',
      status: 'accepted',
      overloads: null,
      minutesOver: null,
    } as Requisition;
    TestBed.inject(UndoTokens).keep(sent, 'token of q1', '/api/requisitions');
    (panel.componentInstance as RequisitionPanel).sent.emit(sent);
    await settle();
    const toast = TestBed.inject(Toasts).current();
    expect(toast?.message).toBe('Asked for Food tests: accepted.');

    void toast?.undo?.();
    expect(http.expectOne('/api/undo').request.body).toEqual({ token: 'token of q1' });
    expect(harness.fixture.debugElement.query(By.directive(RequisitionPanel))).toBeNull();
  });

  it('asks in its place how a lesson went that nobody touched, closes it with one press, and takes that back', async () => {
    const over = { date: '2026-11-17', start: '2026-11-17T09:50:00Z', end: '2026-11-17T10:50:00Z', deadline: '2026-11-12T12:00:00Z' };
    await harness.navigateByUrl('/fortnight?from=2026-11-16');
    await load([
      lesson({ ...over, id: 'a_2026-11-17', state: 'accepted', requisitions: [lessonRequisition()] }),
      lesson({
        ...over,
        id: 'b_2026-11-17',
        state: 'done',
        requisitions: [lessonRequisition({ id: 'q2', status: 'cleared', outcome: 'partly-used' })],
      }),
    ]);
    const buttons = [...root().querySelectorAll<HTMLButtonElement>('app-how-it-went button')];
    expect(buttons.map((button) => button.textContent?.trim())).toEqual(['Used', 'Partly used', 'Not used', 'Never made']);
    expect(text()).toContain('partly used');
    buttons[1]?.click();
    http.expectOne('/api/requisitions/q1').flush({ id: 'q1', version: 3 });
    await settle();
    const step = http.expectOne('/api/requisitions/q1/transitions');
    expect(step.request.body).toEqual({ to: 'cleared', version: 3, outcome: 'partly-used' });
    step.flush({ id: 'q1', version: 4 }, { headers: { 'Undo-Token': 'token of q1' } });
    await settle();
    const toast = TestBed.inject(Toasts).current();
    expect(toast?.message).toBe('Specific heat capacity: closed, partly used.');
    void toast?.undo?.();
    expect(http.expectOne('/api/undo').request.body).toEqual({ token: 'token of q1' });
  });

  it('says of a week without teaching why, and shows no grid for it', async () => {
    await harness.navigateByUrl('/fortnight?from=2026-11-23');
    await load([lesson()]);
    expect(text()).toContain('No lessons: Christmas.');
  });

  describe('in another language', () => {
    /** What the school itself has named: no language changes it. */
    const DATA = ['10Y/Ph2', 'Lab 3', 'Specific heat capacity', 'P2', '09:50', 'INSET day', 'Christmas'];
    const several = () => [
      lesson({ id: 'a_2026-11-24' }),
      lesson({ id: 'b_2026-11-25', date: '2026-11-25', deadline: '2026-11-17T12:00:00Z' }),
      lesson({ id: 'c_2026-11-25', date: '2026-11-25', state: 'late', requisitions: [lessonRequisition({ late: true, minutesLate: 40 })] }),
    ];

    async function left(lessons: Lesson[]): Promise<string[]> {
      await harness.navigateByUrl('/fortnight?from=2026-11-23');
      await load(lessons);
      return englishLeft(root(), DATA);
    }

    it.each<[string, () => Lesson[]]>([
      ['with a deadline to come', several],
      ['with deadlines that have passed', () => several().filter(({ id }) => id.startsWith('b'))],
      ['with all answered', () => several().filter(({ id }) => id.startsWith('c'))],
      ['without lessons', () => []],
    ])('says nothing past its words %s', async (_, lessons) => {
      language = pseudo(en);
      expect(await left(lessons())).toEqual([]);
    });

    it('would be found out if it did', async () => {
      expect(await left(several())).toContain('My fortnight');
    });
  });
});
