import { Component, computed, inject, input } from '@angular/core';
import type { LibraryPractical } from '@app/shared/contracts';
import { isUnlisted, workedOut } from '@app/shared/rules';
import { ALL_WORDS } from '../../core/words';
import { ChemicalFactsNote } from '../../substances/chemical-facts';
import { Pictogram } from '../../substances/pictogram';

/** The kit of a practical worked out for a class, with each chemical's hazard at its strength and how its total is made up. */
@Component({
  selector: 'app-practical-kit',
  imports: [ChemicalFactsNote, Pictogram],
  template: `
    <table>
      <thead>
        <tr>
          <th scope="col">{{ words.kit.kit }}</th>
          <th scope="col" class="num">{{ words.kit.needed }}</th>
        </tr>
      </thead>
      <tbody>
        @for (line of lines(); track line.id) {
          <tr>
            <th scope="row">
              <span class="name">{{ words.strengths.named(line) }}</span>
              @if (isUnlisted(line)) {
                <span class="small warn">{{ words.kit.unlistedShort }}</span>
              }
              @if (line.kind === 'chemical') {
                @if (line.hazard?.band?.pictograms; as codes) {
                  <span class="pictograms">
                    @for (code of codes; track code) {
                      <app-pictogram [code]="code" />
                    }
                  </span>
                }
                <app-chemical-facts [of]="line" />
              }
              @if (line.location) {
                <span class="small">{{ line.location }}</span>
              }
            </th>
            <td class="num">
              <b>{{ words.quantities.amount(line.needed, line.unit) }}</b>
              @if (line.unit === null) {
                <span class="small rule">{{ ruleOf(line) }}</span>
              }
            </td>
          </tr>
        }
      </tbody>
    </table>
    @if (hasChemicals()) {
      <p class="small">{{ words.substances.checkCards }}</p>
    }
  `,
  styles: `
    table {
      width: 100%;
      border-collapse: collapse;
    }
    thead th {
      font-size: var(--text-xs);
      font-weight: 500;
      color: var(--ink-2);
    }
    th,
    td {
      padding: 0.375rem 0;
      border-bottom: 1px solid var(--line);
      text-align: left;
      vertical-align: top;
      font-weight: 400;
      overflow-wrap: anywhere;
    }
    .num {
      padding-left: 0.75rem;
      text-align: right;
    }
    td.num {
      white-space: nowrap;
    }
    .name {
      font-weight: 600;
    }
    .pictograms {
      display: flex;
      flex-wrap: wrap;
      gap: 0.25rem;
      margin: 0.25rem 0;
    }
    .small {
      display: block;
    }
    .warn {
      color: var(--warn);
    }
  `,
})
export class PracticalKit {
  readonly of = input.required<LibraryPractical>();
  readonly pupils = input.required<number>();
  readonly sets = input.required<number>();
  protected readonly words = inject(ALL_WORDS);
  protected readonly isUnlisted = isUnlisted;
  protected readonly lines = computed(() => workedOut(this.of().lines, this.of().shelf, { pupils: this.pupils(), sets: this.sets() }));
  protected readonly hasChemicals = computed(() => this.of().lines.some(({ kind }) => kind === 'chemical'));
  protected readonly ruleOf = this.words.library.ruleOf;
}
