import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { MemoryShelf } from '../../core/offline/memory-shelf';
import { SHELF } from '../../core/offline/shelf.token';
import { undoTokens } from '../../core/undo-tokens';
import { wordsThere } from '../../core/words-there';
import { ArchivedPage } from './archived-page';

const FOOD = { id: 'p1', title: 'Food tests', subject: 'Biology', years: [8], needs: [], required: null, leadSchoolDays: null };
const LIST = '/api/practicals?archived=true&limit=50';

describe('archived practicals', () => {
  let http: HttpTestingController;
  let fixture: ComponentFixture<ArchivedPage>;
  const root = (): HTMLElement => fixture.nativeElement as HTMLElement;
  const text = () => root().textContent?.replace(/\s+/g, ' ') ?? '';

  async function settle(): Promise<void> {
    for (let turn = 0; turn < 4; turn++) {
      TestBed.tick();
      await new Promise((done) => setTimeout(done));
    }
  }

  beforeEach(async () => {
    await wordsThere();
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(withInterceptors([undoTokens])),
        provideHttpClientTesting(),
        provideRouter([]),
        { provide: SHELF, useClass: MemoryShelf },
      ],
    });
    http = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(ArchivedPage);
    fixture.autoDetectChanges();
    await settle();
  });

  it('are brought back one by one; the row goes, and the focus goes to the heading', async () => {
    document.body.append(root());
    http.expectOne(LIST).flush({ items: [FOOD], total: 1, facets: {} });
    await settle();
    expect(text()).toContain('Food testsBiology · Year 8');
    const button = root().querySelector<HTMLButtonElement>('button[aria-label="Bring back Food tests"]')!;
    button.click();
    await settle();
    http.expectOne('/api/practicals/p1/restore').flush({ ...FOOD, archived: false });
    await settle();
    http.expectOne(LIST).flush({ items: [], total: 0, facets: {} });
    await settle();
    expect(text()).toContain('Nothing is archived');
    expect(document.activeElement?.tagName).toBe('H1');
  });

  it('say why one could not be brought back, and keep it', async () => {
    http.expectOne(LIST).flush({ items: [FOOD], total: 1, facets: {} });
    await settle();
    root().querySelector<HTMLButtonElement>('li button')!.click();
    await settle();
    http
      .expectOne('/api/practicals/p1/restore')
      .flush(
        { title: 'Not found', status: 404, code: 'NOT_FOUND', detail: 'No such practical.' },
        { status: 404, statusText: 'Not Found' },
      );
    await settle();
    http.expectOne(LIST).flush({ items: [FOOD], total: 1, facets: {} });
    await settle();
    expect(text()).toContain('No such practical.');
    expect(text()).toContain('Food tests');
  });
});
