import { Component, ElementRef, computed, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { WaitingCounts, WaitingRequisition } from '@app/shared/contracts';
import { WORDS } from '../../core/words';
import { Session } from '../../identity/session';
import { WaitingRequisitionRow } from './waiting-requisition';

/** The requests that wait for a technician's answer: one sentence folded, each answerable unfolded. What was typed outlives the folding. */
@Component({
  selector: 'app-waiting-requisitions',
  imports: [MatButton, RouterLink, WaitingRequisitionRow],
  templateUrl: './waiting-requisitions.html',
  styleUrl: './waiting-requisitions.scss',
})
export class WaitingRequisitions {
  readonly waiting = input.required<readonly WaitingRequisition[]>();
  /** Of how many; a list that the browser kept from before does not say. */
  readonly counts = input<WaitingCounts>();
  readonly answered = output();
  private readonly session = inject(Session);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly unfolded = signal(false);
  protected readonly opened = signal(false);
  protected readonly words = inject(WORDS);
  /** How many there are, where there are more than stand here. */
  protected readonly inAll = computed(() => {
    const counts = this.counts();
    return counts && counts.total > this.waiting().length ? counts : null;
  });
  protected readonly told = computed(() => {
    const [{ waiting, waitingInAll }, inAll] = [this.words.prep, this.inAll()];
    return inAll ? waitingInAll(inAll) : waiting(this.waiting());
  });
  protected readonly serves = computed(() => this.session.may('requisition.serve'));

  protected unfold(): void {
    this.opened.set(true);
    this.unfolded.set(true);
  }

  /** The answered one leaves the list, and the focus must not go with it. */
  protected heard(): void {
    this.host.querySelector<HTMLElement>('#waiting-heading')?.focus();
    this.answered.emit();
  }
}
