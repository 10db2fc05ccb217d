import { BreakpointObserver } from '@angular/cdk/layout';
import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { ListedTask } from '@app/shared/contracts';
import { en, pseudo, type Words } from '@app/shared/words';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { of } from 'rxjs';
import { englishLeft } from '../../testing/english-left';
import { prepList, task } from '../testing/prep-list';
import { settle, technicianHere } from '../testing/technician-here';
import { Today } from './today';

const PHONE = { provide: BreakpointObserver, useValue: { observe: () => of({ matches: true }), isMatched: () => true } };

describe('Today on a phone', () => {
  let http: HttpTestingController;
  let harness: RouterTestingHarness;
  let language: Words;
  const root = (): HTMLElement => harness.fixture.nativeElement as HTMLElement;
  const panel = (): string => root().querySelector('[role=tabpanel]')?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
  const tabs = (): HTMLElement[] => [...root().querySelectorAll<HTMLElement>('[role=tab]')];
  const titles = (): string[] => [...root().querySelectorAll('.row .title b')].map((title) => title.textContent ?? '');

  async function open(tasks: ListedTask[], path = '/today'): Promise<void> {
    await harness.navigateByUrl(path);
    await settle();
    http.expectOne(({ url }) => url === '/api/prep-list').flush(prepList({ tasks }));
    await settle();
  }

  async function press(label: string): Promise<void> {
    const found = root().querySelector<HTMLElement>(`[aria-label="${label}"]`);
    if (!found) throw new Error(`There is no ${label}.`);
    found.click();
    await settle();
  }

  async function fold(name: RegExp): Promise<void> {
    const found = [...root().querySelectorAll<HTMLElement>('button.head')].find(({ textContent }) => name.test(textContent ?? ''));
    if (!found) throw new Error(`Nothing is folded as ${name}.`);
    found.click();
    await settle();
  }

  beforeEach(async () => {
    language = en;
    ({ http, harness } = await technicianHere({
      routes: [{ path: 'today', component: Today }],
      now: '2026-11-24T08:00:00Z',
      words: () => language,
      providers: [PHONE],
    }));
  });

  it('has four lists, each saying how much of it is left, and shows one', async () => {
    await open(ticket());
    expect(tabs().map(({ textContent }) => textContent?.trim())).toEqual(['Prep 1', 'Fetch', 'Out 1', 'Back 1']);
    expect(titles()).toEqual(['Rates']);
    tabs()[2]?.click();
    await settle();
    expect(TestBed.inject(Router).url).toBe('/today?tab=out');
    expect(titles()).toEqual(['Deliver to Lab 2']);
    tabs()[2]?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }));
    await settle();
    expect(titles()).toEqual(['Collect from Lab 2']);
    expect(tabs().map((tab) => tab.tabIndex)).toEqual([-1, -1, -1, 0]);
  });

  it('lists what is to be cleared once it has come back', async () => {
    await open(ticket(), '/today?tab=back');
    expect(titles()).toEqual(['Collect from Lab 2']);
    await press('Done: Collect from Lab 2, Rates · 9A P3 · 14 sets, 5 trays');
    expect(titles()).toEqual(['Collect from Lab 2', 'Clear away: Rates']);
  });

  it('puts both acts of a room in one row of either list, which one tap ticks and a fold ticks one by one', async () => {
    const salts = { requisitionId: 'q2', title: 'Salts' };
    const next = { period: 'P4', lessonStart: '2026-11-24T12:10:00Z', group: '9B' };
    const into = task('in', 'deliver', { ...salts, from: '2026-11-24T11:40:00Z', due: '2026-11-24T12:10:00Z' }, next);
    await open([...ticket(), into], '/today?tab=back');
    const walk = 'Lab 2: bring back 9A P3, take in 9B P4';
    expect(titles()).toEqual([walk]);
    const pressed = (label: string) => root().querySelector(`[aria-label="${label}"]`)?.getAttribute('aria-pressed');
    await press(`Tick one of both: ${walk}`);
    await press('Done: bring back Rates for 9A P3 Lab 2');
    expect(panel()).toContain('1 of 2 done');
    expect(pressed('Done: take in Salts for 9B P4 Lab 2')).toBe('false');
    tabs()[2]?.click();
    await settle();
    expect(titles()).toContain(walk);
    await press(`Done: ${walk}, Rates · Salts · 14 sets, 5 trays`);
    expect(pressed(`Done: ${walk}, Rates · Salts · 14 sets, 5 trays`)).toBe('true');
    tabs()[3]?.click();
    await settle();
    expect(titles()).not.toContain('Deliver to Lab 2');
  });

  it('leaves what was ticked where it stood, and folds it once the list is opened anew', async () => {
    await open(['Rates', 'Salts', 'Seeds'].map((title, at) => make(title, { due: `2026-11-24T09:0${at}:00Z` })));
    expect(titles()).toEqual(['Rates']);
    await press('Done: Rates');
    expect(titles()).toEqual(['Rates', 'Salts']);
    expect(panel()).toContain('Later 1, 5 min');
    tabs()[2]?.click();
    await settle();
    tabs()[0]?.click();
    await settle();
    expect(titles()).toEqual(['Salts']);
    await fold(/^Done 1/);
    expect(titles()).toEqual(['Salts', 'Rates']);
    await press('Done: Rates');
    expect(root().querySelector('[aria-label="Done: Rates"]')?.getAttribute('aria-pressed')).toBe('false');
  });

  it('shows the first of many that are overdue, and the rest where that is asked for', async () => {
    await open(Array.from({ length: 9 }, (_, at) => make(`Rates ${at}`, { due: `2026-11-24T07:0${at}:00Z` })));
    expect(titles()).toHaveLength(6);
    await fold(/Show 3 more/);
    expect(titles()).toHaveLength(9);
  });

  it('says nothing past its words in another language', async () => {
    language = pseudo(en);
    const late = make('Rates', { due: '2026-11-24T07:00:00Z' });
    await open([late, make('Salts', { due: '2026-11-24T09:00:00Z' }), make('Seeds', { due: '2026-11-24T10:00:00Z' })]);
    expect(root().querySelectorAll('button.head')).toHaveLength(1);
    root().querySelector<HTMLElement>('app-menu .opener')?.click();
    await settle();
    expect(root().querySelector('app-menu .list')?.textContent).toContain(language.today.daySheet);
    expect(englishLeft(root(), ['9A', 'Rates', 'Salts', 'Seeds'])).toEqual([]);
  });
});

function make(title: string, change: Partial<ListedTask>): ListedTask {
  return task(title, 'prepare', { title, requisitionId: title, ...change });
}

/** One class's practical, with its four steps. */
function ticket(): ListedTask[] {
  const of = { requisitionId: 'q', title: 'Rates' };
  return [
    task('make', 'prepare', { ...of, due: '2026-11-24T10:55:00Z' }),
    task('out', 'deliver', { ...of, from: '2026-11-24T10:40:00Z', due: '2026-11-24T11:10:00Z' }),
    task('back', 'collect', { ...of, from: '2026-11-24T12:10:00Z', due: '2026-11-24T13:10:00Z' }),
    task('clear', 'clear', { ...of, from: '2026-11-24T12:10:00Z', due: '2026-11-25T15:00:00Z' }),
  ];
}
