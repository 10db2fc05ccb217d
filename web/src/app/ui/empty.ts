import { Component, input } from '@angular/core';
import { Icon } from './icon/icon';
import type { IconName } from './icon/icon-paths';

/** `<app-empty icon="fortnight" heading="No lessons">what to do first <button>…</button></app-empty>` */
@Component({
  selector: 'app-empty',
  imports: [Icon],
  template: `
    <span class="ring"><app-icon [name]="icon()" /></span>
    @if (page()) {
      <h1>{{ heading() }}</h1>
    } @else {
      <h2>{{ heading() }}</h2>
    }
    <div><ng-content /></div>
  `,
  styles: `
    :host {
      display: grid;
      justify-items: center;
      gap: 0.75rem;
      padding: var(--s6) var(--s2);
      text-align: center;
      color: var(--ink-2);
    }
    .ring {
      display: grid;
      place-items: center;
      width: 3.5rem;
      height: 3.5rem;
      border-radius: 50%;
      background: var(--accent-soft);
      color: var(--accent);
      font-size: 1.375rem;
    }
    h1,
    h2 {
      font-size: var(--text-l);
      color: var(--ink);
    }
    div {
      display: grid;
      gap: var(--s2);
      justify-items: center;
      max-width: 32rem;
    }
  `,
})
export class Empty {
  readonly icon = input<IconName>('search');
  readonly heading = input.required<string>();
  /** Whether it is the whole page, so that its heading is the page's. */
  readonly page = input(false);
}
