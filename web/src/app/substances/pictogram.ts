import { Component, computed, inject, input } from '@angular/core';
import { WORDS } from '../core/words';

/** Our own drawings of what the pictograms show, on a 48 by 48 grid inside the diamond: strokes, and shapes that are filled. */
const DRAWN: Readonly<Record<string, { strokes: string; fills: string }>> = {
  GHS01: {
    strokes: 'M24 19V13M29.5 21l4-5M32 26h6M30.5 31l5 3M18.5 21l-4-5M16 26h-6M17.5 31l-5 3',
    fills: 'M24 20l2 3 4-1-1 4 3 2-4 1.5.5 4-3.5-2-3 3-.5-4-4-1 3-2.5-2-3.5 4 .5z',
  },
  GHS02: {
    strokes: 'M15 36h18',
    fills: 'M24 12c1 5 7 8 7 14a7 7 0 0 1-14 0c0-3 2-5 3-7 .5 2 1.5 3 3 3.5C22 19 22 15 24 12z',
  },
  GHS03: {
    strokes: 'M24 25a5 5 0 1 0 0 10 5 5 0 0 0 0-10zM16 37.5h16',
    fills: 'M24 10c1 4 6 6 6 11-1.5 2-3 1-6 1s-4 1-6-1c0-3 1.5-4 2.5-5.5.5 1.5 1 2 2 2.5-.5-3 0-5.5 1.5-8z',
  },
  GHS04: { strokes: '', fills: 'M12 30.5L29.5 19l3.5 5-17.5 11.5a3 3 0 0 1-3.5-5zM31 18.5l3-2 2.5 4-3 2z' },
  GHS05: {
    strokes: 'M12 36h8M28 36h8M19.5 27v.1M20 30v.1M31 27v.1M30.5 30v.1',
    fills: 'M11 21l9-5 1.5 2.5-9 5zM37 21l-9-5-1.5 2.5 9 5zM15 32h8l-1 3h-6zM25 31c2-1.5 6-2 8 0l3 2v2H26z',
  },
  GHS06: {
    strokes: 'M14 30l20 8M34 30l-20 8',
    fills:
      'M24 11a8.5 8.5 0 0 0-8.5 8.5c0 3 1.5 4.5 3 6V29h11v-3.5c1.5-1.5 3-3 3-6A8.5 8.5 0 0 0 24 11zm-3.5 6.5a2.2 2.2 0 1 1 0 4.4 2.2 2.2 0 0 1 0-4.4zm7 0a2.2 2.2 0 1 1 0 4.4 2.2 2.2 0 0 1 0-4.4zM24 22.5l1.3 2.5h-2.6z',
  },
  GHS07: { strokes: '', fills: 'M21.5 12h5l-.9 15h-3.2zM24 30a2.7 2.7 0 1 1 0 5.4 2.7 2.7 0 0 1 0-5.4z' },
  GHS08: {
    strokes: '',
    fills:
      'M24 10a3.8 3.8 0 1 1 0 7.6 3.8 3.8 0 0 1 0-7.6zM15 35c0-9 2-15.5 9-15.5S33 26 33 35zM24 21.5l1.2 3.3 3.3-1-1.9 2.9 2.9 1.9-3.4.3.2 3.5-2.3-2.6-2.3 2.6.2-3.5-3.4-.3 2.9-1.9-1.9-2.9 3.3 1z',
  },
  GHS09: {
    strokes: 'M18 33V17M18 23l-4-4M18 21l4-4M18 27l-3-2.5M11 33.5h26',
    fills: 'M25 29.5c2-3 6-3.5 8.5-1l2.5-2v6l-2.5-2c-2.5 2.5-6.5 2-8.5-1z',
  },
};

/** A hazard pictogram, drawn by us, with its name beside it for those who do not see it. */
@Component({
  selector: 'app-pictogram',
  template: `
    <svg viewBox="0 0 48 48" role="img" [attr.aria-label]="name()">
      <path class="diamond" d="M24 2.5L45.5 24 24 45.5 2.5 24z" />
      @if (drawn(); as one) {
        <path class="strokes" [attr.d]="one.strokes" />
        <path class="fills" fill-rule="evenodd" [attr.d]="one.fills" />
      }
    </svg>
  `,
  styles: `
    :host {
      display: inline-grid;
      width: 2.75rem;
      height: 2.75rem;
    }
    // as they are printed, whatever the scheme of the page
    .diamond {
      fill: #fff;
      stroke: #d8232a;
      stroke-width: 2.5;
      stroke-linejoin: round;
    }
    .strokes {
      fill: none;
      stroke: #000;
      stroke-width: 2;
      stroke-linecap: round;
    }
    .fills {
      fill: #000;
    }
  `,
})
export class Pictogram {
  readonly code = input.required<string>();
  private readonly words = inject(WORDS).substances;
  protected readonly drawn = computed(() => DRAWN[this.code()]);
  protected readonly name = computed(() => this.words.pictogram(this.code()));
}
