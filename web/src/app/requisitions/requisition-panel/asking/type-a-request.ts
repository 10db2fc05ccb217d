import { Component, inject, output, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { WORDS } from '../../../core/words';
import { wordsThere } from '../../../core/words-there';
import { Dialog } from '../../../ui/dialog';
import { Icon } from '../../../ui/icon/icon';
import { SayAnywhere } from './say-anywhere';

/** The button that takes a request in plain words without a lesson; what it opens comes once it is pressed. */
@Component({
  selector: 'app-type-a-request',
  imports: [Dialog, Icon, MatButton, SayAnywhere],
  template: `
    <button matButton="outlined" type="button" (click)="open.set(true)">
      <app-icon name="message" />{{ words.requestPage.typeRequest }}
    </button>
    <app-dialog [heading]="words.requestPage.sayIt" [sheet]="true" [(open)]="open">
      @defer (when open() && lateWords.hasValue(); prefetch on idle) {
        <app-say-anywhere (found)="open.set(false); found.emit($event)" (left)="open.set(false)" />
      } @error {
        <p>{{ words.requestPage.partLost }}</p>
      }
      @if (lateWords.error()) {
        <p>{{ words.requestPage.partLost }}</p>
      }
    </app-dialog>
  `,
})
export class TypeARequest {
  /** The lesson that the words are for. */
  readonly found = output<string>();
  protected readonly words = inject(WORDS);
  protected readonly open = signal(false);
  protected readonly lateWords = resource({ params: () => (this.open() ? true : undefined), loader: wordsThere });
}
