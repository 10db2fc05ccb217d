import { Component, computed, inject, input, output } from '@angular/core';
import type { PracticalFacets } from '@app/shared/contracts';
import { FACILITIES } from '@app/shared/rules';
import { ALL_WORDS } from '../core/words';
import type { LibraryFilter } from '../practicals/practicals.client';

/** One choice: by which filter and value, how it is called, and how many of what is shown it is. */
interface Choice {
  name: keyof LibraryFilter;
  value: string;
  label: string;
  count: number;
  isChosen: boolean;
}

const byName = ([one]: [string, number], [other]: [string, number]) => one.localeCompare(other, 'en-GB');

/** What the list can be narrowed to, with how many there are of each; a choice that is pressed again is taken away. */
@Component({
  selector: 'app-library-facets',
  template: `
    <nav [attr.aria-label]="words.filters">
      @for (group of groups(); track group.label) {
        <fieldset>
          <legend>{{ group.label }}</legend>
          <div class="choices">
            @for (choice of group.choices; track choice.value) {
              <button type="button" [attr.aria-pressed]="choice.isChosen" (click)="choose(choice)">
                <span>{{ choice.label }}</span>
                <span class="num">{{ choice.count }}</span>
              </button>
            }
          </div>
        </fieldset>
      }
    </nav>
  `,
  styles: `
    nav {
      display: grid;
      gap: 0.75rem;
    }
    fieldset {
      min-width: 0;
      margin: 0;
      padding: 0;
      border: 0;
    }
    legend {
      padding: 0;
      margin-bottom: 0.25rem;
      font-size: var(--text-xs);
      font-weight: 650;
      color: var(--ink-2);
    }
    .choices {
      display: flex;
      flex-wrap: wrap;
      gap: 0.375rem;
    }
    button {
      display: inline-flex;
      gap: 0.5rem;
      align-items: center;
      min-height: 2.25rem;
      padding: 0.25rem 0.625rem;
      border: 1px solid var(--line-strong);
      border-radius: 1.125rem;
      background: var(--surface);
      font-size: var(--text-s);
      cursor: pointer;
    }
    button .num {
      color: var(--ink-2);
    }
    button[aria-pressed='true'] {
      border-color: var(--accent);
      background: var(--accent-soft);
      color: var(--accent);
      font-weight: 650;
    }
    button[aria-pressed='true'] .num {
      color: inherit;
    }
  `,
})
export class LibraryFacets {
  readonly facets = input.required<PracticalFacets>();
  readonly filter = input.required<LibraryFilter>();
  readonly chosen = output<Partial<LibraryFilter>>();
  protected readonly words = inject(ALL_WORDS).library;
  protected readonly groups = computed(() => {
    const { subject, year, required, needs } = this.facets();
    const subjects = this.choices('subject', Object.entries(subject).sort(byName), (value) => value);
    const years = this.choices('year', Object.entries(year), this.words.year);
    const facilities = FACILITIES.map((need): [string, number] => [need, needs[need] ?? 0]);
    return [
      { label: this.words.groups.subject, choices: subjects },
      { label: this.words.groups.year, choices: years },
      { label: this.words.groups.required, choices: this.choices('required', [['true', required]], () => this.words.onlyRequired) },
      { label: this.words.groups.needs, choices: this.choices('needs', facilities, (need) => this.words.facilities[need as 'gas']) },
    ].filter(({ choices }) => choices.length > 0);
  });

  protected choose({ name, value, isChosen }: Choice): void {
    this.chosen.emit({ [name]: isChosen ? '' : value });
  }

  private choices(name: keyof LibraryFilter, counts: readonly [string, number][], labelOf: (value: string) => string): Choice[] {
    const chosen = this.filter()[name];
    const isChosen = (value: string) => value.toLowerCase() === chosen.toLowerCase();
    return counts
      .filter(([value, count]) => count > 0 || isChosen(value))
      .map(([value, count]) => ({ name, value, label: labelOf(value), count, isChosen: isChosen(value) }));
  }
}
