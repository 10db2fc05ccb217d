import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import type { PracticalSummary } from '@app/shared/contracts';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { PracticalPicker } from './practical-picker';

function practical(id: string, title: string): PracticalSummary {
  return {
    id,
    version: 1,
    title,
    subject: 'Physics',
    years: [10],
    groupSize: 3,
    demonstration: false,
    leadSchoolDays: null,
    needs: [],
    required: null,
  };
}

const FITS = [practical('a', 'Waves in water'), practical('b', 'Waves on a string'), practical('c', 'Resistance of a wire')];

describe('finding a practical', () => {
  let http: HttpTestingController;
  let fixture: ComponentFixture<PracticalPicker>;
  let picked: (string | undefined)[];
  let left: number;
  const root = (): HTMLElement => fixture.nativeElement as HTMLElement;
  const box = (): HTMLInputElement => root().querySelector('input') as HTMLInputElement;
  const options = (): HTMLElement[] => [...root().querySelectorAll<HTMLElement>('[role=option]')];
  const active = (): string | undefined => {
    const id = box().getAttribute('aria-activedescendant');
    return id === null ? undefined : root().querySelector(`#${id} b`)?.textContent;
  };

  /** Lets the typing rest for so long. What is waited for is set first: timers end in the order of their ends. */
  async function settle(ms = 0): Promise<void> {
    TestBed.tick();
    await new Promise((done) => setTimeout(done, ms));
    for (let turn = 0; turn < 3; turn++) {
      TestBed.tick();
      await new Promise((done) => setTimeout(done));
    }
  }

  async function press(...keys: string[]): Promise<void> {
    for (const key of keys) {
      box().dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
      await settle();
    }
  }

  async function type(words: string, found: PracticalSummary[], total = found.length): Promise<void> {
    box().value = words;
    box().dispatchEvent(new Event('input', { bubbles: true }));
    await settle(200);
    http.expectOne(({ url, params }) => url === '/api/practicals' && params.get('q') === words).flush({ items: found, total });
    await settle();
  }

  beforeEach(async () => {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
    http = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(PracticalPicker);
    document.body.append(root());
    picked = [];
    left = 0;
    fixture.componentInstance.picked.subscribe((one) => picked.push(one?.id));
    fixture.componentInstance.left.subscribe(() => left++);
    fixture.componentRef.setInput('year', 10);
    fixture.autoDetectChanges();
    await settle(150);
    http.expectOne(({ url }) => url === '/api/practicals').flush({ items: FITS });
    await settle();
  });

  afterEach(() => fixture.destroy());

  it('is a combobox that controls its list, open before a letter is typed, with nothing active', () => {
    expect(box().getAttribute('role')).toBe('combobox');
    expect(box().getAttribute('aria-expanded')).toBe('true');
    expect(
      root()
        .querySelector(`#${box().getAttribute('aria-controls')}`)
        ?.getAttribute('aria-label'),
    ).toBe('Practicals');
    expect(options().map((one) => one.querySelector('b')?.textContent)).toEqual(FITS.map(({ title }) => title));
    expect(active()).toBeUndefined();
  });

  it('goes into the list with the arrows, around its ends, and takes with Enter', async () => {
    await press('ArrowDown');
    expect(active()).toBe('Waves in water');
    await press('ArrowDown', 'ArrowDown', 'ArrowDown');
    expect(active()).toBe('Waves in water');
    await press('ArrowUp');
    expect(active()).toBe('Resistance of a wire');
    await press('Enter');
    expect(picked).toEqual(['c']);
  });

  it('goes to the end with the arrow up', async () => {
    await press('ArrowUp');
    expect(active()).toBe('Resistance of a wire');
  });

  it('takes nothing with Enter before anything is active, and a tap at any time', async () => {
    await press('Enter');
    expect(picked).toEqual([]);
    options()[1]?.click();
    await settle();
    expect(picked).toEqual(['b']);
  });

  it('has the best fit active while letters are typed', async () => {
    await type('res', [FITS[2] as PracticalSummary, FITS[0] as PracticalSummary]);
    expect(active()).toBe('Resistance of a wire');
    await press('Enter');
    expect(picked).toEqual(['c']);
  });

  it('says how many were found, and offers a free list of that name', async () => {
    await type('kites', []);
    await settle(150);
    expect(document.querySelector('.cdk-live-announcer-element')?.textContent).toBe('0 practicals found');
    expect(root().textContent).toContain('Nothing in the library has “kites” in it.');
    expect([...root().querySelectorAll('button')].at(-1)?.textContent?.trim()).toBe('Write a free list called “kites”');
  });

  it('says of how many these are where there are more, and aloud', async () => {
    expect(root().textContent).not.toContain('Showing');
    await type('wav', FITS, 41);
    await settle(150);
    expect(root().textContent).toContain('Showing 3 of 41: type more');
    expect(document.querySelector('.cdk-live-announcer-element')?.textContent).toBe('41 practicals found, 3 shown');
  });

  it('says before a letter is typed of how many for the class these are', async () => {
    fixture.componentRef.setInput('recent', [{ ...practical('r', 'Osmosis'), years: [7] }, FITS[0]]);
    fixture.componentRef.setInput('subject', 'Physics');
    await settle(150);
    http.expectOne(({ url, params }) => url === '/api/practicals' && params.get('subject') === 'Physics').flush({ items: FITS, total: 14 });
    await settle();
    expect(options()).toHaveLength(4);
    expect(root().textContent).toContain('Showing 3 of 14 for this class: type a few letters');
  });

  it('leaves Escape to whoever holds it', async () => {
    await press('Escape');
    expect(left).toBe(1);
    expect(options()).toHaveLength(3);
  });
});
