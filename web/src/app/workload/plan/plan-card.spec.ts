import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import type { Plan } from '@app/shared/contracts';
import { PERMISSIONS } from '@app/shared/rules';
import { en, pseudo, type Words } from '@app/shared/words';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { Toasts } from '../../core/toasts';
import { undoTokens } from '../../core/undo-tokens';
import { ALL_WORDS, WORDS } from '../../core/words';
import { Session } from '../../identity/session';
import { englishLeft } from '../../testing/english-left';
import { me } from '../../testing/lessons';
import { PlanCard } from './plan-card';
import { PlanPreview } from './plan-preview';

const DAYS = { from: '2026-11-23', to: '2026-11-29', departmentId: 'd1' };

const plan = (change: Partial<Plan> = {}): Plan => ({
  moves: [
    {
      taskId: 'k1',
      from: { assigneeId: null, date: '2026-11-24' },
      to: { assigneeId: 't1', date: '2026-11-23' },
      reason: 'as the server says it',
      title: 'Food tests',
      kind: 'prepare',
      group: '11Y',
      minutes: 35,
    },
  ],
  score: { beyondMinutes: 0, mostLoadedMinutes: 300, changes: 1 },
  bound: { beyondMinutes: 0, mostLoadedMinutes: 290 },
  version: 7,
  proved: true,
  tasks: 12,
  was: { beyondMinutes: 35, mostLoadedMinutes: 320 },
  people: [
    {
      technician: { id: 't1', code: 'ANI', name: 'Anil Rao' },
      days: [
        { date: '2026-11-23', technicianMinutes: 400, before: 100, after: 135 },
        { date: '2026-11-24', technicianMinutes: 0, before: 20, after: 20 },
      ],
    },
  ],
  drops: [],
  ...change,
});

let http: HttpTestingController;
let language: Words;
beforeEach(() => {
  language = en;
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(withInterceptors([undoTokens])),
      provideHttpClientTesting(),
      { provide: ALL_WORDS, useFactory: () => language },
      { provide: WORDS, useFactory: () => language },
    ],
  });
  http = TestBed.inject(HttpTestingController);
});

async function previewed(
  answer: Plan,
): Promise<{ fixture: ComponentFixture<PlanPreview>; page: HTMLElement; settle: () => Promise<void> }> {
  const fixture = TestBed.createComponent(PlanPreview);
  fixture.componentRef.setInput('days', DAYS);
  fixture.detectChanges();
  const settle = async () => {
    await fixture.whenStable();
    fixture.detectChanges();
  };
  const asked = http.expectOne('/api/workload/plan');
  expect(asked.request.body).toEqual({ ...DAYS, mode: 'preview' });
  asked.flush(answer);
  await settle();
  return { fixture, page: fixture.nativeElement as HTMLElement, settle };
}

const press = (page: HTMLElement, label: string) =>
  [...page.querySelectorAll('button')].find((button) => button.textContent?.includes(label))?.click();

describe('the plan of a week', () => {
  it('says whether the week fits, everybody’s hours, and each move with its reason', async () => {
    const { page } = await previewed(plan());
    const text = page.textContent?.replace(/\s+/g, ' ') ?? '';
    expect(text).toContain('All 12 tasks fit.');
    expect(text).toMatch(/Food tests, 11Y: prepare, 35 min ?nobody, Tue 24 Nov ?Anil Rao, Mon 23 Nov ?as the server says it/);
    expect(text).toContain('100 min now, 2 h 15 min as planned, of 6 h 40 min');
    expect(text).toContain('20 min, no hours');
  });

  it('says how far from the best there is it may be, and names what does not fit', async () => {
    const drop = {
      taskId: 'k2',
      assigneeId: 't1',
      date: '2026-11-23',
      title: 'Rates',
      kind: 'clear',
      group: null,
      minutes: 40,
      required: true,
    };
    const { page } = await previewed(
      plan({
        proved: false,
        score: { beyondMinutes: 40, mostLoadedMinutes: 300, changes: 1 },
        bound: { beyondMinutes: 28, mostLoadedMinutes: 1 },
        drops: [drop],
      }),
    );
    expect(page.textContent).toContain('40 min do not fit: at most 12 min from the best there is.');
    expect(page.textContent?.replace(/\s+/g, ' ')).toMatch(/Rates: clear away, 40 min ?Anil Rao, Mon 23 Nov · required practical/);
  });

  it('is applied as it was looked at, and can be taken back', async () => {
    const { fixture, page, settle } = await previewed(plan());
    let applied = 0;
    fixture.componentInstance.applied.subscribe(() => applied++);
    press(page, 'Apply 1 move');
    const sent = http.expectOne('/api/workload/plan');
    expect(sent.request.body).toEqual({ ...DAYS, mode: 'apply', version: 7 });
    sent.flush(plan(), { headers: { 'Undo-Token': 'back' } });
    await settle();
    expect(applied).toBe(1);
    expect(TestBed.inject(Toasts).current()).toMatchObject({ message: '1 task moved.', undo: expect.any(Function) });
  });

  it('keeps what it shows where the week has changed, and offers the new plan', async () => {
    const { page, settle } = await previewed(plan());
    press(page, 'Apply 1 move');
    http
      .expectOne('/api/workload/plan')
      .flush(
        { status: 409, code: 'STALE_VERSION', title: 'Changed', detail: 'The week has changed.' },
        { status: 409, statusText: 'Conflict' },
      );
    await settle();
    expect(page.textContent).toContain('The week has changed.');
    expect(page.textContent).toContain('Food tests');
    press(page, 'Look at the new plan');
    http.expectOne('/api/workload/plan').flush(plan({ moves: [], version: 8 }));
    await settle();
    expect(page.textContent).toContain('Nothing would move');
  });

  it('speaks by its words alone', async () => {
    language = pseudo(en);
    const { page } = await previewed(plan());
    expect(englishLeft(page).filter((text) => !/Anil Rao|as the server says it/.test(text))).toEqual([]);
  });
});

describe('the card that plans a week', () => {
  const card = async (role: 'technician' | 'head' | 'teacher', departmentId: string) => {
    const loaded = TestBed.inject(Session).load();
    const permissions = [...PERMISSIONS[role]];
    http.expectOne('/api/me').flush(me({ roles: [role], permissions, departments: [{ id: 'd1', name: 'Science', roles: [role] }] }));
    await loaded;
    const fixture = TestBed.createComponent(PlanCard);
    fixture.componentRef.setInput('week', '2026-11-23');
    fixture.componentRef.setInput('departmentId', departmentId);
    fixture.detectChanges();
    return (fixture.nativeElement as HTMLElement).textContent ?? '';
  };

  it('is not there for teachers', async () => {
    expect(await card('teacher', 'd1')).toBe('');
  });

  it.each(['technician', 'head'] as const)('is there for a %s', async (role) => {
    const text = await card(role, 'd1');
    expect(text).toContain('Plan the week of 23 Nov');
    expect(text).toContain('Preview');
  });

  it('asks for one department first', async () => {
    const text = await card('head', 'all');
    expect(text).toContain('Choose one department');
    expect(text).not.toContain('Preview');
  });
});
