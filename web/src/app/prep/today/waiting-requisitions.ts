import { Component, DestroyRef, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import type { WaitingCounts, WaitingRequisition } from '@app/shared/contracts';
import { BESIDE_THE_DAY } from '@app/shared/rules';
import { focusOnMore, inPlace, type Placed } from '../../core/in-place';
import { narrow } from '../../core/narrow';
import { Shortcuts } from '../../core/shortcuts';
import { WORDS } from '../../core/words';
import { Session } from '../../identity/session';
import type { Status } from '../../requisitions/requisition-words';
import { WaitingRequisitionRow, type Answered } from './waiting-requisition';

/**
 * The requests that wait for a technician's answer: one sentence folded, each answerable unfolded. What was typed outlives the
 * folding, and what was answered here stays where it stood, with Undo.
 */
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
  /** Whether the list is being read. */
  readonly loading = input(false);
  readonly answered = output();
  readonly more = output();
  private readonly session = inject(Session);
  protected readonly unfolded = signal(false);
  protected readonly opened = signal(false);
  protected readonly words = inject(WORDS);
  /** On a phone it is one row, and the cards of the queue are what a hand answers on. */
  protected readonly narrow = narrow();
  protected readonly rows = linkedSignal<readonly WaitingRequisition[], Placed<WaitingRequisition, Status>[]>({
    source: this.waiting,
    computation: (now, before) => inPlace(now, before?.value ?? [], ({ id }) => id),
  });
  /** How many there are, where there are more than stand here. */
  protected readonly inAll = computed(() => {
    const counts = this.counts();
    return counts && counts.total > this.waiting().length ? counts : null;
  });
  /** Whether as many stand here as are ever read at once. */
  protected readonly isFull = computed(() => this.waiting().length >= BESIDE_THE_DAY.waiting.most);
  protected readonly told = computed(() => {
    const [{ waiting, waitingInAll }, inAll] = [this.words.prep, this.inAll()];
    const counts = inAll ?? (this.narrow() ? this.counts() : null);
    return counts ? waitingInAll(counts) : waiting(this.waiting());
  });
  /** Whether any waits for this side, and not for its teacher alone. */
  protected readonly isNew = computed(() => this.waiting().some(({ status }) => status !== 'queried'));
  protected readonly serves = computed(() =>
    this.waiting().some(({ departmentId }) => this.session.may('requisition.serve', { departmentId })),
  );
  private readonly awaitMore = focusOnMore(this.rows, 'waiting-');

  constructor() {
    const router = inject(Router);
    const key = { keys: 'a', label: this.words.waiting.answer, run: () => void (this.serves() && router.navigateByUrl('/answering')) };
    inject(DestroyRef).onDestroy(inject(Shortcuts).register([key]));
  }

  protected askMore(): void {
    this.awaitMore();
    this.more.emit();
  }

  protected unfold(): void {
    this.opened.set(true);
    this.unfolded.set(true);
  }

  /** What is asked of its teacher still waits, and comes with the list that is read now. */
  protected heard({ id }: WaitingRequisition, { to, height }: Answered): void {
    if (to !== 'queried') this.rows.update((rows) => rows.map((row) => (row.one.id === id ? { ...row, as: to, height } : row)));
    this.answered.emit();
  }
}
