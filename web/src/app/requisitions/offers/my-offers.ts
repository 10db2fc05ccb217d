import { NgComponentOutlet } from '@angular/common';
import { Component, computed, inject, linkedSignal, output, resource } from '@angular/core';
import { newsOf } from '../../core/live-news';
import { refreshOnReturn } from '../../core/refresh-on-return';
import { wordsThere } from '../../core/words-there';
import { Session } from '../../identity/session';
import { RequisitionsClient } from '../requisitions.client';

/** How old an offer may be before it shows. */
const EVERY_SECONDS = 120;

/** The other lessons that a teacher is offered, first of all on their home. How one is drawn is fetched where there is one, which is seldom. */
@Component({
  selector: 'app-my-offers',
  imports: [NgComponentOutlet],
  template: `
    @if (card.hasValue()) {
      @for (one of open(); track one.id) {
        <ng-container [ngComponentOutlet]="card.value()" [ngComponentOutletInputs]="{ offer: one, after }" />
      }
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--s1);

      &:not(:empty) {
        margin-bottom: var(--s2);
      }
    }
    :host([hidden]) {
      display: none;
    }
  `,
})
export class MyOffers {
  readonly answered = output();
  private readonly session = inject(Session);
  private readonly read = inject(RequisitionsClient).offersToMe(() => this.session.me()?.user.id);
  protected readonly open = computed(() => (this.read.hasValue() ? this.read.value().filter(({ toAnswer }) => toAnswer) : []));
  protected readonly card = resource({
    params: () => (this.open().length > 0 ? true : undefined),
    loader: async () => {
      await wordsThere();
      return (await import('./offer-card')).OfferCard;
    },
  });
  /** Whether what is offered has been read once and can be drawn, or could not be. */
  readonly settled = linkedSignal<boolean, boolean>({
    source: () =>
      this.read.error() !== undefined ||
      (this.read.hasValue() && (this.open().length === 0 || this.card.hasValue() || this.card.error() !== undefined)),
    computation: (now, before) => now || before?.value === true,
  });
  /** What a card does once it was answered. */
  protected readonly after = (): void => {
    this.read.reload();
    this.answered.emit();
  };

  constructor() {
    refreshOnReturn(
      () => void this.read.reload(),
      () => EVERY_SECONDS,
      { of: newsOf('requisition', 'offer') },
    );
  }
}
