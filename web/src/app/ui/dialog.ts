import { Component, ElementRef, effect, inject, input, model, viewChild } from '@angular/core';
import { WORDS } from '../core/words';
import { Icon } from './icon/icon';

/**
 * `<app-dialog heading="Keys" [(open)]="helping">…</app-dialog>` on the browser's own modal dialog: focus stays inside and
 * goes back, Escape closes. `sheet` makes it rise from the foot of a phone.
 */
@Component({
  selector: 'app-dialog',
  imports: [Icon],
  template: `
    <dialog #dialog [class.sheet]="sheet()" [attr.aria-label]="heading()" closedby="any" (close)="open.set(false)">
      <div class="body">
        <header>
          <h2>{{ heading() }}</h2>
          <button type="button" class="icon-button" [attr.aria-label]="words.shell.close" (click)="open.set(false)">
            <app-icon name="cross" />
          </button>
        </header>
        @if (open()) {
          <ng-content />
        }
      </div>
    </dialog>
  `,
  styles: `
    dialog {
      width: min(32rem, calc(100vw - 2rem));
      max-height: calc(100dvh - 2rem);
      padding: 0;
      border: 1px solid var(--line);
      border-radius: var(--r-l);
      background: var(--surface);
      color: var(--ink);
      box-shadow: var(--shadow-2);
    }
    dialog::backdrop {
      background: light-dark(#1d232766, #000000a6);
    }
    .body {
      display: grid;
      gap: var(--s2);
      padding: var(--s2);
    }
    header {
      display: flex;
      align-items: center;
      justify-content: space-between;
    }
    .sheet {
      @media (max-width: 47.5em) {
        width: 100vw;
        max-width: 100vw;
        margin: auto 0 0;
        border-radius: var(--r-l) var(--r-l) 0 0;
      }
    }
  `,
})
export class Dialog {
  protected readonly words = inject(WORDS);
  readonly heading = input.required<string>();
  readonly sheet = input(false);
  readonly open = model(false);
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');

  constructor() {
    effect(() => {
      const dialog = this.dialog().nativeElement;
      if (this.open() && !dialog.open) dialog.showModal();
      if (!this.open() && dialog.open) dialog.close();
    });
  }
}
