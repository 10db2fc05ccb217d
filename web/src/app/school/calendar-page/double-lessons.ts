import { Component, inject, resource } from '@angular/core';
import { action } from '../../core/action';
import { ALL_WORDS } from '../../core/words';
import { ProblemNotice } from '../../ui/problem';
import { SchoolClient } from '../school.client';

/** Whether two periods in a row are one lesson: kept at once, apart from the form of the calendar. */
@Component({
  selector: 'app-double-lessons',
  imports: [ProblemNotice],
  template: `
    @if (settings.hasValue()) {
      <section class="card">
        <label>
          <input type="checkbox" [checked]="settings.value().joinDoubles" [disabled]="saving.busy()" (change)="set($event)" />
          <span
            ><b>{{ words.calendar.doubles }}</b
            ><span class="small">{{ words.calendar.doublesWhy }}</span></span
          >
        </label>
        @if (saving.refusal(); as refused) {
          <app-problem [error]="refused" [retryLabel]="null" />
        }
      </section>
    }
  `,
  styles: `
    label {
      display: grid;
      grid-template-columns: auto minmax(0, 1fr);
      gap: 0.75rem;
      align-items: start;
      min-height: 2.75rem;
      cursor: pointer;
    }
    input {
      width: 1.25rem;
      height: 1.25rem;
    }
    .small {
      display: block;
    }
  `,
})
export class DoubleLessons {
  private readonly client = inject(SchoolClient);
  protected readonly words = inject(ALL_WORDS);
  protected readonly settings = resource({ loader: () => this.client.settings() });
  protected readonly saving = action();

  protected async set(event: Event): Promise<void> {
    const box = event.target as HTMLInputElement;
    const joinDoubles = box.checked;
    const ending = await this.saving.run(async () => {
      this.settings.set(await this.client.changeSettings({ joinDoubles }));
      return this.words.calendar.doublesSaid(joinDoubles);
    });
    if (ending !== 'passed') box.checked = !joinDoubles;
  }
}
