import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { LineDraw, Requisition } from '@app/shared/contracts';
import { permissionsOf } from '@app/shared/rules';
import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { MemoryShelf } from '../../core/offline/memory-shelf';
import { SHELF } from '../../core/offline/shelf.token';
import { wordsThere } from '../../core/words-there';
import { Session } from '../../identity/session';
import { me } from '../../testing/lessons';
import { line, requisition } from '../../testing/requisitions';
import { ComingBack } from './coming-back';

const ACID = { name: 'Hydrochloric acid', concentrationText: null, unit: 'cm3' };
const DRAW: LineDraw = {
  ...ACID,
  lineId: 'n7',
  concentration: 0.1,
  quantity: 1650,
  stockId: 's1',
  drawn: null,
  offered: [
    { ...ACID, stockId: 's1', concentration: 1, there: 500, amount: 165 },
    { ...ACID, stockId: 's2', concentration: 2, there: 900, amount: 82.5 },
  ],
};

describe('the kit of a request, out and back', () => {
  let http: HttpTestingController;
  let fixture: ComponentFixture<ComingBack>;
  let changed: number;
  const root = (): HTMLElement => fixture.nativeElement as HTMLElement;
  const buttons = () => [...root().querySelectorAll('button')].map((one) => one.textContent?.trim() ?? '').filter(Boolean);

  async function settle(): Promise<void> {
    for (let turn = 0; turn < 4; turn++) {
      TestBed.tick();
      await new Promise((done) => setTimeout(done));
    }
  }
  async function press(name: string): Promise<void> {
    const button = [...root().querySelectorAll('button')].find((one) => one.textContent?.trim() === name || one.ariaLabel === name);
    if (!button) throw new Error(`no button ${name} among ${buttons().join(', ')}`);
    button.click();
    await settle();
  }
  async function choose(label: string, value: string): Promise<void> {
    const box = [...root().querySelectorAll('label')].find((one) => one.textContent?.trim().startsWith(label));
    const field = root().querySelector<HTMLSelectElement | HTMLInputElement>(`[id="${box?.htmlFor}"]`);
    if (!field) throw new Error(`no field ${label}`);
    field.value = value;
    field.dispatchEvent(new Event(field instanceof HTMLSelectElement ? 'change' : 'input'));
    await settle();
  }
  async function show(change: Partial<Requisition>): Promise<void> {
    fixture.componentRef.setInput('requisition', requisition(change));
    fixture.autoDetectChanges();
    await settle();
  }
  const move = (answer: Partial<Requisition>) => {
    const post = http.expectOne('/api/requisitions/q1/transitions');
    post.flush(requisition(answer));
    return post.request.body as unknown;
  };

  // the browser of these specs has the element but not what opens and closes it
  beforeAll(() => {
    Object.assign(HTMLDialogElement.prototype, {
      showModal(this: HTMLDialogElement) {
        this.setAttribute('open', '');
      },
      close(this: HTMLDialogElement) {
        this.removeAttribute('open');
      },
    });
  });
  beforeEach(async () => {
    await wordsThere();
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([]), { provide: SHELF, useClass: MemoryShelf }],
    });
    http = TestBed.inject(HttpTestingController);
    const loaded = TestBed.inject(Session).load();
    http.expectOne('/api/me').flush(
      me({
        user: { id: 'p9', name: 'S', code: 'S', email: null },
        roles: ['technician'],
        departments: [{ id: 'd1', name: 'Science', roles: ['technician'] }],
        permissions: permissionsOf(['technician']),
      }),
    );
    await loaded;
    fixture = TestBed.createComponent(ComingBack);
    changed = 0;
    fixture.componentInstance.changed.subscribe(() => changed++);
  });

  it('says what is counted out, and offers only what can be done now', async () => {
    await show({ status: 'submitted', next: ['accepted', 'declined'], lines: [line({ needed: 10, short: 2 })] });
    expect(root().textContent).toContain('Counted out: 8 × Microscope.');
    expect(buttons()).not.toContain('Count it back');
    expect(buttons()).not.toContain('Make ready');
    // a step back is no step to take here
    await show({ status: 'delivered', next: ['collected', 'prepared'] });
    expect(buttons()).toEqual(['Count it back', 'Not used', 'Broke something']);
    await show({ status: 'collected', next: ['cleared', 'delivered'] });
    expect(buttons()).toEqual(expect.arrayContaining(['Count it back', 'Not used', 'Broke something']));
  });

  it('fetches back what is out and puts it away, with what did not come back, what became of it and what it costs', async () => {
    await show({ status: 'delivered', next: ['collected', 'prepared'], version: 4 });
    await press('Count it back');
    await press('One fewer: Microscope: came back, of 10');
    await press('One fewer: Microscope: came back, of 10');
    expect(root().textContent).toContain('2 × Microscope did not come back');
    await choose('What became of it', 'lost');
    await choose('Cost, £', 'a lot');
    await press('All counted, put away');
    http.expectNone('/api/requisitions/q1/transitions');
    expect(root().textContent).toContain('Write what it costs in pounds');
    await choose('Cost, £', '£4,50');
    await choose('Minutes it took to clear', '12');
    await choose('How it went', 'partly-used');
    await press('All counted, put away');
    expect(move({ version: 5, status: 'collected' })).toEqual({ to: 'collected', version: 4 });
    await settle();
    expect(move({ version: 6, status: 'cleared' })).toEqual({
      to: 'cleared',
      version: 5,
      outcome: 'partly-used',
      breakages: [{ apparatusId: 'a1', quantity: 2, how: 'lost', cost: 4.5 }],
      actualMinutes: 12,
    });
    await settle();
    expect(changed).toBe(1);
  });

  it('says that something was not used in one tap, and how long was prepared for nothing', async () => {
    await show({ status: 'collected', next: ['cleared'], version: 7 });
    await press('Not used');
    expect(move({ status: 'cleared', outcome: 'not-used' })).toEqual({ to: 'cleared', version: 7, outcome: 'not-used' });
    await settle();
    const prepare = { kind: 'prepare', minutes: 40, actualMinutes: 25, doneAt: '2026-11-18T09:00:00Z' } as Requisition['tasks'][number];
    await show({ status: 'cleared', next: [], outcome: 'not-used', tasks: [prepare] });
    expect(root().textContent).toContain('Made and not used: 25 min of preparing.');
  });

  it('fetches back what is out where it was not used, in the same tap', async () => {
    await show({ status: 'delivered', next: ['collected', 'prepared'], version: 4 });
    await press('Not used');
    expect(move({ version: 5, status: 'collected' })).toEqual({ to: 'collected', version: 4 });
    await settle();
    expect(move({ version: 6, status: 'cleared', outcome: 'not-used' })).toEqual({ to: 'cleared', version: 5, outcome: 'not-used' });
    await settle();
    expect(changed).toBe(1);
  });

  it('draws from the usual stock unless another is chosen, or nothing', async () => {
    await show({ status: 'accepted', next: ['prepared'], version: 3 });
    const ready = async () => {
      await press('Make ready');
      http.expectOne('/api/requisitions/q1/draws').flush({ items: [DRAW, { ...DRAW, lineId: 'n8', stockId: null, offered: [] }] });
      await settle();
    };
    await ready();
    expect(root().textContent).toContain('Hydrochloric acid 1 mol/dm³: 165 cm³, 500 cm³ there');
    await press('It is ready');
    expect(move({ status: 'prepared' })).toEqual({ to: 'prepared', version: 3 });
    await settle();
    for (const [value, stockId] of [
      ['s2', 's2'],
      ['', null],
    ] as const) {
      await ready();
      await choose('Made of', value);
      await press('It is ready');
      expect(move({ status: 'prepared' })).toEqual({ to: 'prepared', version: 3, draws: [{ lineId: 'n7', stockId }] });
      await settle();
    }
  });

  it('writes down at any time what broke, with the request, and who is left short', async () => {
    await show({ status: 'delivered', next: ['collected'] });
    await press('Broke something');
    await choose('What became of it', 'used-up');
    await choose('What happened', 'All of it');
    await press('Report broken');
    const post = http.expectOne('/api/apparatus/a1/breakages');
    expect(post.request.body).toEqual({ quantity: 1, how: 'used-up', requisitionId: 'q1', note: 'All of it' });
    post.flush({ apparatus: {}, affected: [{ requisitionId: 'q2', short: 1 }] });
    await settle();
    expect(changed).toBe(1);
  });
});
