import { Component, input } from '@angular/core';
import type { Piece } from '@app/shared/words';

/** `<app-sentence [of]="words.today.load(left, all)" />`: a sentence of which parts stand out, in the order of its language. */
@Component({
  selector: 'app-sentence',
  template: `
    @for (piece of of(); track $index) {
      @if (piece.strong) {
        <b class="num">{{ piece.text }}</b>
      } @else {
        <span>{{ piece.text }}</span>
      }
    }
  `,
})
export class Sentence {
  readonly of = input.required<readonly Piece[]>();
}
