import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import type { Requisition } from '@app/shared/contracts';
import { permissionsOf } from '@app/shared/rules';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { Toasts } from '../../core/toasts';
import { wordsThere } from '../../core/words-there';
import { Session } from '../../identity/session';
import { lesson, me } from '../../testing/lessons';
import { requisition } from '../../testing/requisitions';
import { REQUEST_PAGE } from '../../testing/request-page';
import { RequisitionView } from './requisition-view';

const BRAM = { id: 'p2', code: 'BOT', name: 'Bram Otte' };
const KIM = { id: 'p3', code: 'KKE', name: 'Kim Kerr' };

describe('a request and colleagues', () => {
  let http: HttpTestingController;
  let fixture: ComponentFixture<RequisitionView>;
  let changed: number;
  const root = (): HTMLElement => fixture.nativeElement as HTMLElement;
  const text = () => root().textContent?.replace(/\s+/g, ' ') ?? '';
  const button = (name: string) => [...root().querySelectorAll('button')].find((one) => one.textContent?.trim() === name);

  async function settle(): Promise<void> {
    for (let turn = 0; turn < 5; turn++) {
      TestBed.tick();
      await new Promise((done) => setTimeout(done));
    }
  }

  async function show(change: Partial<Requisition>): Promise<void> {
    fixture.componentRef.setInput('requisition', requisition(change));
    fixture.autoDetectChanges();
    await settle();
  }

  async function press(name: string): Promise<void> {
    expect(button(name)).toBeDefined();
    button(name)?.click();
    await settle();
  }

  beforeEach(async () => {
    await wordsThere();
    TestBed.configureTestingModule({ providers: REQUEST_PAGE });
    http = TestBed.inject(HttpTestingController);
    const loaded = TestBed.inject(Session).load();
    http.expectOne('/api/me').flush(me({ permissions: permissionsOf(['teacher']) }));
    await loaded;
    fixture = TestBed.createComponent(RequisitionView);
    changed = 0;
    fixture.componentInstance.changed.subscribe(() => changed++);
  });

  it('is handed over from where it stands: to whom is chosen, and who has no lesson then is named first', async () => {
    await show({});
    await press('Hand over…');
    http.expectOne('/api/requisitions/q1/takers').flush({
      items: [
        { person: BRAM, free: true },
        { person: KIM, free: false },
      ],
    });
    await settle();
    const select = root().querySelector('select') as HTMLSelectElement;
    expect([...select.options].map((option) => option.text)).toEqual([
      'Choose a colleague',
      'Bram Otte, free then',
      'Kim Kerr, teaches then',
    ]);
    await press('Hand over');
    http.expectNone(({ method }) => method === 'PUT');
    expect(text()).toContain('Choose who takes it.');
    select.value = KIM.id;
    select.dispatchEvent(new Event('change'));
    await press('Hand over');
    const put = http.expectOne('/api/requisitions/q1');
    expect([put.request.method, put.request.body]).toEqual(['PUT', { version: 1, teacherId: 'p3' }]);
    put.flush(requisition({ version: 2, teacher: KIM }));
    await settle();
    expect(TestBed.inject(Toasts).current()?.message).toBe('Specific heat capacity: handed over to Kim Kerr, who is told.');
    expect(changed).toBe(1);
  });

  it('says what to do where there is nobody to hand it to, and goes back', async () => {
    await show({});
    await press('Hand over…');
    http.expectOne('/api/requisitions/q1/takers').flush({ items: [] });
    await settle();
    expect(text()).toContain('Nobody else teaches here. Ask an administrator to add your colleague under People.');
    expect(button('Hand over')).toBeUndefined();
    await press('Keep it here');
    expect(button('Hand over…')).toBeDefined();
  });

  it('is not handed over by who only reads it, nor once it is over and done with', async () => {
    await show({ teacher: BRAM, next: [] });
    expect(button('Hand over…')).toBeUndefined();
    await show({ status: 'cleared', next: [] });
    expect(button('Hand over…')).toBeUndefined();
    await show({});
    expect(button('Hand over…')).toBeDefined();
  });

  it('is asked for at a lesson of one’s own where it is a colleague’s, for one’s own class and with the risk assessment to confirm anew', async () => {
    await show({});
    expect(button('Ask the same for a lesson of mine')).toBeUndefined();
    const riskAssessment = { reference: 'RA 12', confirmed: true, adaptations: 'No flames' };
    await show({ teacher: BRAM, next: [], pupils: 12, pupilsTyped: true, riskAssessment, keepUntilLessonId: 'x_2026-11-26' });
    await press('Ask the same for a lesson of mine');
    const asked = http.expectOne(({ url }) => url === '/api/lessons');
    expect(asked.request.params.get('teacherId')).toBe('p1');
    const at = { start: '2026-11-25T09:50:00Z', date: '2026-11-25' };
    const year = { ...lesson().group!, id: 'g8', year: 8 };
    asked.flush({
      items: [
        lesson({ ...at, id: 'chem_2026-11-25', subject: 'Chemistry' }),
        lesson({ ...at, id: 'y8_2026-11-25', group: year }),
        lesson({ ...at, id: 'y10_2026-11-26', date: '2026-11-26' }),
      ],
    });
    await settle();
    const previews = http.match('/api/requisitions/preview');
    expect(previews.map(({ request }) => request.body.lessonId)).toEqual(['y10_2026-11-26', 'y8_2026-11-25']);
    const { body } = previews[0]!.request;
    expect(body).toMatchObject({ practicalId: 'pr1', riskAssessment: { reference: 'RA 12', confirmed: false } });
    for (const gone of ['pupils', 'keepUntilLessonId', 'requisitionId']) expect(body).not.toHaveProperty(gone);
    expect(body.riskAssessment).not.toHaveProperty('adaptations');
    previews.forEach((preview) => preview.flush({ blocked: null, shortages: [], late: false }));
    await settle();
    await press('10Y/Ph2 · Thu 26 Nov P2 · Lab 3 · on time');
    const sent = http.expectOne('/api/requisitions');
    expect(sent.request.body).toMatchObject({ lessonId: 'y10_2026-11-26', status: 'submitted' });
    sent.flush(requisition({ id: 'q2' }));
    await settle();
    expect(TestBed.inject(Toasts).current()?.message).toBe('Specific heat capacity: asked for on Thu 26 Nov P2.');
  });

  it('is not asked for by a colleague of another department, and where no lesson takes it, it is said why', async () => {
    await show({ teacher: BRAM, next: [], departmentId: 'another' });
    expect(button('Ask the same for a lesson of mine')).toBeUndefined();
    await show({ teacher: BRAM, next: [] });
    await press('Ask the same for a lesson of mine');
    const at = { start: '2026-11-25T09:50:00Z', date: '2026-11-25' };
    http.expectOne(({ url }) => url === '/api/lessons').flush({ items: [lesson({ ...at, id: 'l1_2026-11-25' })] });
    await settle();
    const detail = 'It is archived. Nothing was changed.';
    http
      .expectOne('/api/requisitions/preview')
      .flush({ status: 422, code: 'INVALID', title: 'Invalid', detail }, { status: 422, statusText: 'x' });
    await settle();
    expect(text()).toContain(detail);
    expect(text()).not.toContain('has room and kit for it');
  });
});
