import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { By } from '@angular/platform-browser';
import { provideRouter } from '@angular/router';
import { permissionsOf } from '@app/shared/rules';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { MemoryShelf } from '../../core/offline/memory-shelf';
import { SHELF } from '../../core/offline/shelf.token';
import { wordsThere } from '../../core/words-there';
import { Session } from '../../identity/session';
import { me } from '../../testing/lessons';
import { TicketSheet } from '../ticket/ticket-sheet';
import { ShelfPage } from './shelf-page';

describe('what is kept out', () => {
  let http: HttpTestingController;
  let fixture: ComponentFixture<ShelfPage>;
  const root = (): HTMLElement => fixture.nativeElement as HTMLElement;
  const request = (title: string, keptUntil: string | null) => ({
    id: title,
    title,
    group: '9X',
    room: 'Lab 4',
    departmentId: 'd1',
    keptUntil,
  });

  async function settle(): Promise<void> {
    for (let turn = 0; turn < 4; turn++) {
      TestBed.tick();
      await new Promise((done) => setTimeout(done));
    }
  }

  beforeEach(async () => {
    await wordsThere();
    // jsdom has no dialogs
    Object.assign(HTMLDialogElement.prototype, {
      showModal(this: HTMLDialogElement) {
        this.open = true;
      },
      close(this: HTMLDialogElement) {
        this.open = false;
      },
    });
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([]), { provide: SHELF, useClass: MemoryShelf }],
    });
    http = TestBed.inject(HttpTestingController);
    const loaded = TestBed.inject(Session).load();
    const departments = [{ id: 'd1', name: 'Science', roles: ['technician' as const] }];
    http.expectOne('/api/me').flush(me({ roles: ['technician'], departments, permissions: permissionsOf(['technician']) }));
    await loaded;
    fixture = TestBed.createComponent(ShelfPage);
    fixture.autoDetectChanges();
    await settle();
  });

  it('is by the day on which it can be put away, with what is past that day marked, and nothing else', async () => {
    const asked = http.expectOne(({ url }) => url === '/api/requisitions');
    expect(asked.request.params.get('status')).toBe('prepared,delivered');
    const items = [request('Later', '2099-03-03T12:00:00Z'), request('Put away', '2020-03-03T12:00:00Z'), request('Not kept', null)];
    asked.flush({ items, total: 3 });
    await settle();
    expect([...root().querySelectorAll('li a')].map((one) => one.textContent)).toEqual(['Put away', 'Later']);
    expect([...root().querySelectorAll('li')].map((one) => one.textContent?.includes('to be put away'))).toEqual([true, false]);
    expect(root().querySelectorAll('app-ticket-foot')).toHaveLength(2);
  });

  it('leaves a ticket open whose row has gone, as what was done to it is said there', async () => {
    const page = () => http.expectOne(({ url }) => url === '/api/requisitions');
    page().flush({ items: [request('Later', '2099-03-03T12:00:00Z')] });
    await settle();
    root().querySelector<HTMLButtonElement>('app-ticket-foot button')?.click();
    const sheet = () => root().querySelector('app-ticket-sheet');
    while (!sheet()) await settle();
    http.expectOne('/api/requisitions/Later');
    fixture.debugElement.query(By.directive(TicketSheet)).triggerEventHandler('changed');
    await settle();
    page().flush({ items: [] });
    await settle();
    expect(root().textContent).toContain('Nothing is kept out');
    expect(sheet()).not.toBeNull();
    fixture.debugElement.query(By.directive(TicketSheet)).triggerEventHandler('left');
    await settle();
    expect(sheet()).toBeNull();
  });

  it('is read to its end, however much else is out', async () => {
    const page = () => http.expectOne(({ url }) => url === '/api/requisitions');
    page().flush({ items: Array.from({ length: 200 }, (_, at) => request(`Out ${at}`, null)), nextCursor: 'second' });
    await settle();
    const rest = page();
    expect(rest.request.params.get('cursor')).toBe('second');
    rest.flush({ items: [request('Later', '2099-03-03T12:00:00Z')] });
    await settle();
    expect([...root().querySelectorAll('li a')].map((one) => one.textContent)).toEqual(['Later']);
  });

  it('says what to do where nothing is', async () => {
    http.expectOne(({ url }) => url === '/api/requisitions').flush({ items: [request('Not kept', null)], total: 1 });
    await settle();
    expect(root().textContent).toContain('Nothing is kept out');
  });
});
