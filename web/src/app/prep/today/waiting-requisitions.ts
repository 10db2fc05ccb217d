import { Component, ElementRef, computed, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { WaitingRequisition } from '@app/shared/contracts';
import { WORDS } from '../../core/words';
import { Session } from '../../identity/session';
import { WaitingRequisitionRow } from './waiting-requisition';

/** The requests that wait for a technician's answer: one sentence folded, each answerable unfolded. What was typed outlives the folding. */
@Component({
  selector: 'app-waiting-requisitions',
  imports: [MatButton, WaitingRequisitionRow],
  templateUrl: './waiting-requisitions.html',
  styleUrl: './waiting-requisitions.scss',
})
export class WaitingRequisitions {
  readonly waiting = input.required<readonly WaitingRequisition[]>();
  readonly answered = output();
  private readonly session = inject(Session);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly unfolded = signal(false);
  protected readonly opened = signal(false);
  protected readonly words = inject(WORDS);
  protected readonly told = computed(() => this.words.prep.waiting(this.waiting()));
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
