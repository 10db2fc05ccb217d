import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import type { Line, LineBody } from '@app/shared/contracts';
import { pseudo } from '@app/shared/words';
import { en } from '@app/shared/words';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { Toasts } from '../../core/toasts';
import { WORDS } from '../../core/words';
import { englishLeft } from '../../testing/english-left';
import { line } from '../../testing/requisitions';
import { LinesEditor } from './lines-editor';

describe('a kit list written by hand', () => {
  let fixture: ComponentFixture<LinesEditor>;
  const root = (): HTMLElement => fixture.nativeElement as HTMLElement;
  const field = <Kind extends HTMLElement = HTMLInputElement>(name: string): Kind =>
    root().querySelector<Kind>(`[aria-label="${name}"]`) as Kind;
  const box = (): HTMLTextAreaElement => root().querySelector('textarea') as HTMLTextAreaElement;
  const lines = (): LineBody[] => fixture.componentInstance.value() ?? [];
  const notes = (): string[] => [...root().querySelectorAll('.note')].map((note) => note.textContent?.trim() ?? '');

  async function settle(): Promise<void> {
    fixture.detectChanges();
    await fixture.whenStable();
    fixture.detectChanges();
  }

  async function type(control: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement, text: string, name = 'input'): Promise<void> {
    control.value = text;
    control.dispatchEvent(new Event(name, { bubbles: true }));
    await settle();
  }

  async function press(key: string, options: KeyboardEventInit = {}): Promise<void> {
    box().dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...options }));
    await settle();
  }

  async function open(value: LineBody[], told: Partial<Line>[] = []): Promise<void> {
    fixture = TestBed.createComponent(LinesEditor);
    document.body.append(root());
    fixture.componentRef.setInput('value', value);
    fixture.componentRef.setInput('answer', { lines: told.map((one) => line(one)) });
    await settle();
  }

  beforeEach(() => {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
  });

  it('is read from one box by Enter, which keeps the focus there', async () => {
    await open([{ name: '', perSet: 1 }]);
    fixture.componentInstance.focus();
    await type(box(), '30 crocodile clips, 15 lamps');
    await press('Enter');
    expect(lines()).toEqual([
      { name: 'crocodile clips', perClass: 30 },
      { name: 'lamps', perClass: 15 },
    ]);
    expect(box().value).toBe('');
    expect(root().querySelector('[role=status]')?.textContent).toBe('On the list: 30 crocodile clips, 15 lamps');
    expect(document.activeElement).toBe(box());
    await type(box(), '5 tongs');
    await press('Enter');
    expect(lines().map(({ name }) => name)).toEqual(['crocodile clips', 'lamps', 'tongs']);
  });

  it('takes a strength that is typed with a name to its own box, and asks about what may be one', async () => {
    await open([{ name: '', perSet: 50 }]);
    await type(field(en.kit.what(1)), 'NaOH 2M');
    expect(lines()[0]?.name).toBe('NaOH 2M');
    await type(field(en.kit.what(1)), 'NaOH 2M', 'change');
    expect(lines()).toEqual([{ name: 'NaOH', kind: 'chemical', perSet: 50, unit: 'cm3', concentration: 2 }]);
    expect(field(en.kit.strengthOf(1)).value).toBe('2 mol/dm³');
    await open([{ name: 'NaOH 2m', kind: 'chemical', perSet: 50, unit: 'cm3' }]);
    expect(notes()).toEqual(['Is “2m” its strength? Then write it in the box for the strength, as 2 M or 2 mol/dm³.']);
    await type(field(en.kit.what(1)), 'NaOH 2m', 'change');
    expect(lines()[0]?.name).toBe('NaOH 2m');
    await type(field(en.kit.strengthOf(1)), '2 M', 'change');
    expect(notes()).toEqual([]);
  });

  it('says of how much that the school owns it offers a part', async () => {
    await open([{ name: '', perSet: 1 }]);
    await type(field(en.kit.what(1)), 'mi');
    TestBed.tick(); // sets the pause after which it asks: timers end in the order of their ends
    await new Promise((done) => setTimeout(done, 250));
    fixture.detectChanges();
    const [asked] = TestBed.inject(HttpTestingController).match((one) => one.url === '/api/apparatus');
    asked?.flush({ items: [{ id: 'a1', name: 'Microscope', aliases: [] }], total: 41 });
    await settle();
    expect(notes()).toContain('Showing 1 of 41: type more');
    field(en.kit.what(1)).dispatchEvent(new Event('blur'));
    await settle();
    expect(notes()).not.toContain('Showing 1 of 41: type more');
  });

  it.each([
    ['by leaving the box', () => box().dispatchEvent(new Event('blur'))],
    ['before it is sent by Ctrl-Enter', () => press('Enter', { ctrlKey: true })],
    ['before the panel is closed by Escape', () => press('Escape')],
  ])('is read %s too', async (_, leave) => {
    await open([]);
    await type(box(), '30 clips');
    await leave();
    expect(lines()).toEqual([{ name: 'clips', perClass: 30 }]);
  });

  it('says what names nothing, and keeps it', async () => {
    await open([]);
    await type(box(), '30');
    await press('Enter');
    expect(box().value).toBe('30');
    expect(root().textContent).toContain('No name of a thing in that.');
    await type(box(), '30 clips');
    expect(root().textContent).not.toContain('No name of a thing in that.');
  });

  it('takes the focus to a new line, and to the next one when a line is taken out', async () => {
    await open([{ name: 'Clip', perClass: 1 }]);
    ([...root().querySelectorAll('button')].find((one) => one.textContent?.includes('Add a line')) as HTMLButtonElement).click();
    await settle();
    expect(document.activeElement).toBe(field('Line 2: what'));
    field('Take out line 2').click();
    await settle();
    expect(document.activeElement).toBe(field('Line 1: what'));
    field('Take out Clip').click();
    await settle();
    expect(document.activeElement).toBe(box());
  });

  it('puts a line back that was taken out, where it stood and with the focus in it', async () => {
    await open([
      { name: 'Clip', perClass: 1 },
      { name: 'Lamp', perSet: 2 },
      { name: 'Rack', perSet: 1 },
    ]);
    field('Take out Lamp').click();
    await settle();
    const toast = TestBed.inject(Toasts).current();
    expect([toast?.message, lines().map(({ name }) => name)]).toEqual(['Taken out: Lamp.', ['Clip', 'Rack']]);
    await toast?.undo?.();
    await settle();
    expect(lines()).toEqual([expect.anything(), { name: 'Lamp', perSet: 2 }, expect.anything()]);
    expect(document.activeElement).toBe(field('Line 2: what'));
  });

  it('says what each line is held as, or that nobody holds it, and what is short first', async () => {
    await open(
      [
        { name: 'croc clips', perClass: 30 },
        { name: '', perSet: 1 },
        { name: 'Plasticine', perClass: 3 },
        { name: 'lamps', perClass: 41 },
        { name: 'Microscope', perSet: 1 },
      ],
      [
        { name: 'Crocodile clip', needed: 30, free: 40 },
        { apparatusId: null, name: 'Plasticine', needed: 3 },
        { name: 'Lamp', needed: 41, free: 0, short: 41 },
        { name: 'Microscope', needed: 10, free: 10 },
      ],
    );
    expect(notes()).toEqual([
      'held as Crocodile clip · comes to 30',
      'not on our list, not held · comes to 3',
      'needs 41, none free',
      'comes to 10',
    ]);
  });

  it('has one box for how strong something measured is, and says it as it was read', async () => {
    await open([{ name: 'Sucrose', perSet: 20, unit: 'cm3', kind: 'chemical', concentration: 0.25 }]);
    const strength = (): HTMLInputElement => field('Line 1: strength');
    expect(strength().value).toBe('0.25 mol/dm³');
    await type(strength(), '.5 M', 'change');
    expect(strength().value).toBe('0.5 mol/dm³');
    expect(lines()).toEqual([{ name: 'Sucrose', perSet: 20, unit: 'cm3', kind: 'chemical', concentration: 0.5 }]);
    await type(strength(), '20 vol', 'change');
    expect(lines()).toEqual([{ name: 'Sucrose', perSet: 20, unit: 'cm3', kind: 'chemical', concentrationText: '20 vol' }]);
    await type(strength(), '', 'change');
    expect(lines()).toEqual([{ name: 'Sucrose', perSet: 20, unit: 'cm3', kind: 'chemical' }]);
  });

  it('takes what is measured for a chemical, and what is counted again for a thing', async () => {
    await open([{ name: 'Sucrose', perSet: 20 }]);
    expect(field('Line 1: strength')).toBeNull();
    const unit = () => field<HTMLSelectElement>('Line 1: counted or measured');
    await type(unit(), 'cm3', 'change');
    expect(lines()).toEqual([{ name: 'Sucrose', perSet: 20, unit: 'cm3', kind: 'chemical' }]);
    await type(field('Line 1: strength'), '1', 'change');
    await type(unit(), '', 'change');
    expect(lines()).toEqual([{ name: 'Sucrose', perSet: 20 }]);
    expect(field('Line 1: strength')).toBeNull();
  });

  it('says all of it through its words', async () => {
    TestBed.overrideProvider(WORDS, { useValue: pseudo(en) });
    await open([{ name: 'Sucrose', perSet: 20, unit: 'cm3', kind: 'chemical' }], [{ apparatusId: null, name: 'Sucrose', needed: 40 }]);
    expect(englishLeft(root(), ['Sucrose'])).toEqual([]);
    TestBed.inject(HttpTestingController).verify();
  });
});
