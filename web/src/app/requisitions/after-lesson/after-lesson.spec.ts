import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { Requisition } from '@app/shared/contracts';
import { permissionsOf } from '@app/shared/rules';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { MemoryShelf } from '../../core/offline/memory-shelf';
import { SHELF } from '../../core/offline/shelf.token';
import { Toasts } from '../../core/toasts';
import { wordsThere } from '../../core/words-there';
import { Session } from '../../identity/session';
import { me } from '../../testing/lessons';
import { line, requisition } from '../../testing/requisitions';
import { AfterLesson } from './after-lesson';

const PAST = { ...requisition({}).lesson, start: '2020-11-19T11:10:00Z', end: '2020-11-19T12:10:00Z' };
const BEAKERS = [line({ apparatusId: 'a1', name: 'Beaker', needed: 6, short: 0 })];

describe('what a teacher says after the lesson', () => {
  let http: HttpTestingController;
  let fixture: ComponentFixture<AfterLesson>;
  let changed: number;
  const root = (): HTMLElement => fixture.nativeElement as HTMLElement;
  const text = () => root().textContent?.replace(/\s+/g, ' ').trim() ?? '';
  const buttons = () => [...root().querySelectorAll('.bar button')].map((one) => one.textContent?.trim() ?? '');

  async function settle(): Promise<void> {
    for (let turn = 0; turn < 4; turn++) {
      TestBed.tick();
      await new Promise((done) => setTimeout(done));
    }
  }
  async function show(change: Partial<Requisition>): Promise<void> {
    fixture.componentRef.setInput(
      'requisition',
      requisition({ status: 'delivered', lesson: PAST, lines: BEAKERS, outcome: null, ...change }),
    );
    fixture.autoDetectChanges();
    await settle();
  }
  async function press(name: string): Promise<void> {
    [...root().querySelectorAll('button')].find((one) => one.textContent?.trim() === name)?.click();
    await settle();
  }
  async function signIn(who: Parameters<typeof me>[0]): Promise<void> {
    TestBed.inject(Session).ended();
    const loaded = TestBed.inject(Session).load();
    http.expectOne('/api/me').flush(me(who));
    await loaded;
  }

  beforeEach(async () => {
    await wordsThere();
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([]), { provide: SHELF, useValue: new MemoryShelf() }],
    });
    http = TestBed.inject(HttpTestingController);
    await signIn({});
    fixture = TestBed.createComponent(AfterLesson);
    changed = 0;
    fixture.componentInstance.changed.subscribe(() => changed++);
  });

  it('is how it went, in one press, and what broke', async () => {
    await show({});
    expect(buttons()).toEqual(['We did it', 'We did part of it', 'We did not get to it', 'Broke something']);
    await press('We did not get to it');
    const put = http.expectOne('/api/requisitions/q1');
    expect([put.request.method, put.request.body]).toEqual(['PUT', { version: requisition({}).version, outcome: 'not-used' }]);
    put.flush(requisition({ outcome: 'not-used' }));
    await settle();
    expect([changed, TestBed.inject(Toasts).current()?.message]).toEqual([1, expect.stringContaining('the class did not get to it')]);
  });

  it('says what was said, and can be said otherwise until it is put away', async () => {
    await show({ outcome: 'used' });
    expect(text()).toContain('You said: the class did it.');
    expect(buttons()).toEqual(['Say it otherwise', 'Broke something']);
    await press('Say it otherwise');
    expect(buttons()).toEqual(['We did it', 'We did part of it', 'We did not get to it', 'Broke something']);
    await show({ status: 'cleared', outcome: 'used' });
    expect(buttons()).toEqual(['Broke something']);
  });

  it('is nothing before the lesson, nor of what nobody made', async () => {
    await show({ lesson: { ...PAST, start: '2120-11-19T11:10:00Z', end: '2120-11-19T12:10:00Z' } });
    expect(text()).toBe('');
    await show({ status: 'accepted' });
    expect(text()).toBe('');
  });

  it('is what broke, from the beginning of the lesson on', async () => {
    await show({ lesson: { ...PAST, end: '2120-11-19T12:10:00Z' } });
    expect(buttons()).toEqual(['Broke something']);
    await show({ lesson: { ...PAST, end: '2120-11-19T12:10:00Z' }, lines: [] });
    expect(text()).toBe('');
  });

  it('is read by a technician, who says it where things are counted back', async () => {
    const { departmentId, teacher } = requisition({});
    const departments = [{ id: departmentId, name: 'Science', roles: ['technician' as const] }];
    await signIn({
      user: { id: 'p9', name: 'S', code: 'S', email: null },
      roles: ['technician'],
      departments,
      permissions: permissionsOf(['technician']),
    });
    await show({ outcome: 'partly-used' });
    expect(text()).toContain(`${teacher.name} says: the class did part of it.`);
    expect(buttons()).toEqual([]);
  });
});
