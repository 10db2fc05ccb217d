import { TestBed, type ComponentFixture } from '@angular/core/testing';
import type { PickItem, PickPlace, PrepList } from '@app/shared/contracts';
import { en } from '@app/shared/words';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { MemoryShelf } from '../../core/offline/memory-shelf';
import { Offline } from '../../core/offline/offline';
import { SHELF } from '../../core/offline/shelf.token';
import { WORDS } from '../../core/words';
import { prepList, task } from '../testing/prep-list';
import { FetchList } from './fetch-list';

describe('what to fetch', () => {
  let shelf: MemoryShelf;
  let fixture: ComponentFixture<FetchList>;
  const root = (): HTMLElement => fixture.nativeElement as HTMLElement;
  const text = (): string => root().textContent?.replace(/\s+/g, ' ') ?? '';
  const headings = (): string[] => [...root().querySelectorAll('.head b')].map(({ textContent }) => textContent ?? '');
  const boxes = (): HTMLInputElement[] => [...root().querySelectorAll<HTMLInputElement>('input[type=checkbox]')];

  async function settle(): Promise<void> {
    for (let turn = 0; turn < 4; turn++) {
      TestBed.tick();
      await new Promise((done) => setTimeout(done, 2));
    }
  }

  async function show(list: PrepList, isTight = false): Promise<void> {
    fixture = TestBed.createComponent(FetchList);
    fixture.componentRef.setInput('list', list);
    fixture.componentRef.setInput('isTight', isTight);
    await settle();
  }

  function begin(): void {
    TestBed.resetTestingModule();
    TestBed.configureTestingModule({
      providers: [
        { provide: WORDS, useValue: en },
        { provide: SHELF, useValue: shelf },
      ],
    });
    TestBed.inject(Offline).belongTo({ schoolId: 's', personId: 'p' });
  }

  beforeEach(() => {
    shelf = new MemoryShelf();
    begin();
  });

  it('is walked: what is made up, the prep room’s places, the stores, what has no place; what lives in the labs is apart and folded', async () => {
    await show(prepList({ pickList: walk() }));
    expect(headings()).toEqual(['Make up', 'Prep 1 · shelf B', 'Fridge', 'Location not set', 'In the rooms already']);
    expect(text()).toContain('Sucrose 1 mol/dm³ 205 g, made up to 600 cm³');
    expect(text()).not.toContain('Goggles');
    root().querySelector<HTMLElement>('button.head')?.click();
    await settle();
    expect(text()).toContain('Goggles');
  });

  it('keeps a tick on this device for the day, and opens it again when more is asked for', async () => {
    await show(prepList({ pickList: walk() }));
    boxes()[1]?.click();
    await settle();
    expect(boxes().map(({ checked }) => checked)).toEqual([false, true, false, false]);
    begin();
    await show(prepList({ pickList: walk() }));
    expect(boxes()[1]?.checked).toBe(true);
    fixture.componentRef.setInput('list', prepList({ pickList: walk(40) }));
    await settle();
    expect(boxes()[1]?.checked).toBe(false);
    expect(text()).toContain('15 fetched before');
    fixture.componentRef.setInput('list', prepList({ date: '2026-11-25', pickList: walk() }));
    await settle();
    expect(boxes().some(({ checked }) => checked)).toBe(false);
  });

  it('says for whom a solution is, and what is too little for the next school day', async () => {
    const low = item({ name: 'Sodium hydroxide', kind: 'chemical', concentration: 2, unit: 'cm3', stock: STOCK });
    await show(prepList({ pickList: walk(), low: [low], tasks: [task('a', 'prepare', { requisitionId: 'q1' })] }));
    expect(text()).toContain('for 9A');
    expect(text()).toContain('Too little for Wed 25 Nov');
    expect(text()).toContain('Takes 108 g of Sodium hydroxide (Store), 20 g there');
  });

  it('counts a solution as several lines where there is little room', async () => {
    const items = Array.from({ length: 9 }, (_, at) => item({ name: `Acid ${at}`, kind: 'chemical', noMakeUp: 'no-strength' }));
    await show(prepList({ pickList: [place(null, 'unknown', items)] }), true);
    expect(boxes()).toHaveLength(6);
    expect(text()).toContain('Show 3 more');
  });

  it('shows the first of many where there is little room, and all where that is asked for', async () => {
    const items = Array.from({ length: 30 }, (_, at) => item({ name: `Beaker ${at}` }));
    await show(prepList({ pickList: [place('Shelf A', 'store', items.slice(0, 10)), place('Shelf B', 'store', items.slice(10))] }), true);
    expect(boxes()).toHaveLength(18);
    [...root().querySelectorAll('button')].find(({ textContent }) => textContent?.trim() === 'Show 12 more')?.click();
    await settle();
    expect(boxes()).toHaveLength(30);
  });
});

const STOCK = { stockId: 's', name: 'Sodium hydroxide', location: 'Store', unit: 'g', there: 20, takes: 108, tooLittle: true };

function item(change: Partial<PickItem>): PickItem {
  const none = { concentration: null, concentrationText: null, unit: null, hazard: null, makeUp: null, noMakeUp: null };
  return { ...none, name: 'Rack', quantity: 15, kind: 'apparatus', short: 0, requisitionIds: ['q1'], ...change };
}

function place(location: string | null, lives: PickPlace['lives'], items: PickItem[]): PickPlace {
  return { location, lives, items };
}

function walk(racks = 15): PickPlace[] {
  const sum = { of: 'Sucrose', formula: 'C12H22O11', molarMass: 342.3, madeUpTo: 600, grams: 205, stock: null, volume: null };
  const makeUp = sum as unknown as PickItem['makeUp'];
  return [
    place('Each lab · cabinet', 'labs', [item({ name: 'Goggles' })]),
    place('Fridge', 'store', [item({ name: 'Liver' })]),
    place('Prep 1 · shelf B', 'prep-room', [item({ quantity: racks })]),
    place(null, 'unknown', [
      item({ name: 'Filter paper' }),
      item({ name: 'Sucrose', kind: 'chemical', concentration: 1, unit: 'cm3', quantity: 600, makeUp }),
    ]),
  ];
}
