import { Component, computed, inject, input } from '@angular/core';
import type { ChemicalFacts } from '@app/shared/contracts';
import { WORDS } from '../core/words';

/** A chemical at its strength, as a list has it; `statements` are the codes that the library wrote beside it. */
export type Chemical = ChemicalFacts & { kind: string; statements?: string[] | null };

/** What goes beside a chemical on every list: how its total is made up, and its hazard at this strength; never nothing. */
@Component({
  selector: 'app-chemical-facts',
  template: `
    @if (of().makeUp; as sum) {
      <span class="sum">{{ words.makeUp(sum) }}</span>
    }
    <span class="small">
      @for (said of facts(); track $index) {
        {{ said }} ·
      }
      <span [class.known]="isBand()">{{ hazard() }}</span>
    </span>
  `,
  styles: `
    :host {
      display: grid;
      overflow-wrap: anywhere;
    }
    .sum {
      font-weight: 600;
    }
    .known {
      color: var(--warn);
    }
  `,
})
export class ChemicalFactsNote {
  readonly of = input.required<Chemical>();
  /** What else is to be said in the same breath, such as for whom it is. */
  readonly also = input('');
  protected readonly words = inject(WORDS).substances;
  protected readonly facts = computed(() => {
    const { makeUp, noMakeUp } = this.of();
    return [this.also(), makeUp && this.words.madeFrom(makeUp), noMakeUp && this.words.noMakeUp(noMakeUp)].filter((said) => !!said);
  });
  protected readonly isBand = computed(() => this.of().hazard?.kind === 'band');
  protected readonly hazard = computed(() => {
    const { hazard, statements } = this.of();
    // a list that the browser kept from before says nothing of it
    const { kind = 'not-known', band = null } = hazard ?? {};
    const pictograms = (band?.pictograms ?? []).map((code) => this.words.pictogram(code));
    const known = kind === 'not-known' ? (statements ?? []).map((code) => this.words.statement(code)) : [];
    const said = this.words.hazard({ kind, band });
    return [said, pictograms.length > 0 && `(${pictograms.join(', ')})`, this.words.inLibrary(known)].filter(Boolean).join(' ');
  });
}
