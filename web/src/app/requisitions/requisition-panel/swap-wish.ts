import { Service, inject, signal } from '@angular/core';
import type { Alternative, Requisition } from '@app/shared/contracts';
import { refusalOf } from '../../core/refusal';
import { WORDS } from '../../core/words';
import { RequisitionsClient } from '../requisitions.client';

/** With whom to change days, chosen while a request is written: its teacher is asked once it is sent, for only then is there anything to change. */
@Service()
export class SwapWish {
  private readonly client = inject(RequisitionsClient);
  private readonly words = inject(WORDS);
  private readonly wished = signal<Alternative | null>(null);

  has({ apply }: Alternative): boolean {
    return apply.offerTo !== undefined && this.wished()?.apply.offerTo === apply.offerTo;
  }

  toggle(alternative: Alternative): void {
    this.wished.update((now) => (now?.apply.offerTo === alternative.apply.offerTo ? null : alternative));
  }

  forget(): void {
    this.wished.set(null);
  }

  /** Asks, where somebody is to be asked, and says so; a question that is refused leaves the request as it was sent. */
  async askFor(sent: Requisition): Promise<string | null> {
    const wish = this.wished();
    this.forget();
    const offerTo = wish?.apply.offerTo;
    if (!wish || offerTo === undefined || sent.status === 'draft') return null;
    const teacher = wish.facts.kind === 'swap' ? wish.facts.teacher : '';
    try {
      await this.client.offer(offerTo, { swapWith: sent.id });
      return this.words.requestPage.swapAsked(teacher);
    } catch (error) {
      return this.words.requestPage.swapNotAsked(teacher, refusalOf(error).detail);
    }
  }
}
