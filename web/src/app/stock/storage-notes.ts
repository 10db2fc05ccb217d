import { Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Storage } from '@app/shared/contracts';
import { Clock } from '../core/clock';
import { ALL_WORDS } from '../core/words';
import { Chip } from '../ui/chip';
import { Note } from '../ui/note';

/** What stands together against the school's own rules, and what is open and has to be tested; nothing where all is well. */
@Component({
  selector: 'app-storage-notes',
  imports: [Chip, Note, RouterLink],
  template: `
    @if (storage().clashes.length > 0) {
      <app-note tone="warn">
        <h2>{{ words.storage.apartHeading }}</h2>
        <ul>
          @for (clash of storage().clashes; track $index) {
            <li>{{ words.storage.together(clash) }}</li>
          }
        </ul>
      </app-note>
    }
    @if (storage().open.length > 0) {
      <app-note>
        <h2>{{ words.storage.openHeading }}</h2>
        <ul>
          @for (one of storage().open; track one.stockId) {
            <li>
              <a [routerLink]="['/stock', one.stockId]">{{
                words.storage.openLine({ name: one.name, group: one.group, opened: words.dates.dayFrom(one.opened, today()) })
              }}</a>
              <app-chip [tone]="one.overdue ? 'warn' : 'mute'" icon="clock">
                {{ words.storage.testBy(words.dates.dayFrom(one.testBy, today()), one.overdue) }}
              </app-chip>
            </li>
          }
        </ul>
      </app-note>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--s1);
      overflow-wrap: anywhere;
    }
    h2 {
      font-size: var(--text-s);
    }
    ul {
      display: grid;
      gap: 0.25rem;
      margin: 0;
      padding-left: 1.125rem;
    }
    li > * {
      vertical-align: middle;
    }
    a {
      display: inline-flex;
      align-items: center;
      min-height: 2.75rem;
      margin-right: 0.5rem;
    }
  `,
})
export class StorageNotes {
  readonly storage = input.required<Storage>();
  protected readonly words = inject(ALL_WORDS);
  protected readonly today = inject(Clock).today;
}
