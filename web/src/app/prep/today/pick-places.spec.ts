import { TestBed } from '@angular/core/testing';
import type { PickItem, PickPlace } from '@app/shared/contracts';
import { en, pseudo, type Words } from '@app/shared/words';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { WORDS } from '../../core/words';
import { englishLeft } from '../../testing/english-left';
import { task } from '../testing/prep-list';
import { PickPlaces } from './pick-places';

const SUCROSE: PickItem = {
  name: 'Sucrose',
  quantity: 100,
  unit: 'cm3',
  kind: 'chemical',
  short: 0,
  concentration: 1,
  concentrationText: null,
  requisitionIds: ['q1'],
  hazard: { kind: 'not-classified', band: null },
  makeUp: { of: 'Sucrose', formula: 'C12H22O11', molarMass: 342.3, madeUpTo: 600, grams: 205, stock: null, volume: null },
};
const BEAKER: PickItem = {
  ...SUCROSE,
  name: 'Beaker',
  kind: 'apparatus',
  unit: null,
  quantity: 3,
  concentration: null,
  makeUp: null,
  hazard: null,
};
const TASKS = [
  task('t1', 'prepare', { requisitionId: 'q1' }, { group: '9X' }),
  task('t2', 'prepare', { requisitionId: 'q2' }, { group: '10Y' }),
  task('t3', 'deliver', { requisitionId: 'q2' }, { group: '10Y' }),
];

describe('what to fetch', () => {
  let language: Words;
  beforeEach(() => {
    language = en;
    TestBed.configureTestingModule({ providers: [{ provide: WORDS, useFactory: () => language }] });
  });

  function show(places: PickPlace[]): HTMLElement {
    const fixture = TestBed.createComponent(PickPlaces);
    fixture.componentRef.setInput('places', places);
    fixture.componentRef.setInput('tasks', TASKS);
    fixture.detectChanges();
    return fixture.nativeElement as HTMLElement;
  }
  const lines = (root: HTMLElement, selector: string): string[] =>
    [...root.querySelectorAll(selector)].map((one) => one.textContent?.replace(/\s+/g, ' ').trim() ?? '');

  it('is said with its strength, a line for each', () => {
    const items = [
      { ...SUCROSE, concentration: 0.25 },
      SUCROSE,
      { ...SUCROSE, concentration: null, concentrationText: 'saturated', makeUp: null, noMakeUp: 'in-words' as const },
      BEAKER,
    ];
    expect(lines(show([{ location: null, items }]), '.name')).toEqual([
      'Sucrose 0.25 mol/dm³',
      'Sucrose 1 mol/dm³',
      'Sucrose saturated',
      'Beaker',
    ]);
  });

  it('has what is made up on top, with its total, its sum and whose it is, and the rest by place', () => {
    const root = show([
      { location: 'Prep 1', items: [BEAKER, { ...BEAKER, name: 'Plasticine', unlisted: true, requisitionIds: ['q1', 'q2'] }] },
      {
        location: null,
        items: [
          { ...SUCROSE, quantity: 1600, requisitionIds: ['q1', 'q2'] },
          { ...SUCROSE, name: 'Ethanol', makeUp: null, noMakeUp: 'as-it-comes' },
        ],
      },
    ]);
    expect(lines(root, 'h3')).toEqual(['Make up', 'Prep 1', en.today.noPlace]);
    const [sucrose, beaker, plasticine, ethanol] = lines(root, 'li');
    expect(sucrose).toMatch(/^1.6 dm³\s?Sucrose 1 mol\/dm³\s?205 g, made up to 600 cm³/);
    expect(sucrose).toContain('Not classified at this strength');
    expect(sucrose).toContain('for 9X and 10Y · ');
    expect(beaker).toMatch(/^3\s?Beaker$/);
    expect(plasticine).toContain('not on our list');
    expect(ethanol).toContain('Use as it comes');
    expect(root.textContent).toContain('Check against your own hazard cards');
  });

  it('is silent of no hazard: a list kept from before says that it is to be looked up', () => {
    const { hazard: _hazard, makeUp: _makeUp, requisitionIds: _ids, ...kept } = SUCROSE;
    expect(lines(show([{ location: null, items: [kept as PickItem] }]), 'li')[0]).toContain('look it up');
  });

  it('says all of it through its words', () => {
    language = pseudo(en);
    const items = [
      { ...SUCROSE, short: 2 },
      { ...BEAKER, unlisted: true },
    ];
    expect(englishLeft(show([{ location: 'Prep 1', items }]), ['Sucrose', 'Beaker', 'Prep 1', '9X'])).toEqual([]);
  });
});
