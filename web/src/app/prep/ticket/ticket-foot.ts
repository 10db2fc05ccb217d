import { Component, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { WORDS } from '../../core/words';
import { wordsThere } from '../../core/words-there';
import { TicketSheet } from './ticket-sheet';

/** Under a class in a row of the day: opens what can be done with its kit, out, back and broken. What that takes comes when it is opened. */
@Component({
  selector: 'app-ticket-foot',
  imports: [MatButton, TicketSheet],
  template: `
    <button matButton="outlined" type="button" [attr.aria-label]="words.prep.ticketOf(called())" (click)="begin()">
      {{ words.prep.ticket }}
    </button>
    @if (opened()) {
      @defer {
        <app-ticket-sheet [id]="id()" [called]="called()" (changed)="changed.emit()" (left)="opened.set(false)" />
      }
    }
  `,
})
export class TicketFoot {
  readonly id = input.required<string>();
  readonly called = input.required<string>();
  readonly changed = output();
  protected readonly words = inject(WORDS);
  protected readonly opened = signal(false);

  /** Its words come after those of the first screens. */
  protected async begin(): Promise<void> {
    await wordsThere();
    this.opened.set(true);
  }
}
