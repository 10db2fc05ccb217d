import { Component, DOCUMENT, computed, inject, input, output } from '@angular/core';
import type { Lesson } from '@app/shared/contracts';
import { type RequisitionOutcome, type RequisitionStatus, OUTCOMES, UNTOUCHED } from '@app/shared/rules';
import { action } from '../../core/action';
import { classOf } from '../../core/class-of';
import { WORDS } from '../../core/words';
import { RequisitionsClient } from '../../requisitions/requisitions.client';

/** Asks in the place of a lesson that is over what became of a request that nobody touched; one press answers, and can be taken back. */
@Component({
  selector: 'app-how-it-went',
  template: `
    @if (asked(); as one) {
      <div role="group" [attr.aria-label]="words.closing.howItWent + ' ' + one.title + ', ' + name()">
        <p class="small">{{ words.closing.howItWent }}</p>
        @for (outcome of outcomes; track outcome) {
          <button type="button" [disabled]="closing.busy()" (click)="close(one, outcome)">{{ words.closing.outcomes[outcome] }}</button>
        }
        @if (closing.refusal(); as refused) {
          <p class="small tone-stop" role="alert">{{ refused.detail }}</p>
        }
      </div>
    }
  `,
  styles: `
    div {
      display: grid;
      grid-template-columns: 1fr 1fr;
      gap: 0.25rem;
      padding-top: 0.25rem;
    }
    p {
      grid-column: 1 / -1;
    }
    button {
      min-height: 2rem;
      padding: 0 0.25rem;
      border: 1px solid var(--line-strong);
      border-radius: var(--r);
      background: var(--surface);
      color: var(--ink);
      font-size: var(--text-xs);
      cursor: pointer;
    }
    @media (max-width: 56.24875em) {
      button {
        min-height: 2.75rem;
      }
    }
  `,
})
export class HowItWent {
  /** A lesson that is over. */
  readonly lesson = input.required<Lesson>();
  readonly closed = output();
  protected readonly words = inject(WORDS);
  protected readonly outcomes = OUTCOMES;
  protected readonly closing = action();
  private readonly client = inject(RequisitionsClient);
  private readonly document = inject(DOCUMENT);
  protected readonly name = computed(() => classOf(this.lesson()));
  protected readonly asked = computed(() =>
    this.lesson().requisitions.find(({ status }) => UNTOUCHED.includes(status as RequisitionStatus)),
  );

  protected async close({ id, title }: { id: string; title: string }, outcome: RequisitionOutcome): Promise<void> {
    const ending = await this.closing.run(async () => {
      const { version } = await this.client.read(id);
      await this.client.move(id, { to: 'cleared', version, outcome });
      return this.words.closing.closed(title, outcome);
    });
    if (ending !== 'done' && this.closing.refusal()?.status !== 409) return;
    this.document.getElementById(`lesson-${this.lesson().id}`)?.focus({ preventScroll: true });
    this.closed.emit();
  }
}
