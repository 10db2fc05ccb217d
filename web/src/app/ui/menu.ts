import { Component, ElementRef, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Icon } from './icon/icon';
import type { IconName } from './icon/icon-paths';

/**
 * `<app-menu label="Print" icon="print"><a routerLink="…">Day sheet</a></app-menu>`: a few links or buttons that a button shows and hides. What
 * is chosen closes it, and so do Escape and whatever is pressed elsewhere.
 */
@Component({
  selector: 'app-menu',
  imports: [Icon, MatButton],
  template: `
    <button matButton type="button" class="opener" [attr.aria-expanded]="open()" (click)="open.set(!open())">
      <app-icon [name]="icon()" />{{ label() }}
    </button>
    @if (open()) {
      <div class="list"><ng-content /></div>
    }
  `,
  styles: `
    :host {
      position: relative;
      display: inline-block;
    }
    .list {
      position: absolute;
      z-index: 5;
      inset: 100% 0 auto auto;
      display: grid;
      width: max-content;
      max-width: min(20rem, calc(100vw - 1.75rem));
      padding: 0.25rem;
      border: 1px solid var(--line-strong);
      border-radius: var(--r);
      background: var(--surface);
      box-shadow: var(--shadow-2);
    }
  `,
  host: {
    '(click)': 'chosen($event)',
    '(keydown.escape)': 'close($event)',
    '(focusout)': 'left($event.relatedTarget)',
    '(document:click)': 'left($event.target)',
  },
})
export class Menu {
  readonly label = input.required<string>();
  readonly icon = input.required<IconName>();
  protected readonly open = signal(false);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  protected close(event: Event): void {
    if (!this.open()) return;
    event.stopPropagation();
    this.open.set(false);
    this.host.querySelector<HTMLElement>('.opener')?.focus();
  }

  protected chosen({ target }: Event): void {
    if (target instanceof Element && target.closest('.list :is(a, button)')) this.open.set(false);
  }

  /** Closes it where something else has the focus or was pressed. */
  protected left(to: EventTarget | null): void {
    if (to instanceof Node && !this.host.contains(to)) this.open.set(false);
  }
}
