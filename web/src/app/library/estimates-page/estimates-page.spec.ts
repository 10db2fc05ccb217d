import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { LearntEstimate } from '@app/shared/contracts';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { undoTokens } from '../../core/undo-tokens';
import { MemoryShelf } from '../../core/offline/memory-shelf';
import { SHELF } from '../../core/offline/shelf.token';
import { wordsThere } from '../../core/words-there';
import { EstimatesPage } from './estimates-page';

const FOOD: LearntEstimate = {
  ...{ practicalId: 'p1', version: 4, title: 'Food tests', subject: 'Biology', kind: 'prepare' },
  ...{ now: { fixed: 30, perSet: 2 }, offered: { fixed: 47.5, perSet: 3.17 }, minutes: 95, sets: 15, count: 5 },
};

describe('estimates to look at', () => {
  let http: HttpTestingController;
  let fixture: ComponentFixture<EstimatesPage>;
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
    fixture = TestBed.createComponent(EstimatesPage);
    fixture.autoDetectChanges();
    await settle();
  });

  it('say what work really took beside the estimate, and are taken one by one', async () => {
    http.expectOne('/api/practicals/estimates').flush({ items: [FOOD, { ...FOOD, kind: 'clear', now: null }] });
    await settle();
    expect(text()).toContain('95 min, the median of 5 times, for 15 sets');
    expect(text()).toContain('30 min, and 2 min a set: 60 min for 15 sets');
    expect(text()).toContain('none: one lesson is counted');
    const buttons = [...root().querySelectorAll('button')];
    expect(buttons.map((one) => one.getAttribute('aria-label'))).toEqual([
      'Take it: Food tests, Preparing',
      'Take it: Food tests, Clearing away',
    ]);
    expect(http.match({ method: 'PUT' })).toEqual([]);
    buttons[0]!.click();
    await settle();
    const put = http.expectOne({ method: 'PUT', url: '/api/practicals/p1' });
    expect(put.request.body).toEqual({ version: 4, title: 'Food tests', subject: 'Biology', prepare: FOOD.offered });
    put.flush({});
    await settle();
    http.expectOne('/api/practicals/estimates').flush({ items: [] });
    await settle();
    expect(text()).toContain('No estimate is far off');
  });
});
