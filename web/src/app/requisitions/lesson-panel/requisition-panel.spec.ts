import { LESSONS_OF } from '../../core/lessons-of.token';
import { SchoolLists } from '../../core/school-lists';
import { SchoolClient } from '../../school/school.client';
import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { Session } from '../../identity/session';
import { lesson, lessonRequisition, me } from '../../testing/lessons';
import { requisition } from '../../testing/requisitions';
import { RequisitionPanel } from './requisition-panel';

describe('the panel of a lesson', () => {
  let http: HttpTestingController;
  let fixture: ComponentFixture<RequisitionPanel>;
  const text = (): string => (fixture.nativeElement as HTMLElement).textContent?.replace(/\s+/g, ' ') ?? '';

  async function settle(): Promise<void> {
    TestBed.tick();
    await new Promise((done) => setTimeout(done));
    TestBed.tick();
  }

  beforeEach(async () => {
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: LESSONS_OF, useValue: () => Promise.resolve([]) },
        { provide: SchoolLists, useExisting: SchoolClient },
      ],
    });
    http = TestBed.inject(HttpTestingController);
    const loaded = TestBed.inject(Session).load();
    http.expectOne('/api/me').flush(me());
    await loaded;
    fixture = TestBed.createComponent(RequisitionPanel);
  });

  it('shows the request that the card shows: one that was asked for before a newer draft', async () => {
    const asked = lessonRequisition({ id: 'q1', status: 'accepted' });
    const draft = lessonRequisition({ id: 'q2', status: 'draft', title: 'Own list' });
    fixture.componentRef.setInput('lesson', lesson({ requisitions: [asked, draft], state: 'accepted' }));
    fixture.autoDetectChanges();
    await settle();
    http.expectOne('/api/requisitions/q1').flush(requisition());
    await settle();
    expect(text()).toContain('Specific heat capacity');
    expect(text()).toContain('accepted');
  });

  it('opens the draft that waits beside it, and goes back', async () => {
    const asked = lessonRequisition({ id: 'q1', status: 'accepted' });
    const draft = lessonRequisition({ id: 'q2', status: 'draft', title: 'Own list' });
    fixture.componentRef.setInput('lesson', lesson({ requisitions: [asked, draft] }));
    fixture.autoDetectChanges();
    await settle();
    http.expectOne('/api/requisitions/q1').flush(requisition());
    await settle();
    press('Own list');
    await settle();
    http
      .expectOne('/api/requisitions/q2')
      .flush(requisition({ id: 'q2', status: 'draft', practical: null, title: 'Own list', ownLines: true }));
    await settle();
    await settle();
    expect((fixture.nativeElement as HTMLElement).querySelector('input')?.value).toBe('Own list');
    press('Specific heat capacity');
    await settle();
    http.expectOne('/api/requisitions/q1');
  });

  it('takes the focus from the card that opened it, and from a button that goes, but not from where somebody writes', async () => {
    const root = fixture.nativeElement as HTMLElement;
    const page = document.createElement('div');
    page.innerHTML = '<a href="#" id="lesson-l1">9A</a><textarea></textarea>';
    page.append(root);
    document.body.append(page);
    page.querySelector('a')?.focus();
    const asked = lessonRequisition({ id: 'q1', status: 'accepted' });
    const other = lessonRequisition({ id: 'q2', status: 'accepted', title: 'Rates' });
    fixture.componentRef.setInput('lesson', lesson({ requisitions: [other, asked], state: 'accepted' }));
    fixture.autoDetectChanges();
    await settle();
    expect(document.activeElement?.id).toBe('panel-heading');

    http.expectOne('/api/requisitions/q2').flush(requisition({ id: 'q2', title: 'Rates' }));
    await settle();
    page.querySelector('textarea')?.focus();
    press('Specific heat');
    await settle();
    expect(document.activeElement?.tagName).toBe('TEXTAREA');
    http.expectOne('/api/requisitions/q1').flush(requisition());
    await settle();
    const back = [...root.querySelectorAll('button')].find((one) => one.textContent?.includes('Rates'));
    back?.focus();
    back?.click();
    await settle();
    expect(document.activeElement?.id).toBe('panel-heading');
    page.remove();
  });

  function press(words: string): void {
    const button = [...(fixture.nativeElement as HTMLElement).querySelectorAll('button')].find((one) => one.textContent?.includes(words));
    expect(button).toBeDefined();
    button?.click();
  }
});
