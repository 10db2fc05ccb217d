import { Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import type { Line } from '@app/shared/contracts';
import { isUnlisted } from '@app/shared/rules';
import { WORDS } from '../core/words';
import { ChemicalFactsNote } from '../substances/chemical-facts';

/** Of a longer list so many are shown at first, while something is still being asked for. */
const FIRST = 5;

/** The kit as panel and page show it: what is short first, then the order of the list. */
export function shortFirst(answer: { lines: readonly Line[] }): Line[] {
  return [...answer.lines].sort((one, other) => Number(other.short > 0) - Number(one.short > 0));
}

/** The kit with what is needed and what is free, what is short first; while it is asked for the rest of a long list is behind one press. */
@Component({
  selector: 'app-kit-table',
  imports: [ChemicalFactsNote],
  template: `
    <table>
      <thead>
        <tr>
          <th scope="col">{{ words.kit.kit }}</th>
          <th scope="col">{{ words.kit.needed }}</th>
          @if (availability()) {
            <th scope="col">{{ words.kit.free }}</th>
          }
        </tr>
      </thead>
      <tbody>
        @for (line of shown(); track line.id) {
          <tr [class.short]="line.short > 0">
            <th scope="row">
              {{ named(line) }}
              @if (isUnlisted(line)) {
                <span class="small warn">{{ words.kit.unlisted }}</span>
              }
              @if (line.kind === 'chemical') {
                <app-chemical-facts [of]="line" />
              }
              @if (!availability() && line.location) {
                <span class="small">{{ line.location }}</span>
              }
              @if (parts().get(line.id); as shares) {
                <span class="small">{{ shares }}</span>
              }
            </th>
            <td class="num">
              <b>{{ words.quantities.amount(line.needed, line.unit) }}</b>
            </td>
            @if (availability()) {
              <td class="num">
                {{ line.free ?? '–' }}
                @if (line.short > 0) {
                  <span class="visually-hidden">{{ words.kit.shortBy(line.short) }}</span>
                }
              </td>
            }
          </tr>
        }
      </tbody>
    </table>
    @if (hasChemicals()) {
      <p class="small cards">{{ words.substances.checkCards }}</p>
    }
    @if (hiddenSolutions(); as said) {
      <p class="small cards">{{ said }}</p>
    }
    <div class="bar no-print">
      @if (foldable()) {
        <button type="button" class="link-button small" [attr.aria-expanded]="all()" (click)="all.set(!all())">
          {{ all() ? words.kit.fewer : words.kit.more(lines().length - shown().length) }}
        </button>
      }
      @if (changeable()) {
        <button type="button" class="link-button small" (click)="edit.emit()">{{ words.kit.changeOrAdd }}</button>
      }
    </div>
  `,
  styles: `
    table {
      width: 100%;
    }
    thead th {
      font-size: var(--text-xs);
      font-weight: 500;
      color: var(--ink-2);
    }
    th,
    td {
      padding: 0.3125rem 0;
      border-bottom: 1px solid var(--line);
      font-size: var(--text-s);
      text-align: right;
      vertical-align: top;
      white-space: nowrap;
      padding-left: 0.75rem;
    }
    th:first-child {
      text-align: left;
      padding-left: 0;
      font-weight: 400;
      white-space: normal;
    }
    th .small {
      display: block;
    }
    th {
      overflow-wrap: anywhere;
    }
    .cards {
      margin-top: 0.375rem;
    }
    .warn {
      color: var(--warn);
    }
    .short :is(th, td) {
      color: var(--stop);
    }
    .bar {
      margin-top: 0.375rem;
      gap: 0 1rem;
    }
    .link-button {
      min-height: 1.75rem;
    }
  `,
})
export class KitTable {
  readonly lines = input.required<readonly Line[]>();
  readonly changeable = input(false);
  /** Whether every line shows from the start: for whoever makes it. */
  readonly whole = input(false);
  /** Whether to show what is free; a settled request shows where things are instead. */
  readonly availability = input(true);
  /** What each class has of a line that is for several, by the line's id. */
  readonly parts = input<ReadonlyMap<string, string>>(new Map());
  readonly edit = output();
  protected readonly words = inject(WORDS);
  protected readonly named = this.words.strengths.named;
  protected readonly isUnlisted = isUnlisted;
  /** How strong what is folded away is: nobody has to unfold a list to see that. */
  protected readonly hiddenSolutions = computed(() =>
    this.words.kit.amongThem(
      this.lines()
        .slice(this.shown().length)
        .filter(({ kind }) => kind === 'chemical'),
    ),
  );
  protected readonly hasChemicals = computed(() => this.shown().some(({ kind }) => kind === 'chemical'));
  /** One line more is no fold. */
  protected readonly foldable = computed(() => this.availability() && !this.whole() && this.lines().length > FIRST + 1);
  protected readonly all = linkedSignal({
    source: computed(() => this.lines().length),
    computation: () => false,
  });
  protected readonly shown = computed(() => (this.all() || !this.foldable() ? this.lines() : this.lines().slice(0, FIRST)));
}
