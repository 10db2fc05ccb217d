import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { ToSettle } from '@app/shared/contracts';
import { bare, en, pseudo, type Words } from '@app/shared/words';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { WORDS } from '../../core/words';
import { Session } from '../../identity/session';
import { me } from '../../testing/lessons';
import { requisition } from '../../testing/requisitions';
import { SettleCount } from './settle-count';
import { ToSettlePage } from './to-settle';

const stranded: ToSettle = {
  requisition: requisition({ id: 'r1', version: 3, lessonGone: true }),
  why: 'lesson-gone',
  whys: ['lesson-gone'],
  left: false,
  since: '2026-11-18T09:00:00Z',
  text: en.toSettle.whys['lesson-gone'],
  options: [
    {
      kind: 'move',
      text: 'Move to Mon 23 Nov, P4',
      apply: { method: 'POST', path: '/api/requisitions/r1/move', body: { version: 3, lessonId: 'l2' } },
    },
    {
      kind: 'cancel',
      text: 'Cancel the request',
      apply: { method: 'POST', path: '/api/requisitions/r1/transitions', body: { version: 3, to: 'cancelled' } },
    },
  ],
};

const other: ToSettle = { ...stranded, requisition: requisition({ id: 'r2', version: 1, lessonGone: true }) };

describe('the page of what is to be settled', () => {
  let language: Words;
  let page: ComponentFixture<ToSettlePage>;
  let http: HttpTestingController;
  const text = (): string => (page.nativeElement as HTMLElement).textContent?.replace(/\s+/g, ' ').trim() ?? '';
  const buttons = (): HTMLButtonElement[] => [...(page.nativeElement as HTMLElement).querySelectorAll<HTMLButtonElement>('button')];

  const press = (name: string): void =>
    buttons()
      .find((button) => button.textContent?.trim() === name)
      ?.click();

  async function turn(): Promise<void> {
    for (let count = 0; count < 3; count++) {
      TestBed.tick();
      await new Promise((done) => setTimeout(done));
    }
  }

  async function show(items: ToSettle[], inLanguage: Words = en, headers: Record<string, string> = {}): Promise<void> {
    language = inLanguage;
    const loaded = TestBed.inject(Session).load();
    http.expectOne('/api/me').flush(me());
    await loaded;
    page = TestBed.createComponent(ToSettlePage);
    document.body.append(page.nativeElement as HTMLElement);
    page.autoDetectChanges();
    await turn();
    http.expectOne('/api/to-settle').flush(items, { headers });
    http.expectOne('/api/to-settle/count').flush({ count: items.length });
    await turn();
  }

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [{ provide: WORDS, useFactory: () => language }, provideHttpClient(), provideHttpClientTesting(), provideRouter([])],
    });
    http = TestBed.inject(HttpTestingController);
  });

  it('gives the first few who could take it a button each, and hands over to any other from a list', async () => {
    const people = ['BRAM', 'KERR', 'MOSS', 'PYE', 'ROE'].map((name, index) => ({
      kind: 'hand-over' as const,
      text: en.toSettle.handOver({ teacher: name, mine: false, free: index < 4 }),
      teacher: { id: name, code: name, name },
      apply: { method: 'PUT' as const, path: '/api/requisitions/r1', body: { version: 3, teacherId: name } },
    }));
    await show([{ ...stranded, why: 'teacher-away', whys: ['teacher-away'], options: [...people, ...stranded.options.slice(1)] }]);
    const select = (page.nativeElement as HTMLElement).querySelector('select');
    expect([...(select?.options ?? [])].map(({ text: said }) => said.trim())).toEqual([
      'Hand over to somebody else',
      'Hand over to PYE, free then',
      'Hand over to ROE, who teaches then',
    ]);
    expect(buttons().filter((one) => one.textContent?.includes('free then'))).toHaveLength(3);
    if (select) select.value = 'ROE';
    press('Hand over');
    expect(http.expectOne('/api/requisitions/r1').request.body).toEqual({ version: 3, teacherId: 'ROE' });
  });

  it('heads what a leaver asked for by that, apart from what an absence touches', async () => {
    const away: ToSettle = { ...stranded, why: 'teacher-away', whys: ['teacher-away'], text: en.toSettle.whys['teacher-away'] };
    const left = {
      ...away,
      requisition: requisition({ id: 'r2' }),
      left: true,
      text: en.toSettle.why(['teacher-away'], { left: 'HOLT', missing: [] }),
    };
    await show([away, left]);
    const headings = [...(page.nativeElement as HTMLElement).querySelectorAll('h2')].map((one) => one.textContent);
    expect(headings).toEqual(['The teacher is away', 'The teacher has left']);
    expect(text()).toContain('HOLT has left');
  });

  it('says that there is nothing where there is nothing', async () => {
    await show([]);
    expect(text()).toContain(en.toSettle.none);
  });

  it('lists by why, with a button for each way out that names what it is done to', async () => {
    await show([stranded]);
    expect(text()).toContain(en.toSettle.whys['lesson-gone']);
    expect(buttons().map((button) => button.getAttribute('aria-label'))).toEqual([
      expect.stringMatching(/^Move to Mon 23 Nov, P4: /),
      expect.stringMatching(/^Cancel the request: /),
    ]);
  });

  it('sends what an option says as it stands, and reads the list again', async () => {
    await show([stranded, other]);
    buttons()[0]?.click();
    await turn();
    const sent = http.expectOne('/api/requisitions/r1/move');
    expect([sent.request.method, sent.request.body]).toEqual(['POST', { version: 3, lessonId: 'l2' }]);
    sent.flush(requisition());
    await turn();
    http.expectOne('/api/to-settle').flush([other]);
    http.expectOne('/api/to-settle/count').flush({ count: 1 });
    await turn();
    const rows = [...(page.nativeElement as HTMLElement).querySelectorAll('li')];
    expect(rows.map((row) => [row.querySelectorAll('button').length, row.textContent?.includes('moved')])).toEqual([
      [0, true],
      [2, false],
    ]);
  });

  it('loads the rest behind what it shows, where the keyboard goes on', async () => {
    const third = { ...stranded, requisition: requisition({ id: 'r3', lessonGone: true }) };
    await show([stranded], en, { 'X-Next-Cursor': 'c' });
    press('Load more');
    await turn();
    http.expectOne('/api/to-settle?cursor=c').flush([other, third]);
    await turn();
    expect((page.nativeElement as HTMLElement).querySelectorAll('li')).toHaveLength(3);
    expect(document.activeElement?.id).toBe('settle-r2');
    expect(text()).not.toContain('Load more');
  });

  it('asks before it cancels, away from where the first press was', async () => {
    await show([stranded]);
    buttons()[1]?.click();
    await turn();
    buttons()[1]?.click();
    await turn();
    http.expectNone('/api/requisitions/r1/transitions');
    expect(text()).toContain('Cancel 10Y/Ph2, Tue 24 Nov?');
    press('Keep it');
    await turn();
    expect(buttons()).toHaveLength(2);
    buttons()[1]?.click();
    await turn();
    press('Yes, cancel');
    await turn();
    expect(http.expectOne('/api/requisitions/r1/transitions').request.body).toEqual({ version: 3, to: 'cancelled' });
  });

  it('shows what somebody else did first, and reads the list again', async () => {
    await show([stranded]);
    buttons()[1]?.click();
    await turn();
    press('Yes, cancel');
    await turn();
    http
      .expectOne('/api/requisitions/r1/transitions')
      .flush(
        { code: 'STALE_VERSION', title: 'Somebody changed this first', detail: 'Look again.' },
        { status: 409, statusText: 'Conflict' },
      );
    await turn();
    http.expectOne('/api/to-settle').flush([]);
    http.expectOne('/api/to-settle/count').flush({ count: 0 });
    await turn();
    expect(text()).toContain('Somebody changed this first');
  });

  it('is counted for nobody before somebody has signed in', async () => {
    language = en;
    TestBed.inject(SettleCount).refresh();
    await turn();
    http.expectNone('/api/to-settle/count');
  });

  it('has no words of its own', async () => {
    await show([], pseudo(en));
    expect(bare(text())).toBe('');
  });
});
