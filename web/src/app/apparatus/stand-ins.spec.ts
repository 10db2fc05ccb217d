import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { Apparatus } from '@app/shared/contracts';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { Toasts } from '../core/toasts';
import { wordsThere } from '../core/words-there';
import { StandIns } from './stand-ins';

const thing = (change: Partial<Apparatus>): Apparatus =>
  ({ id: 'a1', version: 3, name: 'Light microscope', equivalents: [], parts: [], archived: false, ...change }) as Apparatus;
const STEREO = thing({ id: 'a2', name: 'Stereo microscope' });

describe('what can stand in for a thing', () => {
  let http: HttpTestingController;
  let fixture: ComponentFixture<StandIns>;
  let changed: number;
  const root = (): HTMLElement => fixture.nativeElement as HTMLElement;
  const text = () => root().textContent?.replace(/\s+/g, ' ') ?? '';
  const button = (name: RegExp) => [...root().querySelectorAll('button')].find((one) => name.test(one.textContent?.trim() ?? ''));

  async function settle(): Promise<void> {
    for (let turn = 0; turn < 4; turn++) {
      TestBed.tick();
      await new Promise((done) => setTimeout(done));
    }
  }

  async function open(equivalents: Apparatus[], mayWrite: boolean): Promise<void> {
    fixture = TestBed.createComponent(StandIns);
    changed = 0;
    fixture.componentInstance.changed.subscribe(() => changed++);
    fixture.componentRef.setInput('of', thing({ equivalents: equivalents.map(({ id }) => id) }));
    fixture.componentRef.setInput('mayWrite', mayWrite);
    fixture.autoDetectChanges();
    await settle();
    for (const one of equivalents) http.expectOne(`/api/apparatus/${one.id}`).flush(one);
    await settle();
  }

  async function add(name: string, found: Apparatus[]): Promise<void> {
    const box = root().querySelector('input') as HTMLInputElement;
    box.value = name;
    box.dispatchEvent(new Event('input'));
    await settle();
    button(/^Add it$/)?.click();
    await settle();
    for (const asked of http.match(({ url, method }) => url === '/api/apparatus' && method === 'GET')) asked.flush({ items: found });
    await settle();
  }

  beforeEach(async () => {
    await wordsThere();
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([])] });
    http = TestBed.inject(HttpTestingController);
  });

  it('is seen by everybody, but for what was retired, and changed by who keeps the list', async () => {
    await open([STEREO, thing({ id: 'a3', name: 'Old microscope', archived: true })], false);
    expect(text()).toContain('Stereo microscope');
    expect(text()).not.toContain('Old microscope');
    expect(root().querySelector('button, input')).toBeNull();
  });

  it('is added by its name, and Undo takes it away again', async () => {
    await open([], true);
    expect(text()).toContain('Nothing is said to stand in for it yet.');
    await add('stereo MICROSCOPE', [STEREO]);
    const put = http.expectOne('/api/apparatus/a1');
    expect([put.request.method, put.request.body]).toEqual(['PUT', { version: 3, equivalents: ['a2'] }]);
    put.flush({ ...thing({ version: 4, equivalents: ['a2'] }), nowShort: [] });
    await settle();
    const toast = TestBed.inject(Toasts).current();
    expect([changed, toast?.message]).toEqual([1, 'Stereo microscope can stand in for Light microscope.']);
    const undone = toast?.undo?.();
    http.expectOne('/api/apparatus/a1').flush({ ...thing({ version: 5 }), nowShort: [] });
    await undone;
    expect(changed).toBe(2);
  });

  it('is nothing that the list has not, and not the thing itself', async () => {
    await open([], true);
    await add('Stereo', [STEREO]);
    expect(text()).toContain('Nothing is called exactly that. Write its name as the list has it.');
    await add('Light microscope', [thing({})]);
    expect(text()).toContain('That is this very thing. Name another.');
    http.expectNone(({ method }) => method === 'PUT');
  });

  it('is taken away', async () => {
    await open([STEREO], true);
    button(/^Remove/)?.click();
    await settle();
    const put = http.expectOne('/api/apparatus/a1');
    expect(put.request.body).toEqual({ version: 3, equivalents: [] });
    put.flush({ ...thing({ version: 4 }), nowShort: [] });
    await settle();
    expect(TestBed.inject(Toasts).current()?.message).toBe('Stereo microscope no longer stands in for Light microscope.');
  });
});
