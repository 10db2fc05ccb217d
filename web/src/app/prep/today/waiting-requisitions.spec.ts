import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { WaitingRequisition } from '@app/shared/contracts';
import { permissionsOf } from '@app/shared/rules';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Toasts } from '../../core/toasts';
import { undoTokens } from '../../core/undo-tokens';
import { Session } from '../../identity/session';
import { me } from '../../testing/lessons';
import { requisition } from '../../testing/requisitions';
import { FieldHarness } from '../../ui/testing/field.harness';
import { ProblemHarness } from '../../ui/testing/problem.harness';
import { waitingRequisition } from '../testing/waiting';
import { WaitingRequisitions } from './waiting-requisitions';

describe('requests that wait for an answer', () => {
  let http: HttpTestingController;
  let fixture: ComponentFixture<WaitingRequisitions>;
  let answered: number;
  const root = (): HTMLElement => fixture.nativeElement as HTMLElement;
  const text = (): string => root().textContent?.replace(/\s+/g, ' ') ?? '';
  const loader = () => TestbedHarnessEnvironment.loader(fixture);

  async function press(name: string, at = 0): Promise<void> {
    const buttons = [...root().querySelectorAll('button')].filter((one) => one.textContent?.trim() === name);
    expect(buttons[at]).toBeDefined();
    buttons[at]?.click();
    await settle();
  }

  async function settle(): Promise<void> {
    for (let turn = 0; turn < 3; turn++) {
      TestBed.tick();
      await new Promise((done) => setTimeout(done));
    }
  }

  async function show(waiting: WaitingRequisition[]): Promise<void> {
    fixture.componentRef.setInput('waiting', waiting);
    fixture.autoDetectChanges();
    await settle();
  }

  beforeEach(async () => {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(withInterceptors([undoTokens])), provideHttpClientTesting(), provideRouter([])],
    });
    http = TestBed.inject(HttpTestingController);
    const loaded = TestBed.inject(Session).load();
    http.expectOne('/api/me').flush(
      me({
        roles: ['technician'],
        departments: [{ id: 'd1', name: 'Science', roles: ['technician'] }],
        permissions: permissionsOf(['technician']),
      }),
    );
    await loaded;
    fixture = TestBed.createComponent(WaitingRequisitions);
    document.body.append(root());
    answered = 0;
    fixture.componentInstance.answered.subscribe(() => answered++);
    await show([waitingRequisition({ id: 'q1' }), waitingRequisition({ id: 'q2', title: 'Rates', group: '9B' })]);
  });

  afterEach(() => fixture.destroy());

  it('are one sentence until they are unfolded', async () => {
    expect(text()).toContain('2 need an answer');
    expect(text()).not.toContain('Rates');
    await press('Answer');
    expect(text()).toContain('Food tests');
    expect(text()).toContain('Rates');
  });

  it('are accepted with one press, said, and the focus stays with whoever answers', async () => {
    await press('Answer');
    await press('Accept', 1);
    const post = http.expectOne('/api/requisitions/q2/transitions');
    expect(post.request.body).toEqual({ to: 'accepted', version: 1 });
    post.flush(requisition({ id: 'q2' }));
    await settle();
    expect([answered, TestBed.inject(Toasts).current()?.message]).toEqual([1, 'Rates for 9B: accepted.']);
    expect(document.activeElement?.id).toBe('waiting-q2');
  });

  it('stay where they stood once they are answered, with an Undo of their own that brings their answers back', async () => {
    const [first, second] = [waitingRequisition({ id: 'q1' }), waitingRequisition({ id: 'q2', title: 'Rates', group: '9B' })];
    await press('Answer');
    await press('Accept');
    http.expectOne('/api/requisitions/q1/transitions').flush(requisition({ id: 'q1' }), { headers: { 'Undo-Token': 'back' } });
    await settle();
    await show([second]);
    const rows = () => [...root().querySelectorAll('li')].map((row) => row.textContent?.replace(/\s+/g, ' ').trim() ?? '');
    expect(rows()).toEqual([expect.stringMatching(/^Food tests.*accepted ?Undo$/), expect.stringMatching(/^Rates.*Decline$/)]);

    await press('Undo');
    const take = http.expectOne('/api/undo');
    expect(take.request.body).toEqual({ token: 'back' });
    take.flush({ already: false, things: [] });
    await settle();
    await show([first, second]);
    expect(rows()).toEqual([expect.stringMatching(/^Food tests.*Decline$/), expect.stringMatching(/^Rates.*Decline$/)]);
    expect(document.activeElement?.id).toBe('waiting-q1');
    expect(TestBed.inject(Toasts).last()).toBeNull();
  });

  it('can be taken back again when the network was away, and say why when somebody has gone on with them', async () => {
    await press('Answer');
    await press('Accept');
    http.expectOne('/api/requisitions/q1/transitions').flush(requisition({ id: 'q1' }), { headers: { 'Undo-Token': 'back' } });
    await settle();
    await press('Undo');
    http.expectOne('/api/undo').error(new ProgressEvent('error'));
    await settle();
    await press('Undo');
    const detail = 'Somebody has gone on with it.';
    http.expectOne('/api/undo').flush({ code: 'UNDO_TOO_LATE', title: 'Too late', detail }, { status: 409, statusText: 'Conflict' });
    await settle();
    expect(await (await loader().getHarness(ProblemHarness)).detail()).toBe(detail);
    expect(text()).not.toContain('Undo');
  });

  it('offer Undo beside their answers where a question was asked, for they still wait', async () => {
    await press('Answer');
    await press('Ask a question');
    await (await loader().getHarness(FieldHarness.with({ label: 'Your question to Priya Patel' }))).type('Which day?');
    await press('Send the question');
    http
      .expectOne('/api/requisitions/q1/transitions')
      .flush(requisition({ id: 'q1', status: 'queried' }), { headers: { 'Undo-Token': 'back' } });
    await settle();
    await show([waitingRequisition({ id: 'q1', version: 2, status: 'queried' })]);
    await press('Undo');
    expect(http.expectOne('/api/undo').request.body).toEqual({ token: 'back' });
  });

  it('keep what was typed when the list is folded, and when the answer is refused, beside what it is now', async () => {
    await press('Answer');
    await press('Ask a question');
    const question = await loader().getHarness(FieldHarness.with({ label: 'Your question to Priya Patel' }));
    await question.type('Which day?');
    await press('Hide');
    await press('Answer');
    expect(await question.value()).toBe('Which day?');

    await press('Send the question');
    http.expectOne('/api/requisitions/q1/transitions').flush(
      {
        code: 'STALE_VERSION',
        title: 'Somebody changed this first',
        detail: 'Look at what it is now.',
        current: requisition({ id: 'q1', version: 5, status: 'accepted', next: ['queried'] }),
      },
      { status: 409, statusText: 'Conflict' },
    );
    await settle();
    expect(await (await loader().getHarness(ProblemHarness)).detail()).toBe('Look at what it is now.');
    expect(text()).toContain('It is now accepted.');
    expect([await question.value(), answered]).toEqual(['Which day?', 0]);

    await press('Send the question');
    expect(http.expectOne('/api/requisitions/q1/transitions').request.body).toEqual({ to: 'queried', version: 5, note: 'Which day?' });
  });

  it('are to read only where another department answers them', async () => {
    await show([waitingRequisition({ id: 'q1', departmentId: 'art' }), waitingRequisition({ id: 'q2', title: 'Rates' })]);
    await press('Answer');
    const rows = [...root().querySelectorAll('li[app-waiting-requisition]')];
    expect(rows.map((row) => row.querySelectorAll('button').length > 0)).toEqual([false, true]);
    await show([waitingRequisition({ id: 'q1', departmentId: 'art' })]);
    await press('Hide');
    expect(text()).toContain('Show');
    expect(text()).not.toContain('Answer');
  });

  it('say of how many they are where there are more than stand here, and where all of them are', async () => {
    fixture.componentRef.setInput('counts', { total: 112, queried: 5, late: 12, short: 3 });
    await settle();
    expect(text()).toContain('107 need an answer');
    expect(text()).toContain('12 late · 3 short · 5 questions are with teachers');
    await press('Answer');
    expect(text()).toContain('Here are the first 2 of 112, by lesson.');
    expect(root().querySelector('.part a')?.getAttribute('href')).toBe('/requests?view=waiting');
    fixture.componentRef.setInput('counts', { total: 2, queried: 0, late: 0, short: 0 });
    await settle();
    expect(text()).not.toContain('Here are the first');
  });

  it('are shown, and not answered, to somebody who serves nobody', async () => {
    TestBed.inject(Session).ended();
    await settle();
    await press('Show');
    expect([...root().querySelectorAll('button')].map((one) => one.textContent?.trim())).toEqual(['Hide']);
  });
});
