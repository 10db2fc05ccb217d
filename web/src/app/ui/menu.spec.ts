import { Component } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Menu } from './menu';

@Component({
  imports: [Menu],
  template: `
    <app-menu label="Print" icon="print"><button type="button" class="sheet">Day sheet</button></app-menu>
    <button type="button" class="other">Elsewhere</button>
  `,
})
class Page {}

describe('a menu', () => {
  let fixture: ComponentFixture<Page>;
  const root = (): HTMLElement => fixture.nativeElement as HTMLElement;
  const find = (selector: string): HTMLElement | null => root().querySelector<HTMLElement>(selector);
  const opener = (): HTMLElement => find('.opener') as HTMLElement;

  async function press(selector: string): Promise<void> {
    find(selector)?.click();
    await fixture.whenStable();
  }

  beforeEach(async () => {
    fixture = TestBed.createComponent(Page);
    document.body.append(root());
    await fixture.whenStable();
  });

  afterEach(() => root().remove());

  it('shows what it holds when it is opened, and says whether it is', async () => {
    expect([find('.sheet'), opener().getAttribute('aria-expanded'), opener().textContent?.trim()]).toEqual([null, 'false', 'Print']);
    await press('.opener');
    expect([find('.sheet')?.textContent, opener().getAttribute('aria-expanded')]).toEqual(['Day sheet', 'true']);
    await press('.opener');
    expect(find('.sheet')).toBeNull();
  });

  it('closes when something of it is chosen, or something else is pressed or has the focus', async () => {
    await press('.opener');
    await press('.sheet');
    expect(find('.sheet')).toBeNull();
    await press('.opener');
    await press('.other');
    expect(find('.sheet')).toBeNull();
    await press('.opener');
    opener().focus();
    find('.other')?.focus();
    await fixture.whenStable();
    expect(find('.sheet')).toBeNull();
  });

  it('closes on Escape and gives the focus back, and Escape goes no further', async () => {
    let heard = 0;
    root().addEventListener('keydown', () => heard++);
    await press('.opener');
    find('.sheet')?.focus();
    find('.sheet')?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    await fixture.whenStable();
    expect([find('.sheet'), document.activeElement, heard]).toEqual([null, opener(), 0]);
    opener().dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    expect(heard).toBe(1);
  });
});
