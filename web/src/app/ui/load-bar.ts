import { Component, computed, input } from '@angular/core';

/** `<app-load-bar [value]="252" [max]="300" label="Your day" />`: minutes asked against minutes there; the words stand beside it. */
@Component({
  selector: 'app-load-bar',
  template: `<i [style.width.%]="share()" [class]="shown()"></i>`,
  host: {
    role: 'meter',
    '[attr.aria-label]': 'label()',
    '[attr.aria-valuenow]': 'value()',
    'aria-valuemin': '0',
    '[attr.aria-valuemax]': 'max()',
    '[attr.aria-valuetext]': "value() + ' of ' + max() + ' minutes'",
  },
  styles: `
    :host {
      display: block;
      height: 0.625rem;
      border-radius: var(--r-pill);
      background: var(--sunken);
      overflow: hidden;
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
  readonly level = input<'calm' | 'tight' | 'overloaded'>();
  protected readonly share = computed(() =>
    this.max() > 0 ? Math.min(100, (100 * this.value()) / this.max()) : this.value() > 0 ? 100 : 0,
  );
  /** Calm below 0.85 of the time there is, tight to 1, overloaded above. */
  protected readonly shown = computed(() => {
    const judged = this.level();
    if (judged) return judged;
    const pressure = this.max() > 0 ? this.value() / this.max() : this.value() > 0 ? 99 : 0;
    return pressure > 1 ? 'overloaded' : pressure >= 0.85 ? 'tight' : 'calm';
  });
}
