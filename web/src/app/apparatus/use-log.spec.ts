import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { permissionsOf, type Role } from '@app/shared/rules';
import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { SchoolLists } from '../core/school-lists';
import { MemoryShelf } from '../core/offline/memory-shelf';
import { SHELF } from '../core/offline/shelf.token';
import { wordsThere } from '../core/words-there';
import { Session } from '../identity/session';
import { me } from '../testing/lessons';
import { UseLog } from './use-log';

const ME = { id: 'p9', code: 'SAM', name: 'Sam Okoro' };
const USE = { id: 'u1', by: ME, out: '2026-11-18T09:00:00Z', back: null, note: '10X, half-life' };

describe('the log of a radioactive source', () => {
  let http: HttpTestingController;
  let fixture: ComponentFixture<UseLog>;
  const root = (): HTMLElement => fixture.nativeElement as HTMLElement;
  const button = (name: string) => [...root().querySelectorAll('button')].find((one) => one.textContent?.trim() === name);

  async function settle(): Promise<void> {
    for (let turn = 0; turn < 4; turn++) {
      TestBed.tick();
      await new Promise((done) => setTimeout(done));
    }
  }
  async function open(mayUse: string[], uses: object[] = [USE], role: Role = 'technician'): Promise<void> {
    await signIn(role);
    fixture = TestBed.createComponent(UseLog);
    fixture.componentRef.setInput('id', 'a1');
    fixture.autoDetectChanges();
    await settle();
    const thing = {
      id: 'a1',
      name: 'Sr-90 source',
      useLog: true,
      mayUse,
      owned: 1,
      outOfService: 0,
      parts: [],
      location: 'Safe',
      category: '',
    };
    http.expectOne('/api/apparatus/a1').flush(thing);
    http.expectOne(({ url }) => url === '/api/apparatus/a1/uses').flush({ items: uses });
    await settle();
  }

  beforeEach(async () => {
    await wordsThere();
    const people = { people: () => Promise.resolve([ME, { id: 'p1', code: 'X', name: 'Rosa Holt' }]) };
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([]),
        { provide: SHELF, useClass: MemoryShelf },
        { provide: SchoolLists, useValue: people },
      ],
    });
    http = TestBed.inject(HttpTestingController);
  });

  async function signIn(role: Role = 'technician'): Promise<void> {
    const loaded = TestBed.inject(Session).load();
    http.expectOne('/api/me').flush(me({ user: { ...ME, email: null }, roles: [role], permissions: permissionsOf([role]) }));
    await loaded;
  }

  it('says who may have it and who has it out, and is told once that it is back', async () => {
    await open(['p9']);
    expect(root().textContent).toContain('May use it: Sam Okoro');
    expect(root().querySelector('tbody tr')?.textContent).toContain('out now');
    button('It is back')?.click();
    await settle();
    const put = http.expectOne({ method: 'PUT', url: '/api/apparatus/a1/uses/u1' });
    expect(put.request.body).toEqual({ back: expect.stringMatching(/Z$/) });
    put.flush({ ...USE, back: '2026-11-18T10:00:00Z' });
    await settle();
    http.expectOne(({ url }) => url === '/api/apparatus/a1/uses').flush({ items: [{ ...USE, back: '2026-11-18T10:00:00Z' }] });
    await settle();
    expect(button('It is back')).toBeUndefined();
  });

  it('is written by whoever takes it out, now', async () => {
    await open([], []);
    expect(root().textContent).toContain('Nobody has had it out yet');
    button('I take it out')?.click();
    await settle();
    const post = http.expectOne({ method: 'POST', url: '/api/apparatus/a1/uses' });
    expect(post.request.body).toEqual({ out: expect.stringMatching(/Z$/) });
  });

  it('is not offered to who is not among those who may use it', async () => {
    await open(['p1']);
    expect(button('I take it out')).toBeUndefined();
    expect(root().textContent).toContain('You are not among those who may use it');
  });

  it('tells a teacher how many may use it: who is here is not theirs to read', async () => {
    const people = jest.spyOn(TestBed.inject(SchoolLists), 'people');
    await open(['p1', 'p2'], [], 'teacher');
    expect(root().textContent).toContain('May use it: 2 people');
    expect(people).not.toHaveBeenCalled();
  });
});
