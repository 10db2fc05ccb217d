import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { Line } from '@app/shared/contracts';
import { en, pseudo, type Words } from '@app/shared/words';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { Offline } from '../../core/offline/offline';
import { MemoryShelf } from '../../core/offline/memory-shelf';
import { SHELF } from '../../core/offline/shelf.token';
import { WORDS } from '../../core/words';
import { englishLeft } from '../../testing/english-left';
import { line, requisition } from '../../testing/requisitions';
import { task } from '../testing/prep-list';
import { RowKit } from './row-kit';

const TASKS = [
  task('t1', 'prepare', { requisitionId: 'q1' }),
  task('t2', 'prepare', { requisitionId: 'q2' }, { group: '9D', period: 'P4' }),
];

function sucrose(id: string, concentration: number, needed: number, grams: number): Line {
  const makeUp = { of: 'Sucrose', formula: 'C12H22O11', molarMass: 342.3, madeUpTo: needed, grams, stock: null, volume: null };
  const chemical = { kind: 'chemical', apparatusId: null, unit: 'cm3', location: null } as const;
  return line({ id, name: 'Sucrose', concentration, needed, makeUp, hazard: { kind: 'not-known', band: null }, ...chemical });
}

describe('what is in a row of the day', () => {
  let fixture: ComponentFixture<RowKit>;
  let http: HttpTestingController;
  let language: Words;
  const root = (): HTMLElement => fixture.nativeElement as HTMLElement;
  const rows = (): string[] => [...root().querySelectorAll('tbody tr')].map((row) => row.textContent?.replace(/\s+/g, ' ').trim() ?? '');

  async function settle(): Promise<void> {
    for (let turn = 0; turn < 4; turn++) {
      TestBed.tick();
      await new Promise((done) => setTimeout(done, 5));
    }
  }

  async function open(): Promise<void> {
    fixture = TestBed.createComponent(RowKit);
    fixture.componentRef.setInput('tasks', TASKS);
    fixture.componentRef.setInput('date', '2026-11-24');
    fixture.autoDetectChanges();
    await settle();
  }

  async function answer(): Promise<void> {
    const osmosis = (id: string, needed: number, grams: number) =>
      requisition({
        id,
        sets: 14,
        riskAssessment: { reference: 'PP12', confirmed: true },
        lines: [line({ id: `m${id}`, needed: 14 }), sucrose(`s${id}`, 1, needed, grams), sucrose(`w${id}`, 0.5, 50, 8.56)],
      });
    http.expectOne('/api/requisitions/q1').flush(osmosis('q1', 300, 103));
    http.expectOne('/api/requisitions/q2').flush(osmosis('q2', 1300, 445));
    await settle();
  }

  beforeEach(() => {
    language = en;
    TestBed.configureTestingModule({
      providers: [
        { provide: WORDS, useFactory: () => language },
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([]),
        { provide: SHELF, useValue: new MemoryShelf() },
      ],
    });
    http = TestBed.inject(HttpTestingController);
    TestBed.inject(Offline).belongTo({ schoolId: 's1', personId: 'p1' });
  });

  it('is the kit of its classes together: each solution at its strength with its sum, and what each class has', async () => {
    await open();
    await answer();
    expect(rows()).toEqual([
      expect.stringMatching(/^Sucrose 1 mol\/dm³ 548 g, made up to 1.6 dm³.*9A 300 cm³ · 9D 1.3 dm³\s?1.6 dm³$/),
      expect.stringMatching(/^Sucrose 0.5 mol\/dm³ 17.1 g, made up to 100 cm³.*\s?100 cm³$/),
      expect.stringMatching(/^Microscope .*9A 14 · 9D 14\s?28$/),
    ]);
    expect(root().textContent).toContain('Check against your own hazard cards');
    expect(root().textContent).toMatch(/look it up/);
    expect([...root().querySelectorAll('li')].map((one) => one.textContent?.replace(/\s+/g, ' ').trim())).toEqual([
      expect.stringMatching(/^9A P3 Lab 2 · .*30 pupils, 14 sets Risk assessment: PP12, read and adapted for this class$/),
      expect.stringMatching(/^9D P4 Lab 2 · /),
    ]);
  });

  it('is there while the network is away, where it was opened before', async () => {
    await open();
    await answer();
    fixture.destroy();
    await open();
    for (const id of ['q1', 'q2']) http.expectOne(`/api/requisitions/${id}`).error(new ProgressEvent('error'));
    await settle();
    expect(rows()).toHaveLength(3);
  });

  it('says all of it through its words', async () => {
    language = pseudo(en);
    await open();
    await answer();
    expect(
      englishLeft(root(), ['Microscope', 'Sucrose', 'Daniel Chen', 'Prep room, shelf 2', 'PP12', '9A', '9D', 'P3', 'P4', 'Lab 2']),
    ).toEqual([]);
  });
});
