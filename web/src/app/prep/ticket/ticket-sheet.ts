import { Component, inject, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { ALL_WORDS } from '../../core/words';
import { ComingBack } from '../../requisitions/coming-back/coming-back';
import { RequisitionsClient } from '../../requisitions/requisitions.client';
import { Dialog } from '../../ui/dialog';
import { ProblemNotice } from '../../ui/problem';
import { Skeleton } from '../../ui/skeleton';

/** One class's kit, opened over the day's list: made ready, taken out, counted back, what broke. */
@Component({
  selector: 'app-ticket-sheet',
  imports: [ComingBack, Dialog, ProblemNotice, RouterLink, Skeleton],
  template: `
    <app-dialog [heading]="called()" [sheet]="true" [open]="opened()" (openChange)="turn($event)">
      @if (ticket.error(); as refused) {
        <app-problem [error]="refused" (retry)="ticket.reload()" />
      } @else if (ticket.hasValue()) {
        <p>
          <a [routerLink]="['/requests', ticket.value()!.id]">{{ ticket.value()!.title }}</a>
        </p>
        <app-coming-back [requisition]="ticket.value()!" (changed)="again()" />
      } @else {
        <app-skeleton [rows]="4" [label]="words.prep.readingKit" />
      }
    </app-dialog>
  `,
})
export class TicketSheet {
  readonly id = input.required<string>();
  /** What the class is called. */
  readonly called = input.required<string>();
  readonly left = output();
  /** Something was done to it. */
  readonly changed = output();
  protected readonly words = inject(ALL_WORDS);
  protected readonly opened = signal(true);
  protected readonly ticket = inject(RequisitionsClient).one(() => this.id());

  protected again(): void {
    this.ticket.reload();
    this.changed.emit();
  }

  protected turn(open: boolean): void {
    this.opened.set(open);
    if (!open) this.left.emit();
  }
}
