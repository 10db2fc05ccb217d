import { Component, inject, input } from '@angular/core';
import type { PickPlace } from '@app/shared/contracts';
import { WORDS } from '../../core/words';
import { Chip } from '../../ui/chip';

/** What to fetch for what is still to be made, by the place where it stands. */
@Component({
  selector: 'app-pick-places',
  imports: [Chip],
  template: `
    @for (place of places(); track place.location) {
      <section>
        <h3>{{ place.location ?? words.today.noPlace }}</h3>
        <ul>
          @for (item of place.items; track named(item) + item.unit) {
            <li>
              <b class="num">{{ words.quantities.amount(item.quantity, item.unit) }}</b>
              <span
                >{{ named(item) }}
                @if (item.short > 0) {
                  <app-chip tone="stop" icon="bang">{{ words.prep.tooLittle(item.short, item.unit) }}</app-chip>
                }
              </span>
            </li>
          }
        </ul>
      </section>
    } @empty {
      <p class="small">{{ words.today.nothingToFetch }}</p>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 0.75rem;
    }
    h3 {
      font-size: var(--text-xs);
      color: var(--ink-2);
    }
    ul {
      list-style: none;
    }
    li {
      display: grid;
      grid-template-columns: 4.5rem minmax(0, 1fr);
      gap: 0.625rem;
      padding: 0.4375rem 0;
      border-bottom: 1px solid var(--line);
      font-size: var(--text-s);
    }
    b {
      text-align: right;
    }
  `,
})
export class PickPlaces {
  readonly places = input.required<readonly PickPlace[]>();
  protected readonly words = inject(WORDS);
  protected readonly named = this.words.strengths.named;
}
