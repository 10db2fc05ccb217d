import { Component, computed, inject, input, output } from '@angular/core';
import type { Storage } from '@app/shared/contracts';
import { clashesOf } from '@app/shared/rules';
import { ALL_WORDS } from '../core/words';
import { Note } from '../ui/note';
import type { StockDraft } from './stock-draft';

/** The storage groups that a stock is in, to be ticked, and at once what it would stand with at that place against the school's rule. */
@Component({
  selector: 'app-stock-groups',
  imports: [Note],
  template: `
    <fieldset>
      <legend>{{ words.storage.fields.storageGroups }}</legend>
      @for (group of storage().groups; track group.id) {
        <label>
          <input type="checkbox" [checked]="draft().storageGroups.includes(group.id)" (change)="tick(group.id)" />
          {{ words.storage.named(group) }}
        </label>
      } @empty {
        <p class="small">{{ words.storage.noGroups }}</p>
      }
    </fieldset>
    <div role="status">
      @for (clash of clashes(); track clash.one.id + ' ' + clash.other.id) {
        <app-note tone="warn">{{ words.storage.together(clash) }}</app-note>
      }
    </div>
  `,
  styles: `
    :host {
      display: grid;
      grid-column: 1 / -1;
      gap: 0.5rem;
    }
    fieldset {
      display: flex;
      flex-wrap: wrap;
      gap: 0 1.25rem;
      margin: 0;
      padding: 0;
      border: 0;
    }
    legend {
      padding: 0;
      color: var(--ink-2);
      font-weight: 650;
      font-size: var(--text-xs);
    }
    label {
      display: flex;
      gap: 0.5rem;
      align-items: center;
      min-height: 3rem;
    }
    div {
      display: grid;
      gap: 0.5rem;
    }
  `,
})
export class StockGroups {
  readonly storage = input.required<Storage>();
  readonly draft = input.required<StockDraft>();
  /** The stock that is changed; null: a new one. */
  readonly id = input<string | null>(null);
  readonly chosen = output<string[]>();
  protected readonly words = inject(ALL_WORDS);
  protected readonly clashes = computed(() => {
    const { name, location, storageGroups } = this.draft();
    const { groups, stock } = this.storage();
    return clashesOf(groups, stock, { id: this.id() ?? '', name: name.trim() || this.words.stock.add, location, storageGroups });
  });

  protected tick(id: string): void {
    const { storageGroups } = this.draft();
    this.chosen.emit(storageGroups.includes(id) ? storageGroups.filter((one) => one !== id) : [...storageGroups, id]);
  }
}
