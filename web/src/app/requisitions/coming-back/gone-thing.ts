import { Component, inject, input, model } from '@angular/core';
import { GONE_HOWS, type GoneHow } from '@app/shared/rules';
import { ALL_WORDS } from '../../core/words';
import { Control, Field } from '../../ui/field';

/** What became of a thing that did not come back as it went out, and what that costs, as it is typed. */
export interface Gone {
  how: GoneHow;
  cost: string;
}

/** Asks what became of a thing and what it costs. */
@Component({
  selector: 'app-gone-thing',
  imports: [Control, Field],
  template: `
    <app-field [label]="said.how">
      <select appControl #which (change)="gone.set({ how: $any(which.value), cost: gone().cost })">
        @for (one of hows; track one) {
          <option [value]="one" [selected]="one === gone().how">{{ said.hows[one] }}</option>
        }
      </select>
    </app-field>
    <app-field [label]="said.cost" [optional]="true" [error]="wrong()">
      <input
        appControl
        inputmode="decimal"
        autocomplete="off"
        [value]="gone().cost"
        (typed)="gone.set({ how: gone().how, cost: $event })"
      />
    </app-field>
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 9rem), 1fr));
      gap: var(--s2);
    }
  `,
})
export class GoneThing {
  readonly gone = model.required<Gone>();
  readonly wrong = input<string>();
  protected readonly said = inject(ALL_WORDS).comingBack;
  protected readonly hows = GONE_HOWS;
}
