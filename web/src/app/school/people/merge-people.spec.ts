import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import type { MergePreview, Person } from '@app/shared/contracts';
import { en } from '@app/shared/words';
import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { WORDS } from '../../core/words';
import { MergePeople } from './merge-people';

const person = (id: string, name: string, code: string): Person => ({
  id,
  version: 1,
  name,
  code,
  email: null,
  roles: ['teacher'],
  departmentIds: [],
  headOf: null,
  prepRoomId: null,
  workingPattern: null,
  title: null,
  specialisms: [],
  contract: null,
  active: true,
  signIn: 'never-invited',
  forgotten: false,
  still: null,
});
const [rosa, holt] = [person('p1', 'Rosa Holt', 'ROHO'), person('p2', 'HOLT', 'HOLT')];
const NOTHING = {
  lessons: 0,
  requests: 0,
  answers: 0,
  messages: 0,
  tasks: 0,
  absences: 0,
  roles: [],
  name: null,
  email: null,
  workingPattern: false,
};
const preview = (more: Partial<MergePreview>): MergePreview => ({ keep: rosa, other: holt, ...NOTHING, departmentIds: [], ...more });

describe('the page that merges two people', () => {
  let page: ComponentFixture<MergePeople>;
  let http: HttpTestingController;
  const text = (): string => (page.nativeElement as HTMLElement).textContent?.replace(/\s+/g, ' ').trim() ?? '';
  const press = (name: string): void =>
    [...(page.nativeElement as HTMLElement).querySelectorAll('button')].find((button) => button.textContent?.trim() === name)?.click();
  const asked = (keep: string, other: string) => http.expectOne(`/api/people/merge?keep=${keep}&other=${other}`);

  async function turn(): Promise<void> {
    for (let count = 0; count < 3; count++) {
      TestBed.tick();
      await new Promise((done) => setTimeout(done));
    }
  }

  beforeEach(async () => {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([]), { provide: WORDS, useValue: en }],
    });
    http = TestBed.inject(HttpTestingController);
    page = TestBed.createComponent(MergePeople);
    page.componentRef.setInput('other', 'p2');
    document.body.append(page.nativeElement as HTMLElement);
    page.autoDetectChanges();
    await turn();
    http.expectOne('/api/departments').flush({ items: [{ id: 'd1', name: 'Science' }] });
    http.expectOne('/api/people?limit=200').flush({ items: [rosa, holt] });
    await turn();
  });

  async function choose(id: string): Promise<void> {
    const [, select] = (page.nativeElement as HTMLElement).querySelectorAll('select');
    if (!select) throw new Error('There is nothing to choose from');
    select.value = id;
    for (const kind of ['input', 'change']) select.dispatchEvent(new Event(kind, { bubbles: true }));
    await turn();
  }

  it('asks nothing until both are chosen, and offers nobody twice', () => {
    const [first, second] = [...(page.nativeElement as HTMLElement).querySelectorAll('select')].map((select) =>
      [...select.options].map((option) => option.textContent?.trim()),
    );
    expect([first, second]).toEqual([
      ['choose somebody', 'HOLT', 'Rosa Holt (ROHO)'],
      ['choose somebody', 'Rosa Holt (ROHO)'],
    ]);
    http.verify();
  });

  it('says what goes over before it merges, and leads to who stays', async () => {
    const navigate = jest.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    await choose('p1');
    asked('p1', 'p2').flush(preview({ lessons: 12, requests: 1, roles: ['technician'], departmentIds: ['d1'], email: 'h@s.example' }));
    await turn();
    expect([...(page.nativeElement as HTMLElement).querySelectorAll('li')].map((line) => line.textContent?.trim())).toEqual([
      '12 lessons of the timetable',
      '1 request',
      'the role technician',
      'the department Science',
      'the e-mail address h@s.example',
    ]);
    expect(text()).toContain(en.people.mergeStays('HOLT', 'HOLT', 'Rosa Holt'));
    expect(text()).toContain(en.people.mergeForEver);
    press('Merge HOLT into Rosa Holt');
    await turn();
    const sent = http.expectOne({ method: 'POST', url: '/api/people/merge' });
    expect(sent.request.body).toEqual({ keep: 'p1', other: 'p2' });
    sent.flush(rosa);
    await turn();
    expect(navigate).toHaveBeenCalledWith(['/school/people', 'p1']);
  });

  it('shows why two cannot be merged, and merges them the other way round', async () => {
    await choose('p1');
    const problem = { code: 'IN_USE', title: 'In use', detail: 'HOLT signs in here. Nothing was changed.' };
    asked('p1', 'p2').flush(problem, { status: 409, statusText: 'Conflict' });
    await turn();
    expect(text()).toContain('HOLT signs in here');
    expect(text()).not.toContain(en.people.mergeForEver);
    press(en.people.mergeSwap);
    await turn();
    asked('p2', 'p1').flush(preview({ keep: holt, other: rosa }));
    await turn();
    expect(text()).toContain(en.people.mergeNothing);
    expect(text()).toContain('Merge Rosa Holt into HOLT');
  });
});
