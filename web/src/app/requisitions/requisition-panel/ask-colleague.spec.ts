import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting, type TestRequest } from '@angular/common/http/testing';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import type { Alternative, PreviewAnswer } from '@app/shared/contracts';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { MemoryShelf } from '../../core/offline/memory-shelf';
import { SHELF } from '../../core/offline/shelf.token';
import { LESSONS_OF } from '../../core/lessons-of.token';
import { SchoolLists } from '../../core/school-lists';
import { Toasts } from '../../core/toasts';
import { Session } from '../../identity/session';
import { SchoolClient } from '../../school/school.client';
import { lesson, me } from '../../testing/lessons';
import { requisition } from '../../testing/requisitions';
import { ChangeDays } from '../offers/change-days';
import { RequisitionForm } from './requisition-form';

const TEXT = 'Tue 1 Dec P2, 1 school day later, on time, 10Q with Bram Otte on Mon 30 Nov P3 instead, fits';
const SWAP = {
  kind: 'swap',
  text: TEXT,
  minutesSaved: 0,
  facts: { kind: 'swap', teacher: 'Bram Otte', group: '10Q', better: ['over'] },
  apply: { offerTo: 'q9' },
} as unknown as Alternative;
const NAME = `Ask Bram Otte to change days: ${TEXT}`;

function preview(change: object = {}): PreviewAnswer {
  const load = { date: '2026-11-24', workMinutes: 0, technicianMinutes: 300, addsMinutes: 45, level: 'calm', judged: true, sentence: '' };
  const lists = { lines: [], shortages: [], duplicates: [], roomLacks: [], alternatives: [SWAP] };
  const none = { late: false, blocked: null, deadline: '2026-11-19T12:00:00Z', overload: null, askBy: null, riskAssessmentNeeded: false };
  return {
    ...none,
    ...lists,
    pupils: 30,
    groupSize: 3,
    sets: 10,
    trays: 4,
    minutesOver: 20,
    judged: true,
    load,
    ...change,
  } as unknown as PreviewAnswer;
}

/** Asking a colleague to change days, before a request is sent and after. */
describe('asking a colleague to change days', () => {
  let http: HttpTestingController;
  let fixture: ComponentFixture<unknown>;
  const root = (): HTMLElement => fixture.nativeElement as HTMLElement;
  const button = (): HTMLButtonElement | undefined =>
    [...root().querySelectorAll('button')].find((one) => one.textContent?.trim() === NAME);
  const said = (): string | undefined => TestBed.inject(Toasts).current()?.message;

  async function settle(): Promise<void> {
    for (let turn = 0; turn < 2; turn++) {
      await new Promise((done) => setTimeout(done, 20));
      TestBed.tick();
    }
  }
  async function answer(request: TestRequest, body: object, status = 200): Promise<void> {
    request.flush(body, { status, statusText: 'answered' });
    await settle();
  }
  async function open(told: PreviewAnswer): Promise<string[]> {
    const form = TestBed.createComponent(RequisitionForm);
    fixture = form;
    form.componentRef.setInput('lesson', lesson());
    form.componentRef.setInput('saved', requisition({ id: 'q1', version: 3, status: 'draft' }));
    const sent: string[] = [];
    form.componentInstance.sent.subscribe(({ id }) => sent.push(id));
    form.autoDetectChanges();
    TestBed.tick(); // sets the pause after which it asks: timers end in the order of their ends
    await new Promise((done) => setTimeout(done, 250));
    await settle();
    await answer(http.expectOne('/api/requisitions/preview'), told);
    return sent;
  }

  beforeEach(async () => {
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: SHELF, useValue: new MemoryShelf() },
        { provide: LESSONS_OF, useValue: () => Promise.resolve([]) },
        { provide: SchoolLists, useExisting: SchoolClient },
      ],
    });
    http = TestBed.inject(HttpTestingController);
    const loaded = TestBed.inject(Session).load();
    http.expectOne('/api/me').flush(me());
    await loaded;
  });
  afterEach(() => fixture.destroy());

  it('sends the request as it is, and then asks', async () => {
    const sent = await open(preview());
    button()?.click();
    await settle();
    const put = http.expectOne('/api/requisitions/q1');
    expect([put.request.method, (put.request.body as { status: string; goShort?: boolean }).status]).toEqual(['PUT', 'submitted']);
    expect((put.request.body as { goShort?: boolean }).goShort).toBeUndefined();
    expect(sent).toEqual([]);
    await answer(put, { id: 'q1', title: 'Density', status: 'submitted' });
    // the panel closes over it
    expect(sent).toEqual(['q1']);
    fixture.destroy();
    const ask = http.expectOne('/api/requisitions/q9/offers');
    expect(ask.request.body).toEqual({ swapWith: 'q1' });
    await answer(ask, { id: 'o1' }, 201);
    expect(said()).toBe('Density is sent, and Bram Otte is asked to change days. Nothing moves unless they accept.');
  });

  it('goes short where kit is short', async () => {
    await open(preview({ shortages: [{ apparatusId: 'a', name: 'Balance', wanted: 6, free: 4, short: 2 }] }));
    button()?.click();
    await settle();
    expect((http.expectOne('/api/requisitions/q1').request.body as { goShort?: boolean }).goShort).toBe(true);
  });

  it('says that it is sent where the colleague cannot be asked any more, and why', async () => {
    const sent = await open(preview());
    button()?.click();
    await settle();
    await answer(http.expectOne('/api/requisitions/q1'), { id: 'q1', title: 'Density', status: 'submitted' });
    await answer(http.expectOne('/api/requisitions/q9/offers'), { code: 'TRANSITION_REFUSED', title: 'No', detail: 'It is off.' }, 409);
    expect(sent).toEqual(['q1']);
    expect(said()).toBe('Density is sent. Bram Otte could not be asked to change days: It is off.');
  });

  it('is there on the page of a request that was sent, judged anew', async () => {
    const days = TestBed.createComponent(ChangeDays);
    fixture = days;
    days.componentRef.setInput('requisition', requisition({ id: 'q1', status: 'submitted' }));
    let asked = 0;
    days.componentInstance.asked.subscribe(() => (asked += 1));
    days.autoDetectChanges();
    await settle();
    const look = http.expectOne('/api/requisitions/preview');
    expect((look.request.body as { requisitionId: string }).requisitionId).toBe('q1');
    await answer(look, preview());
    button()?.click();
    await settle();
    await answer(http.expectOne('/api/requisitions/q9/offers'), { id: 'o1' }, 201);
    expect([asked, said()]).toEqual([1, 'Bram Otte is asked to change days. Nothing moves unless they accept.']);
  });
});
