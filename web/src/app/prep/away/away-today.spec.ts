import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { permissionsOf } from '@app/shared/rules';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { MemoryShelf } from '../../core/offline/memory-shelf';
import { SHELF } from '../../core/offline/shelf.token';
import { SchoolLists } from '../../core/school-lists';
import { wordsThere } from '../../core/words-there';
import { Session } from '../../identity/session';
import { me } from '../../testing/lessons';
import { task } from '../testing/prep-list';
import { AwayToday } from './away-today';

const SAM = { id: 'p9', code: 'SAM', name: 'Sam Okoro' };
const JO = { id: 'p8', code: 'JO', name: 'Jo Lindqvist' };

const ART = { id: 'p7', code: 'DEV', name: 'Dev Malhotra' };
const PEOPLE = [
  { ...SAM, departmentIds: ['d1'] },
  { ...JO, departmentIds: ['d1'] },
  { ...ART, departmentIds: ['art'] },
];

describe('away today', () => {
  let http: HttpTestingController;
  let fixture: ComponentFixture<AwayToday>;
  const root = (): HTMLElement => fixture.nativeElement as HTMLElement;

  async function settle(): Promise<void> {
    for (let turn = 0; turn < 4; turn++) {
      TestBed.tick();
      await new Promise((done) => setTimeout(done));
    }
  }
  async function press(name: string): Promise<void> {
    const button = [...root().querySelectorAll('button')].find((one) => one.textContent?.trim() === name);
    if (!button) throw new Error(`no button ${name}`);
    button.click();
    await settle();
  }
  const the = (path: string) => http.match(({ url }) => url === path);
  /** Answers what the page asks of the day; `absences` of Sam, and minutes that Jo has. */
  async function answer(absences: object[], left = 60): Promise<void> {
    for (let turn = 0; turn < 3; turn++) {
      for (const one of the('/api/workload')) {
        const on = one.request.params.get('from');
        const technicians = [
          { technician: SAM, technicianMinutes: absences.length > 0 ? 0 : 300, workMinutes: 50 },
          { technician: JO, technicianMinutes: 300, workMinutes: 300 - left },
          // has more time than anybody, and does another department's work
          { technician: ART, technicianMinutes: 400, workMinutes: 0 },
          { technician: null, technicianMinutes: 0, workMinutes: 20 },
        ];
        one.flush({ days: [{ date: on, workMinutes: 400, technicianMinutes: 300, technicians }] });
      }
      for (const one of the('/api/absences').filter(({ request }) => request.method === 'GET')) one.flush({ items: absences });
      for (const one of the('/api/prep-list'))
        one.flush({
          tasks: [
            { ...task('t1', 'prepare'), version: 3, assignee: SAM, doneAt: null, minutes: 40, title: 'Food tests' },
            { ...task('t2', 'deliver'), version: 1, assignee: SAM, doneAt: null, minutes: 30, title: 'Waves', due: '2099-01-01T00:00:00Z' },
            { ...task('t3', 'deliver'), assignee: SAM, doneAt: '2026-11-18T08:00:00Z', title: 'Done' },
            { ...task('t4', 'deliver'), assignee: null, doneAt: null, title: 'Nobody’s' },
          ],
        });
      await settle();
    }
  }

  beforeEach(async () => {
    await wordsThere();
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([]),
        { provide: SHELF, useClass: MemoryShelf },
        { provide: SchoolLists, useValue: { people: () => Promise.resolve(PEOPLE) } },
      ],
    });
    http = TestBed.inject(HttpTestingController);
    const loaded = TestBed.inject(Session).load();
    http.expectOne('/api/me').flush(
      me({
        user: { ...SAM, email: null },
        roles: ['technician'],
        departments: [{ id: 'd1', name: 'Science', roles: ['technician'] }],
        permissions: permissionsOf(['technician']),
      }),
    );
    await loaded;
    fixture = TestBed.createComponent(AwayToday);
    fixture.autoDetectChanges();
    await settle();
  });

  it('writes oneself away in one tap, for the whole day or from now on', async () => {
    await answer([]);
    await press('Away today');
    const post = http.expectOne(({ method }) => method === 'POST');
    expect(post.request.body).toEqual({ personId: 'p9', from: post.request.body.to, to: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) });
    post.flush({ id: 'b1', lessons: [], requisitions: [], tasks: [] });
    await settle();
    await answer([{ id: 'b1', person: SAM, from: '', to: '', reason: null }]);
    expect(root().textContent).toContain('Sam Okoro is away today.');
    expect(root().textContent).toContain('6 h 40 min asked, 5 h there: 100 min more than fits.');
    await press('Here after all');
    http.expectOne({ method: 'DELETE', url: '/api/absences/b1' }).flush(null);
  });

  it('says what of theirs moves and who has time for it, and hands that over', async () => {
    await answer([{ id: 'b1', person: SAM, from: '', to: '', reason: null }]);
    const titles = [...root().querySelectorAll('li b')].map((one) => one.textContent);
    expect(titles).toEqual(['Food tests', 'Waves']);
    const boxes = [...root().querySelectorAll<HTMLSelectElement>('li select')];
    // Jo has 60 minutes: the first 40 fit, the other 30 do not
    expect(boxes.map(({ value }) => value)).toEqual(['p8', '']);
    expect(boxes.map((box) => [...box.options].map(({ value }) => value))).toEqual(Array(2).fill(['p8', '']));
    await press('Hand these over');
    const first = http.expectOne('/api/tasks/t1');
    expect(first.request.body).toEqual({ version: 3, assigneeId: 'p8' });
    first.flush({});
    await settle();
    const second = http.expectOne('/api/tasks/t2');
    expect(second.request.body).toEqual({ version: 1, assigneeId: null });
    second.flush({});
    await settle();
  });
});
