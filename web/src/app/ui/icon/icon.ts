import { Component, computed, input } from '@angular/core';
import { ICON_PATHS, type IconName } from './icon-paths';

/** `<app-icon name="check" />`: a drawn stroke in the colour and size of its text. Decorative: the word beside it speaks. */
@Component({
  selector: 'app-icon',
  template: `<svg viewBox="0 0 20 20" aria-hidden="true" focusable="false"><path [attr.d]="path()" /></svg>`,
  styles: `
    :host {
      display: inline-block;
      flex: none;
      width: 1.25em;
      height: 1.25em;
    }
    svg {
      display: block;
      width: 100%;
      height: 100%;
      fill: none;
      stroke: currentColor;
      stroke-width: var(--stroke, 1.7);
      stroke-linecap: round;
      stroke-linejoin: round;
    }
  `,
})
export class Icon {
  readonly name = input.required<IconName>();
  protected readonly path = computed(() => ICON_PATHS[this.name()]);
}
