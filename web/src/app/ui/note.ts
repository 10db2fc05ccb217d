import { Component, input } from '@angular/core';
import type { Tone } from './chip';

/** `<app-note tone="stop"><b>Short of 2.</b> …</app-note>`: a sentence on a soft ground, with room for buttons under it. */
@Component({
  selector: 'app-note',
  template: `<ng-content />`,
  host: { '[class]': 'tone()' },
  styleUrl: './tones.scss',
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
  `,
})
export class Note {
  readonly tone = input<Tone>('mute');
}
