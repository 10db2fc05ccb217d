import { Component, computed, inject, input } from '@angular/core';
import { pressureLevel, pressureOf, type LoadLevel } from '@app/shared/rules';
import { WORDS } from '../core/words';

/** `<app-load-bar [value]="252" [max]="300" label="Your day" />`: minutes asked against minutes there; the words stand beside it. */
@Component({
  selector: 'app-load-bar',
  template: `
    <i [style.width.%]="share()" [class]="shown()"></i>
    @if (end(); as at) {
      <b [style.left.%]="at"></b>
    }
  `,
  host: {
    role: 'meter',
    '[attr.aria-label]': 'label()',
    '[attr.aria-valuenow]': 'value()',
    'aria-valuemin': '0',
    '[attr.aria-valuemax]': 'max()',
    '[attr.aria-valuetext]': 'words.load.ofMinutes(value(), max())',
  },
  styles: `
    :host {
      display: block;
      height: 0.625rem;
      border-radius: var(--r-pill);
      background: var(--sunken);
      overflow: hidden;
      position: relative;
    }
    /* where the time ends that there is: what lies beyond it is over */
    b {
      position: absolute;
      top: 0;
      bottom: 0;
      width: 3px;
      background: var(--surface);
    }
    i {
      display: block;
      height: 100%;
      border-radius: inherit;
      background: var(--fill-ok);
      forced-color-adjust: none;
    }
    .tight {
      background: var(--fill-warn);
    }
    .overloaded {
      background: var(--fill-stop);
    }
  `,
})
export class LoadBar {
  readonly value = input.required<number>();
  readonly max = input.required<number>();
  readonly label = input.required<string>();
  /** The server's own word, where it has judged more than the sum of a day. */
  readonly level = input<LoadLevel>();
  protected readonly words = inject(WORDS);
  protected readonly share = computed(() =>
    this.max() > 0 ? Math.min(100, (100 * this.value()) / this.max()) : this.value() > 0 ? 100 : 0,
  );
  protected readonly end = computed(() => (this.max() > 0 && this.value() > this.max() ? (100 * this.max()) / this.value() : null));
  protected readonly shown = computed(() => this.level() ?? pressureLevel(pressureOf(this.value(), this.max())));
}
