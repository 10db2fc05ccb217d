import { Component, computed, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { Offer } from '@app/shared/contracts';
import { REQUISITION_LIMITS } from '@app/shared/rules';
import { action } from '../../core/action';
import { ALL_WORDS } from '../../core/words';
import { Session } from '../../identity/session';
import { Control, Field } from '../../ui/field';
import { Icon } from '../../ui/icon/icon';
import { ProblemNotice } from '../../ui/problem';
import { RequisitionsClient } from '../requisitions.client';

/** Another lesson that a teacher is asked about: what it costs, and two buttons. To whoever offered it, what became of it. */
@Component({
  selector: 'app-offer-card',
  imports: [Control, Field, Icon, MatButton, ProblemNotice, RouterLink],
  template: `
    <section
      class="card edge"
      [class.warn]="offer().toAnswer"
      [attr.aria-label]="words.offers.from(offer().by.name, isSwap()) + ': ' + offer().title"
    >
      <p class="small head">
        <app-icon name="calendar" />
        <span
          ><b>{{ words.offers.from(offer().by.name, isSwap()) }}</b> ·
          {{
            offer().toAnswer ? words.offers.until(words.dates.instant(offer().endsAt, timeZone())) : words.offers.states[offer().state]
          }}</span
        >
      </p>
      <p class="words">{{ words.offers.question(offer()) }}</p>
      <p class="small">{{ offer().text }}</p>
      @if (offer().swap; as other) {
        <p class="small">{{ words.offers.inTurn(other) }}</p>
      }
      @if (offer().note; as note) {
        <p class="said">{{ words.waiting.quoted(note) }}</p>
      }
      @if (offer().answerNote; as note) {
        <p class="said">{{ words.waiting.quoted(note) }}</p>
      }
      @if (answering.refusal(); as refused) {
        <app-problem [error]="refused" [retryLabel]="null" />
      }
      @if (offer().toAnswer) {
        @if (refusing()) {
          <app-field [label]="words.offers.yourNote" [error]="answering.wrong()['note']">
            <textarea appControl rows="2" [attr.maxlength]="limits.offerNote" [value]="note()" (typed)="note.set($event)"></textarea>
          </app-field>
          <div class="bar">
            <button matButton="filled" type="button" [disabled]="answering.busy()" (click)="answer(false)">
              {{ words.offers.sendNo }}
            </button>
            <button matButton type="button" (click)="refusing.set(false)">{{ words.offers.notNow }}</button>
          </div>
        } @else {
          <div class="bar">
            <button matButton="filled" type="button" [disabled]="answering.busy()" (click)="answer(true)">{{ words.offers.accept }}</button>
            <button matButton="outlined" type="button" [disabled]="answering.busy()" (click)="refusing.set(true)">
              {{ words.offers.noThanks }}
            </button>
            @if (linked()) {
              <a class="open" [routerLink]="['/requests', offer().requisitionId]">{{ words.offers.openRequest }}</a>
            }
          </div>
        }
      }
    </section>
  `,
  styles: `
    section {
      display: grid;
      gap: 0.5rem;
      overflow-wrap: anywhere;
    }
    .head {
      display: flex;
      gap: 0.5rem;
      align-items: baseline;
    }
    .words {
      font-size: var(--text-l);
      font-weight: 600;
    }
    .said {
      white-space: pre-line;
    }
    .bar {
      flex-wrap: wrap;
      gap: 0.5rem 0.75rem;
    }
    .open {
      line-height: 2.5rem;
    }
  `,
})
export class OfferCard {
  readonly offer = input.required<Offer>();
  /** Whether the request that it is about is a link. */
  readonly linked = input(true);
  readonly answered = output();
  /** The same for whoever draws it without a template of its own. */
  readonly after = input<() => void>();
  protected readonly words = inject(ALL_WORDS);
  protected readonly limits = REQUISITION_LIMITS;
  protected readonly answering = action();
  protected readonly refusing = signal(false);
  protected readonly note = signal('');
  protected readonly isSwap = computed(() => this.offer().kind === 'swap');
  protected readonly timeZone = inject(Session).timeZone;
  private readonly client = inject(RequisitionsClient);

  /** Moves it at once, or leaves it where it is; what no longer fits is said and stays to be declined. */
  protected async answer(accept: boolean): Promise<void> {
    const note = this.note().trim();
    const ending = await this.answering.run(async () => {
      await this.client.answerOffer(this.offer().id, { accept, ...(!accept && note && { note }) });
      return this.words.offers.answered(this.offer(), accept);
    });
    if (ending === 'done' || this.answering.refusal()?.code === 'OFFER_ENDED') {
      this.answered.emit();
      this.after()?.();
    }
  }
}
