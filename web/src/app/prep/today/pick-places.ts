import { NgTemplateOutlet } from '@angular/common';
import { Component, computed, inject, input } from '@angular/core';
import type { ListedTask, PickItem, PickPlace } from '@app/shared/contracts';
import { WORDS } from '../../core/words';
import { ChemicalFactsNote } from '../../substances/chemical-facts';
import { Chip } from '../../ui/chip';

/** A list that the browser kept from before says neither of these. */
type KeptItem = Omit<PickItem, 'requisitionIds'> & Partial<Pick<PickItem, 'requisitionIds'>>;

/** Whether it is made up before it is fetched: a solution, whether or not its sum is known. */
function isMadeUp({ kind, makeUp, noMakeUp }: KeptItem): boolean {
  return kind === 'chemical' && (makeUp != null || (noMakeUp != null && noMakeUp !== 'as-it-comes'));
}

/**
 * What to fetch for what is still to be made: first the solutions to make up, each strength by itself with its total and its sum, then the
 * rest by the place where it stands.
 */
@Component({
  selector: 'app-pick-places',
  imports: [ChemicalFactsNote, Chip, NgTemplateOutlet],
  template: `
    <ng-template #row let-item>
      <li>
        <b class="num">{{ words.quantities.amount(item.quantity, item.unit) }}</b>
        <div>
          <span class="name"
            >{{ named(item) }}
            @if (item.short > 0) {
              <app-chip tone="stop" icon="bang">{{ words.prep.tooLittle(item.short, item.unit) }}</app-chip>
            }
            @if (item.unlisted) {
              <app-chip tone="warn" icon="question">{{ words.kit.unlistedShort }}</app-chip>
            }
          </span>
          @if (item.kind === 'chemical') {
            <app-chemical-facts [of]="item" [also]="classesOf(item)" />
          }
          @if (item.stock; as stock) {
            <span class="small">
              {{ words.prep.takenFromStock(stock) }}
              @if (stock.tooLittle) {
                <app-chip tone="stop" icon="bang">{{ words.prep.stockTooLittle }}</app-chip>
              }
            </span>
          } @else if (item.makeUp?.stockId === null) {
            <span class="small">{{ words.prep.stockNotKnown }}</span>
          }
        </div>
      </li>
    </ng-template>
    @if (solutions().length > 0) {
      <section>
        <h3>{{ words.today.makeUp }}</h3>
        <ul>
          @for (item of solutions(); track $index) {
            <ng-container [ngTemplateOutlet]="row" [ngTemplateOutletContext]="{ $implicit: item }" />
          }
        </ul>
      </section>
    }
    @for (place of toFetch(); track place.location) {
      <section>
        <h3>{{ place.location ?? words.today.noPlace }}</h3>
        <ul>
          @for (item of place.items; track $index) {
            <ng-container [ngTemplateOutlet]="row" [ngTemplateOutletContext]="{ $implicit: item }" />
          }
        </ul>
      </section>
    }
    @if (places().length === 0) {
      <p class="small">{{ words.today.nothingToFetch }}</p>
    }
    @if (hasChemicals()) {
      <p class="small">{{ words.substances.checkCards }}</p>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 0.75rem;
      overflow-wrap: anywhere;
    }
    // a place never stands at the foot of a column with its things in the next
    h3 {
      font-size: var(--text-xs);
      color: var(--ink-2);
      break-after: avoid;
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
      break-inside: avoid;
    }
    div {
      display: grid;
      gap: 0.125rem;
    }
    b {
      text-align: right;
    }
  `,
})
export class PickPlaces {
  readonly places = input.required<readonly PickPlace[]>();
  /** The tasks of the same list, which say whose a request is. */
  readonly tasks = input<readonly ListedTask[]>([]);
  protected readonly words = inject(WORDS);
  protected readonly named = this.words.strengths.named;
  private readonly items = computed<KeptItem[]>(() => this.places().flatMap(({ items }) => items));
  protected readonly solutions = computed(() => this.items().filter(isMadeUp));
  protected readonly toFetch = computed(() =>
    this.places()
      .map(({ location, items }) => ({ location, items: items.filter((item) => !isMadeUp(item)) }))
      .filter(({ items }) => items.length > 0),
  );
  protected readonly hasChemicals = computed(() => this.items().some(({ kind }) => kind === 'chemical'));
  private readonly groups = computed(() => new Map(this.tasks().map(({ requisitionId, lesson }) => [requisitionId, lesson?.group])));

  protected classesOf({ requisitionIds = [] }: KeptItem): string {
    const groups = requisitionIds.flatMap((id) => this.groups().get(id) ?? []);
    return this.words.prep.forClasses([...new Set(groups)]);
  }
}
