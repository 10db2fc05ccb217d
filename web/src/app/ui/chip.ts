import { Component, input } from '@angular/core';
import { Icon } from './icon/icon';
import type { IconName } from './icon/icon-paths';

/** The meanings that a colour may carry; a word always says the same. */
export type Tone = 'ok' | 'wait' | 'warn' | 'stop' | 'mute' | 'accent';

/** How a state is drawn and coloured; a word beside it says the same, for the colour never speaks alone. */
export interface StateLook {
  icon: IconName;
  tone: Tone;
}

/** `<app-chip tone="ok" icon="check">accepted</app-chip>`: a state as word, icon and colour. */
@Component({
  selector: 'app-chip',
  imports: [Icon],
  template: `@if (icon(); as name) {
      <app-icon [name]="name" />
    }
    <span><ng-content /></span>`,
  host: { '[class]': 'tone()' },
  styleUrl: './tones.scss',
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      gap: 0.3125rem;
      max-width: 100%;
      padding: 0.0625rem 0.5rem;
      border-radius: 0.75rem;
      border: 1px solid transparent;
      font-size: var(--text-xs);
      font-weight: 650;
      line-height: 1.45;
      // a word stays whole, a name of sixty letters does not widen the page
      overflow-wrap: break-word;
      background: var(--mute-soft);
      color: var(--mute);
    }
    span {
      min-width: 0;
    }
    app-icon {
      flex: none;
      width: 1em;
      height: 1em;
      --stroke: 2.4;
    }
  `,
})
export class Chip {
  readonly tone = input<Tone>('mute');
  readonly icon = input<IconName>();
}
