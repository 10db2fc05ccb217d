import { Component, inject, input, output, resource } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { WORDS } from '../../core/words';
import { KeptLists } from './kept-lists';

/** Says that a day's list is not on this device, and offers those that are. */
@Component({
  selector: 'app-kept-days',
  imports: [MatButton],
  template: `
    <p>{{ words.today.notKept(date(), days().length) }}</p>
    <div class="bar">
      @for (day of days(); track day) {
        <button matButton="outlined" type="button" (click)="chosen.emit(day)">{{ words.today.open(day) }}</button>
      }
    </div>
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--s1);
      margin-top: var(--s2);
    }
    .bar {
      display: flex;
      flex-wrap: wrap;
      gap: var(--s1);
    }
    button {
      min-height: 3rem;
    }
  `,
})
export class KeptDays {
  readonly date = input.required<string>();
  readonly chosen = output<string>();
  protected readonly words = inject(WORDS);
  private readonly lists = inject(KeptLists);
  private readonly found = resource({ loader: () => this.lists.days(), defaultValue: [] });
  protected readonly days = this.found.value;
}
