import { Component, input } from '@angular/core';
import type { Tone } from './chip';

/** `<app-note tone="stop"><b>Short of 2.</b> …</app-note>`: a sentence on a soft ground, with room for buttons under it. */
@Component({
  selector: 'app-note',
  template: `<ng-content />`,
  host: { '[class]': 'tone()' },
  styles: `
    :host {
      display: grid;
      gap: var(--s1);
      padding: 0.625rem 0.75rem;
      border-radius: var(--r);
      border: 1px solid transparent;
      font-size: var(--text-s);
      background: var(--sunken);
      color: var(--ink);
    }
    :host(.ok) {
      background: var(--ok-soft);
      color: var(--ok);
    }
    :host(.wait) {
      background: var(--wait-soft);
      color: var(--wait);
    }
    :host(.warn) {
      background: var(--warn-soft);
      color: var(--warn);
    }
    :host(.stop) {
      background: var(--stop-soft);
      color: var(--stop);
    }
    :host(.accent) {
      background: var(--accent-soft);
      color: var(--accent);
    }
    @media (forced-colors: active) {
      :host {
        border-color: currentColor;
      }
    }
  `,
})
export class Note {
  readonly tone = input<Tone>('mute');
}
