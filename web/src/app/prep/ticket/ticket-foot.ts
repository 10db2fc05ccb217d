import { Component, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { WORDS } from '../../core/words';
import { wordsThere } from '../../core/words-there';
import { OpenTicket } from './open-ticket';

/** Under a class in a row of the day: opens what can be done with its kit, out, back and broken, over the page (`app-ticket-over`). */
@Component({
  selector: 'app-ticket-foot',
  imports: [MatButton],
  template: `
    <button matButton="outlined" type="button" [attr.aria-label]="words.prep.ticketOf(called())" (click)="begin()">
      {{ words.prep.ticket }}
    </button>
  `,
  styles: `
    :host {
      display: block;
      margin: 0.25rem 0 0.5rem;
    }
  `,
})
export class TicketFoot {
  readonly id = input.required<string>();
  readonly called = input.required<string>();
  protected readonly words = inject(WORDS);
  private readonly ticket = inject(OpenTicket);

  /** Its words come after those of the first screens. */
  protected async begin(): Promise<void> {
    const opened = { id: this.id(), called: this.called() };
    await wordsThere();
    this.ticket.of.set(opened);
  }
}
