import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { permissionsOf, ROLES } from '@app/shared/rules';
import { en, pseudo, type Words } from '@app/shared/words';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { MenuCounts } from '../core/menu-counts';
import { LOAD_PAGE } from '../core/load-page.token';
import { Toasts } from '../core/toasts';
import { Unsent } from '../core/unsent';
import { WORDS } from '../core/words';
import { Session } from '../identity/session';
import { englishLeft } from '../testing/english-left';
import { me } from '../testing/lessons';
import { Foot } from './foot';
import { Shell } from './shell';

/** The product's name, the school's own names, and keys: no language changes them. */
const DATA = ['Requisite', 'Oakfield School', 'Priya Patel', 'Enter', 'Ctrl', 'Ctrl K', 'Esc'];

describe('the frame of every page', () => {
  let language: Words;
  let shell: ComponentFixture<Shell>;
  let foot: ComponentFixture<Foot>;
  let loaded: string[];
  const left = (): string[] => [shell, foot].flatMap((part) => englishLeft(part.nativeElement as HTMLElement, DATA)).filter(notAKey);
  const notAKey = (rest: string): boolean => !/^\w$/.test(rest);
  const text = (part: ComponentFixture<unknown>): string => (part.nativeElement as HTMLElement).textContent?.replace(/\s+/g, ' ') ?? '';

  async function settle(): Promise<void> {
    for (let turn = 0; turn < 3; turn++) {
      TestBed.tick();
      await new Promise((done) => setTimeout(done));
    }
  }

  /** Shows the frame to somebody with every role, the menu and the keys open, and something at its foot that can be taken back. */
  async function show(inLanguage: Words): Promise<void> {
    language = inLanguage;
    shell = TestBed.createComponent(Shell);
    foot = TestBed.createComponent(Foot);
    for (const part of [shell, foot]) part.autoDetectChanges();
    TestBed.inject(Toasts).say('', () => undefined);
    await settle();
    for (const selector of ['.tools button:last-child', '.bottom button'])
      (shell.nativeElement as HTMLElement).querySelector<HTMLElement>(selector)?.click();
    await settle();
  }

  // the browser of these specs has the element but not what opens it
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
    TestBed.configureTestingModule({
      providers: [
        { provide: WORDS, useFactory: () => language },
        { provide: LOAD_PAGE, useValue: (path: string) => loaded.push(path) },
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([]),
      ],
    });
    loaded = [];
    const isHere = TestBed.inject(Session).load();
    TestBed.inject(HttpTestingController)
      .expectOne('/api/me')
      .flush(me({ roles: [...ROLES], permissions: permissionsOf(ROLES) }));
    await isHere;
  });

  afterEach(() => [shell, foot].forEach((part) => part.destroy()));

  it('shows at the top of a phone how much is to be settled as a number, in full to who hears it', async () => {
    TestBed.inject(MenuCounts).set('/to-settle', 6);
    await show(en);
    const link = (shell.nativeElement as HTMLElement).querySelector('.top a[href="/to-settle"]');
    expect([link?.textContent?.trim(), link?.getAttribute('aria-label')]).toEqual(['6', '6 requests to settle']);
  });

  it('takes the last act of the page back with Ctrl-Z, also when its message is gone, but for who types', async () => {
    await show(en);
    let undone = 0;
    const toasts = TestBed.inject(Toasts);
    toasts.say('Cancelled.', () => void undone++);
    toasts.dismiss();
    const press = (on: EventTarget) =>
      on.dispatchEvent(new KeyboardEvent('keydown', { key: 'z', ctrlKey: true, bubbles: true, cancelable: true }));
    const box = document.body.appendChild(document.createElement('textarea'));
    press(box);
    box.remove();
    expect(undone).toBe(0);
    press(document.body);
    press(document.body);
    expect(undone).toBe(1);
    await new Promise((done) => setTimeout(done));
    expect(toasts.current()?.message).toBe('Undone. It is as it was before.');
  });

  it('says what waits in the browser once it has waited, and asks before it signs out what becomes of it', async () => {
    const unsent = TestBed.inject(Unsent);
    let sent = 0;
    unsent.sendWith({
      send: () => (sent++, unsent.say({ ticks: 1, refused: 0, away: false }), Promise.resolve()),
      throwAway: () => (unsent.say({ ticks: 0, refused: 0, away: false }), Promise.resolve()),
    });
    await show(en);
    expect(text(shell)).not.toContain('to be sent');
    unsent.say({ ticks: 2, refused: 1, away: true });
    await settle();
    expect(text(shell)).toContain('The server cannot be reached. 2 ticks wait here to be sent.');
    expect(text(shell)).toContain('1 tick was not taken.See on Today');

    const press = async (label: string): Promise<void> => {
      const buttons = [...(shell.nativeElement as HTMLElement).querySelectorAll('app-leaving button, .tools button')];
      buttons.find((button) => button.textContent?.includes(label))?.dispatchEvent(new MouseEvent('click'));
      await settle();
    };
    await press('Sign out');
    expect(text(shell)).toContain('2 ticks are not sent yet');
    await press('Send now');
    expect([sent, text(shell).includes('1 tick is not sent yet')]).toEqual([1, true]);
    await press('Throw away');
    TestBed.inject(HttpTestingController).expectOne({ method: 'DELETE', url: '/api/auth/session' }).flush(null);
    await settle();
    expect(loaded).toEqual(['/sign-in']);
  });

  it('names the pages, the person and the keys', async () => {
    await show(en);
    expect(text(shell)).toContain('Today');
    expect(text(shell)).toContain('Priya Patel · teacher, technician, head of department, administrator, Oakfield School');
    expect(text(shell)).toContain('Go to Workload');
    expect(text(shell)).toContain('Undo what was just done');
    expect(text(foot)).toContain('Undo');
  });

  it('says nothing past its words in another language', async () => {
    await show(pseudo(en));
    expect((shell.nativeElement as HTMLElement).querySelectorAll('tbody tr').length).toBeGreaterThan(8);
    expect(left()).toEqual([]);
  });

  it('would be found out if it did', async () => {
    await show(en);
    expect(left()).toEqual(expect.arrayContaining(['Skip to the page', 'Menu', 'Go to Today', 'Close this message']));
  });
});
