import { TestBed } from '@angular/core/testing';
import type { Line } from '@app/shared/contracts';
import { en, pseudo, type Words } from '@app/shared/words';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { WORDS } from '../core/words';
import { englishLeft } from '../testing/english-left';
import { line } from '../testing/requisitions';
import { KitTable } from './kit-table';

const BAND = {
  from: 0.5,
  to: null,
  unit: 'mol/dm3',
  classification: 'Skin Corr. 1B',
  signalWord: 'Danger',
  pictograms: ['GHS05'],
  statements: ['H314'],
  source: 'CLP',
} as const;
const things = ['Tube', 'Rack', 'Borer', 'Scalpel', 'Tile', 'Ruler'].map((name) => line({ id: name, name }));

function solution(concentration: number, change: Partial<Line> = {}): Line {
  return line({
    id: `s${concentration}`,
    name: 'Sucrose',
    kind: 'chemical',
    unit: 'cm3',
    apparatusId: null,
    concentration,
    needed: 1200,
    ...change,
  });
}

describe('the kit of a request', () => {
  let language: Words;
  beforeEach(() => {
    language = en;
    TestBed.configureTestingModule({ providers: [{ provide: WORDS, useFactory: () => language }] });
  });

  function show(lines: Line[], inputs: Partial<{ availability: boolean; whole: boolean }> = {}): HTMLElement {
    const fixture = TestBed.createComponent(KitTable);
    fixture.componentRef.setInput('lines', lines);
    for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
    fixture.autoDetectChanges();
    return fixture.nativeElement as HTMLElement;
  }
  const rows = (root: HTMLElement): string[] =>
    [...root.querySelectorAll('tbody tr')].map((row) => row.textContent?.replace(/\s+/g, ' ').trim() ?? '');

  it('says how strong what is folded away is, and shows it at one press', () => {
    const root = show([...things, solution(1), solution(0.25)]);
    expect(rows(root)).toHaveLength(5);
    expect(root.textContent).toContain('among them Sucrose 1 and 0.25 mol/dm³');
    const more = root.querySelector('button') as HTMLButtonElement;
    expect(more.textContent?.trim()).toBe('and 3 more');
    more.click();
    TestBed.tick();
    expect(rows(root)).toHaveLength(8);
    expect(root.textContent).not.toContain('among them');
  });

  it('is whole once it is settled, each solution with its volume, its sum and its hazard at that strength', () => {
    const makeUp = { of: 'Sucrose', formula: null, molarMass: 342.3, madeUpTo: 1200, grams: 411, stock: null, volume: null };
    const root = show(
      [
        ...things,
        solution(1, {
          makeUp,
          hazard: { kind: 'band', band: { ...BAND, pictograms: [...BAND.pictograms], statements: [...BAND.statements] } },
        }),
      ],
      {
        availability: false,
      },
    );
    expect(rows(root)).toHaveLength(7);
    const told = rows(root).at(-1);
    expect(told).toMatch(/^Sucrose 1 mol\/dm³\s?411 g, made up to 1.2 dm³/);
    expect(told).toContain('Danger: causes severe skin burns and eye damage (corrosive)');
    expect(root.textContent).toContain('Check against your own hazard cards');
  });

  it('is never silent of a hazard, and says what the library has where no band is known', () => {
    expect(rows(show([solution(1, { statements: ['H314'] })]))[0]).toContain(
      'look it up – the library says: causes severe skin burns and eye damage',
    );
    expect(rows(show([solution(1, { hazard: { kind: 'not-classified', band: null } })]))[0]).toContain('Not classified at this strength');
  });

  it('says of kit that is not on our list that nobody holds it, and of what is used up nothing', () => {
    expect(rows(show([line({ apparatusId: null, location: null })]))[0]).toContain('not on our list, not held');
    expect(rows(show([line({ apparatusId: null, kind: 'consumable', name: 'Paper towel' })]))[0]).not.toContain('held');
  });

  it('says all of it through its words', () => {
    language = pseudo(en);
    const root = show([...things, line({ apparatusId: null, short: 2 }), solution(1), solution(0.5)]);
    expect(englishLeft(root, [...things.map(({ name }) => name), 'Sucrose', 'Microscope', 'Prep room, shelf 2'])).toEqual([]);
  });
});
