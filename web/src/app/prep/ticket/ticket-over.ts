import { Component, DestroyRef, inject, output } from '@angular/core';
import { OpenTicket } from './open-ticket';
import { TicketSheet } from './ticket-sheet';

/** Over a page with rows that open tickets: the one that is open, whatever becomes of its row. What that takes comes when it is opened. */
@Component({
  selector: 'app-ticket-over',
  imports: [TicketSheet],
  template: `
    @if (ticket.of(); as open) {
      @defer {
        <app-ticket-sheet [id]="open.id" [called]="open.called" (changed)="changed.emit()" (left)="ticket.of.set(null)" />
      }
    }
  `,
})
export class TicketOver {
  /** Something was done to it. */
  readonly changed = output();
  protected readonly ticket = inject(OpenTicket);

  constructor() {
    inject(DestroyRef).onDestroy(() => this.ticket.of.set(null));
  }
}
