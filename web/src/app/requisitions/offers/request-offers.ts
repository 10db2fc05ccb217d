import { Component, computed, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { Requisition } from '@app/shared/contracts';
import { MOVABLE } from '@app/shared/rules';
import { Session } from '../../identity/session';
import { ALL_WORDS } from '../../core/words';
import { RequisitionsClient } from '../requisitions.client';
import { ChangeDays } from './change-days';
import { OfferCard } from './offer-card';
import { OfferLesson } from './offer-lesson';

/** What can change days: what is made already stays where it is. */
const CHANGES_DAYS: readonly Requisition['status'][] = ['submitted', 'queried', 'accepted'];

/** What was offered about a request: to be answered by its teacher, with what became of it for whoever offers, who can offer more. */
@Component({
  selector: 'app-request-offers',
  imports: [ChangeDays, MatButton, OfferCard, OfferLesson],
  template: `
    @for (one of shown(); track one.id) {
      <app-offer-card [offer]="one" [linked]="false" (answered)="done()" />
    }
    @if (mayChangeDays()) {
      <app-change-days [requisition]="requisition()" (asked)="sent()" />
    }
    @if (offering()) {
      <app-offer-lesson [requisition]="requisition()" (offered)="sent()" (left)="offering.set(false)" />
    } @else if (mayOffer()) {
      <div>
        <button matButton="outlined" type="button" (click)="offering.set(true)">{{ words.offers.another }}</button>
      </div>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 0.75rem;
    }
  `,
})
export class RequestOffers {
  readonly requisition = input.required<Requisition>();
  readonly changed = output();
  protected readonly words = inject(ALL_WORDS);
  private readonly session = inject(Session);
  private readonly client = inject(RequisitionsClient);
  protected readonly offering = signal(false);
  private readonly read = this.client.offersOf(() => this.requisition().id);
  /** Those that are open and, of those that are over, the newest: the rest is history. */
  protected readonly shown = computed(() => {
    const all = this.read.hasValue() ? this.read.value() : [];
    const open = all.filter(({ state }) => state === 'open');
    return open.length > 0 ? open : all.slice(0, 1);
  });
  private readonly mine = computed(() => this.requisition().teacher.id === this.session.me()?.user.id);
  protected readonly mayOffer = computed(() => {
    const { departmentId, status, submittedAt } = this.requisition();
    const isOpen = MOVABLE.includes(status) && submittedAt !== null;
    return isOpen && !this.mine() && this.session.may('requisition.offer', { departmentId });
  });
  /** Its teacher may ask a colleague where something is amiss with it and nobody is asked yet. */
  protected readonly mayChangeDays = computed(() => {
    const { short, minutesOver, status, lessonGone } = this.requisition();
    const isAmiss = (short || (minutesOver ?? 0) > 0) && CHANGES_DAYS.includes(status) && !lessonGone;
    return isAmiss && this.mine() && this.read.hasValue() && this.read.value().every(({ state }) => state !== 'open');
  });

  protected sent(): void {
    this.offering.set(false);
    this.read.reload();
  }

  protected done(): void {
    this.read.reload();
    this.changed.emit();
  }
}
