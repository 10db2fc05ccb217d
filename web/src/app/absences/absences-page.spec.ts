import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { permissionsOf } from '@app/shared/rules';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { SchoolLists } from '../core/school-lists';
import { MemoryShelf } from '../core/offline/memory-shelf';
import { SHELF } from '../core/offline/shelf.token';
import { wordsThere } from '../core/words-there';
import { Session } from '../identity/session';
import { me } from '../testing/lessons';
import { absenceBody } from './absence-draft';
import { AbsencesPage } from './absences-page';

const person = (id: string, name: string, departmentIds = ['d1']) => ({ id, name, code: id.toUpperCase(), active: true, departmentIds });
const SAM = person('t1', 'Sam Okoro');
const ANIL = person('t2', 'Anil Rao');
const CAROL = person('t3', 'Carol Whitby', ['d2']);
const TEAM = { id: 'e1', departmentId: 'd1', department: 'Science' };
const DAY = { from: '2026-11-24T00:00:00Z', to: '2026-11-25T00:00:00Z', reason: 'CLEAPSS course' };

describe('an absence as it is typed', () => {
  const draft = { who: 'person:t1', from: '2026-07-07', to: '', start: '', end: '', reason: ' ' };

  it('is of whole days, or from a time to a time by the school’s clock', () => {
    expect(absenceBody(draft, 'Europe/London')).toEqual({ personId: 't1', from: '2026-07-07', to: '2026-07-07' });
    expect(absenceBody({ ...draft, start: '10:00', end: '12:00', reason: 'Course' }, 'Europe/London')).toEqual({
      ...{ personId: 't1', from: '2026-07-07T09:00:00Z', to: '2026-07-07T11:00:00Z', reason: 'Course' },
    });
    expect(absenceBody({ ...draft, who: 'team:d1', to: '2026-07-09' }, 'Europe/London')).toEqual({
      ...{ departmentId: 'd1', from: '2026-07-07', to: '2026-07-09' },
    });
  });
});

describe('who is away', () => {
  let http: HttpTestingController;
  let fixture: ComponentFixture<AbsencesPage>;
  const root = (): HTMLElement => fixture.nativeElement as HTMLElement;
  const text = () => root().textContent?.replace(/\s+/g, ' ') ?? '';
  const press = (name: string) => [...root().querySelectorAll('button')].find((one) => one.textContent?.trim() === name)?.click();

  async function settle(): Promise<void> {
    for (let turn = 0; turn < 4; turn++) {
      TestBed.tick();
      await new Promise((done) => setTimeout(done));
    }
  }

  const isList = ({ url, method }: { url: string; method: string }) => url === '/api/absences' && method === 'GET';

  beforeEach(async () => {
    await wordsThere();
    const departments = [
      { id: 'd1', name: 'Science' },
      { id: 'd2', name: 'Art' },
    ];
    const lists = {
      people: () => Promise.resolve([SAM, ANIL, CAROL]),
      departments: () => ({ hasValue: () => true, value: () => departments }),
    };
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([]),
        { provide: SHELF, useClass: MemoryShelf },
        { provide: SchoolLists, useValue: lists },
      ],
    });
    http = TestBed.inject(HttpTestingController);
    const roles = ['technician' as const];
    const loaded = TestBed.inject(Session).load();
    http.expectOne('/api/me').flush(me({ roles, permissions: permissionsOf(roles), departments: [{ id: 'd1', name: 'Science', roles }] }));
    await loaded;
    fixture = TestBed.createComponent(AbsencesPage);
    fixture.autoDetectChanges();
    await settle();
  });

  it('shows a team as one entry, and takes it back by its id', async () => {
    const items = [
      { id: 'a1', person: SAM, team: TEAM, ...DAY },
      { id: 'a2', person: ANIL, team: TEAM, ...DAY },
      { id: 'a3', person: CAROL, team: null, ...DAY, reason: null },
    ];
    http.expectOne(isList).flush({ items });
    await settle();
    expect(root().querySelectorAll('li').length).toBe(2);
    expect(text()).toContain('All technicians of Science');
    expect(text()).toContain('Sam Okoro, Anil Rao');
    expect(text()).toContain('Tue 24 Nov');
    // of another department one only sees it
    expect([...root().querySelectorAll('li button')].map((one) => one.getAttribute('aria-label'))).toEqual([
      'Here after all: All technicians of Science',
    ]);
    press('Here after all');
    await settle();
    http.expectOne({ method: 'DELETE', url: '/api/absences/e1' }).flush(null);
    await settle();
    expect(http.match(isList).length).toBeGreaterThan(0);
  });

  it('writes one down for those of one’s departments, and asks who it is first', async () => {
    http.expectOne(isList).flush({ items: [] });
    await settle();
    expect(text()).toContain('Nobody is away');
    press('Write one down');
    await settle();
    const options = [...root().querySelectorAll('option')].map((one) => one.textContent?.trim());
    expect(options).toEqual(['Choose who is away', 'All technicians of Science', 'Sam Okoro', 'Anil Rao']);
    press('Write it down');
    await settle();
    expect(http.match({ method: 'POST' })).toEqual([]);
    const select = root().querySelector('select')!;
    select.value = 'team:d1';
    select.dispatchEvent(new Event('change'));
    select.dispatchEvent(new Event('input'));
    await settle();
    press('Write it down');
    await settle();
    const { request } = http.expectOne({ method: 'POST', url: '/api/absences' });
    expect(request.body).toMatchObject({ departmentId: 'd1' });
  });
});
