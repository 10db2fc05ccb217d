import { Component, computed, inject, input } from '@angular/core';
import type { PlainRequest } from '@app/shared/contracts';
import { ALL_WORDS } from '../../../core/words';
import { piecesOf } from './said-parts';

/** A message with what was understood of it underlined and what is asked about marked, letter for letter. */
@Component({
  selector: 'app-said-text',
  template: `
    <p class="said" [attr.aria-label]="words.say.marked">
      @for (piece of pieces(); track $index) {
        @switch (piece.kind) {
          @case ('known') {
            <mark class="known">{{ piece.text }}</mark>
          }
          @case ('unsure') {
            <mark class="unsure"
              >{{ piece.text }}<sup aria-hidden="true">?</sup><span class="visually-hidden"> ({{ words.say.askedAbout }})</span></mark
            >
          }
          @default {
            <span>{{ piece.text }}</span>
          }
        }
      }
    </p>
    <p class="small">{{ words.say.legend }}</p>
  `,
  styles: `
    .said {
      margin: 0;
      padding: 0.5rem 0.75rem;
      border-radius: var(--r);
      background: var(--sunken);
      font-size: var(--text-s);
      line-height: 1.7;
      white-space: pre-wrap;
      overflow-wrap: anywhere;
    }
    mark {
      background: none;
      color: inherit;
    }
    .known {
      text-decoration: underline 2px var(--ok);
      text-underline-offset: 0.2em;
    }
    .unsure {
      font-weight: 650;
      text-decoration: underline dashed 2px var(--warn);
      text-underline-offset: 0.2em;
    }
    sup {
      color: var(--warn);
      font-weight: 700;
    }
  `,
})
export class SaidText {
  readonly text = input.required<string>();
  readonly read = input.required<Pick<PlainRequest, 'understood' | 'unsure'>>();
  protected readonly words = inject(ALL_WORDS).asking;
  protected readonly pieces = computed(() => piecesOf(this.text(), this.read()));
}
