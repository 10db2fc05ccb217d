import { Component, inject, model, resource } from '@angular/core';
import { SchoolLists } from '../core/school-lists';
import { ALL_WORDS } from '../core/words';
import { ProblemNotice } from '../ui/problem';
import { Skeleton } from '../ui/skeleton';

/** Chooses the people who may use a thing; nobody chosen means everybody. */
@Component({
  selector: 'app-may-use',
  imports: [ProblemNotice, Skeleton],
  template: `
    <fieldset>
      <legend>{{ words.useLog.whoMay }}</legend>
      <p class="small">{{ words.useLog.whoMayHint }}</p>
      @if (people.error(); as refused) {
        <app-problem [error]="refused" (retry)="people.reload()" />
      } @else if (people.hasValue()) {
        <div class="people">
          @for (one of people.value(); track one.id) {
            <label>
              <input type="checkbox" [checked]="chosen().includes(one.id)" (change)="choose(one.id, $any($event.target).checked)" />
              {{ one.name }}
            </label>
          }
        </div>
      } @else {
        <app-skeleton [rows]="3" [label]="words.useLog.loadingPeople" />
      }
    </fieldset>
  `,
  styles: `
    fieldset {
      min-width: 0;
      margin: 0;
      padding: 0;
      border: 0;
    }
    legend {
      padding: 0 0 0.5rem;
      font-weight: 650;
    }
    .people {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(min(100%, 13rem), 1fr));
      gap: 0 var(--s2);
    }
    label {
      display: flex;
      gap: 0.5rem;
      align-items: center;
      min-height: 3rem;
    }
  `,
})
export class MayUse {
  readonly chosen = model.required<readonly string[]>();
  protected readonly words = inject(ALL_WORDS);
  private readonly lists = inject(SchoolLists);
  protected readonly people = resource({ loader: async () => (await this.lists.people()).filter(({ active }) => active) });

  protected choose(id: string, may: boolean): void {
    this.chosen.update((chosen) => (may ? [...chosen, id] : chosen.filter((other) => other !== id)));
  }
}
