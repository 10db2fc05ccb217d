import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { LibraryPractical } from '@app/shared/contracts';
import { permissionsOf, type Role } from '@app/shared/rules';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { MemoryShelf } from '../../core/offline/memory-shelf';
import { SHELF } from '../../core/offline/shelf.token';
import { Toasts } from '../../core/toasts';
import { wordsThere } from '../../core/words-there';
import { Session } from '../../identity/session';
import { me } from '../../testing/lessons';
import { PracticalStandIns } from './practical-stand-ins';

const practical = (change: Partial<LibraryPractical>): LibraryPractical =>
  ({
    id: 'p1',
    version: 3,
    title: 'Springs',
    subject: 'Physics',
    serves: null,
    required: null,
    standIns: [],
    archived: false,
    ...change,
  }) as LibraryPractical;
const WAVES = practical({ id: 'p2', version: 5, title: 'Waves' });

describe('what can stand in for a practical', () => {
  let http: HttpTestingController;
  let fixture: ComponentFixture<PracticalStandIns>;
  let changed: number;
  const root = (): HTMLElement => fixture.nativeElement as HTMLElement;
  const text = () => root().textContent?.replace(/\s+/g, ' ') ?? '';

  async function settle(): Promise<void> {
    for (let turn = 0; turn < 4; turn++) {
      TestBed.tick();
      await new Promise((done) => setTimeout(done));
    }
  }
  async function open(of: LibraryPractical, role: Role = 'technician'): Promise<void> {
    const loaded = TestBed.inject(Session).load();
    http.expectOne('/api/me').flush(me({ permissions: permissionsOf([role]) }));
    await loaded;
    fixture = TestBed.createComponent(PracticalStandIns);
    changed = 0;
    fixture.componentInstance.changed.subscribe(() => changed++);
    fixture.componentRef.setInput('of', of);
    fixture.autoDetectChanges();
    await settle();
  }
  async function add(name: string, found: LibraryPractical[]): Promise<void> {
    const box = root().querySelector('input') as HTMLInputElement;
    box.value = name;
    box.dispatchEvent(new Event('input'));
    await settle();
    [...root().querySelectorAll('button')].find((one) => one.textContent?.trim() === 'Add it')?.click();
    await settle();
    for (const asked of http.match(({ url, method }) => url === '/api/practicals' && method === 'GET')) asked.flush({ items: found });
    await settle();
    for (const one of found) for (const asked of http.match(`/api/practicals/${one.id}`)) asked.flush(one);
    await settle();
  }
  const put = (id: string) => {
    const asked = http.expectOne(({ url, method }) => url === `/api/practicals/${id}` && method === 'PUT');
    asked.flush(practical({ id }));
    return asked.request.body as unknown;
  };

  beforeEach(async () => {
    await wordsThere();
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([]), { provide: SHELF, useValue: new MemoryShelf() }],
    });
    http = TestBed.inject(HttpTestingController);
  });

  it('is read by a teacher, and added by who keeps the library', async () => {
    await open(practical({ standIns: [{ id: 'p2', title: 'Waves' }] }), 'teacher');
    expect(text()).toContain('Waves');
    expect(root().querySelector('input, button')).toBeNull();
  });

  it('takes the point of the practical that has one', async () => {
    await open(practical({ serves: 'P3.7' }));
    await add('waves', [WAVES]);
    expect(put('p2')).toEqual({ version: 5, title: 'Waves', subject: 'Physics', serves: 'P3.7' });
    await settle();
    expect([changed, TestBed.inject(Toasts).current()?.message]).toEqual([1, 'Waves may stand in for Springs: both serve P3.7.']);
  });

  it('takes the title where neither says what it serves', async () => {
    await open(practical({}));
    await add('Waves', [WAVES]);
    expect(put('p1')).toEqual({ version: 3, title: 'Springs', subject: 'Physics', serves: 'Springs' });
    await settle();
    expect(put('p2')).toEqual({ version: 5, title: 'Waves', subject: 'Physics', serves: 'Springs' });
  });

  it('is no practical that serves something else, that is not there, or that it is itself', async () => {
    await open(practical({ serves: 'P3.7' }));
    await add('Waves', [practical({ ...WAVES, serves: 'P1.1' })]);
    expect(text()).toContain('not the same');
    await add('Wave', [WAVES]);
    expect(text()).toContain('No practical is called exactly that.');
    await add('Springs', [practical({})]);
    expect(text()).toContain('That is this very practical.');
    http.expectNone(({ method }) => method === 'PUT');
  });
});
