import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { permissionsOf } from '@app/shared/rules';
import { en, pseudo, type Words } from '@app/shared/words';
import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { SchoolLists } from '../core/school-lists';
import { WORDS } from '../core/words';
import { Session } from '../identity/session';
import { SchoolClient } from '../school/school.client';
import { englishLeft } from '../testing/english-left';
import { lesson, me } from '../testing/lessons';
import { Palette } from './palette';
import { fits, fitting } from './palette-results';

describe('what is found from anywhere', () => {
  let language: Words;
  let page: ComponentFixture<Palette>;
  let http: HttpTestingController;
  const root = (): HTMLElement => page.nativeElement as HTMLElement;
  const rows = () => [...root().querySelectorAll<HTMLElement>('[role=option]')];
  const texts = () => rows().map((row) => row.querySelector('.text')?.textContent?.trim());

  async function turn(): Promise<void> {
    for (let count = 0; count < 4; count++) {
      TestBed.tick();
      await new Promise((done) => setTimeout(done));
    }
  }

  async function open(inLanguage: Words = en): Promise<void> {
    language = inLanguage;
    const loaded = TestBed.inject(Session).load();
    http.expectOne('/api/me').flush(me({ permissions: permissionsOf(['teacher']) }));
    await loaded;
    page = TestBed.createComponent(Palette);
    page.componentRef.setInput('pages', [
      { page: 'fortnight', path: '/fortnight', icon: 'fortnight' },
      { page: 'requests', path: '/requests', icon: 'requests' },
    ]);
    page.autoDetectChanges();
    await turn();
    await new Promise((done) => setTimeout(done, 150));
    await turn();
  }

  async function type(words: string): Promise<void> {
    const box = root().querySelector('input');
    if (!box) throw new Error('no box');
    box.value = words;
    box.dispatchEvent(new Event('input', { bubbles: true }));
    await turn();
    await new Promise((done) => setTimeout(done, 150));
    await turn();
  }

  async function answer(apparatus: object[] = []): Promise<void> {
    http.match(({ url }) => url === '/api/lessons').forEach((one) => one.flush({ items: [lesson()] }));
    http.match(({ url }) => url === '/api/requisitions').forEach((one) => one.flush({ items: [], total: 0 }));
    await turn();
    http.match(({ url }) => url === '/api/requisitions').forEach((one) => one.flush({ items: [], total: 0 }));
    http
      .match(({ url }) => url === '/api/practicals')
      .forEach((one) => one.flush({ items: [{ id: 'pr1', title: 'Pendulums', subject: 'Physics', years: [] }], nextCursor: 'more' }));
    http.match(({ url }) => url === '/api/apparatus').forEach((one) => one.flush({ items: apparatus }));
    await turn();
  }

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

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [
        { provide: WORDS, useFactory: () => language },
        { provide: SchoolLists, useExisting: SchoolClient },
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([{ path: '**', children: [] }]),
      ],
    });
    http = TestBed.inject(HttpTestingController);
  });

  it('is the pages that somebody may open, before a letter is typed', async () => {
    await open();
    expect(texts()).toEqual(['My fortnight', 'Requests', en.palette.commands.waiting, en.palette.commands.past]);
  });

  it('is a few of each kind, with the rest of one on asking, and leads where it says', async () => {
    await open();
    await type('pend');
    await answer([{ id: 'a1', name: 'Pendulum bob', owned: 12, location: 'Prep 1' }]);
    expect(texts()).toEqual(['Pendulums', 'More practicals', 'Pendulum bob']);
    expect(root().textContent).toContain('12 owned · Prep 1');
    rows()[0]?.click();
    await turn();
    await turn();
    expect(TestBed.inject(Router).url).toBe('/requests?view=year&department=all&q=Pendulums');
  });

  it('says everything through the words', async () => {
    await open(pseudo(en));
    await type('pend');
    await answer();
    expect(englishLeft(root(), ['Pendulums', 'Physics'])).toEqual([]);
  });

  it('finds by words, in any order, without accents, marks or blanks', () => {
    for (const q of ['9X/Sc1', '9xsc1', 'electro 9x', 'cafe']) expect([q, fits('9X/Sc1 Électrolysis Café', q)]).toEqual([q, true]);
    expect(fits('9X/Sc1', '9Y')).toBe(false);
  });

  it('finds nothing by signs alone, and first what says the words together', () => {
    for (const q of ['%', '_', '#', ' - ']) expect([q, fits('9X/Sc1 Lab 7', q)]).toEqual([q, false]);
    const all = ['7X/Sc1 Lab 2', '9X/Sc1 Lab 70', '9X/Sc1 Lab 7'].map((text) => ({ text }));
    expect(fitting(all, 'Lab 7').map(({ text }) => text)).toEqual(['9X/Sc1 Lab 7', '7X/Sc1 Lab 2', '9X/Sc1 Lab 70']);
    expect(fitting(all, 'lab7').map(({ text }) => text)).toEqual(['9X/Sc1 Lab 7']);
    expect(fitting(all, 'lab70 9x').map(({ text }) => text)).toEqual(['9X/Sc1 Lab 70']);
    expect(fitting(all.slice(0, 2), 'lab7').map(({ text }) => text)).toEqual(['9X/Sc1 Lab 70']);
    expect(fits('Copper sulphate', 'sulfate') && fits('Copper sulfate', 'Sulphate')).toBe(true);
  });
});
