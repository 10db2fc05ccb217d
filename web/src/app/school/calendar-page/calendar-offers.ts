import { Component, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { halfTermsFor, periodsOf, schoolYearOf, USUAL_BELLS, type UsualBells, usualTerms, withoutHalfTerm } from '@app/shared/rules';
import { Clock } from '../../core/clock';
import { ALL_WORDS } from '../../core/words';
import { Note } from '../../ui/note';
import type { CalendarDraft } from './calendar-draft';

/** What a calendar that is begun can start from: usual terms, half terms where they are missing, usual days. All of it fills the form alone. */
@Component({
  selector: 'app-calendar-offers',
  imports: [MatButton, Note],
  template: `
    @if (draft().terms.length === 0) {
      <app-note tone="accent">
        <span>{{ words.calendar.usualHint }}</span>
        <span
          ><button matButton="outlined" type="button" (click)="putTerms()">{{ words.calendar.usualTerms(year()) }}</button></span
        >
      </app-note>
    } @else if (without().length > 0) {
      <app-note tone="wait">
        <span>{{ words.calendar.noHalfTerm(without()) }}</span>
        @if (halves().length > 0) {
          <span
            ><button matButton="outlined" type="button" (click)="putHalfTerms()">
              {{ words.calendar.usualHalfTerms(halves(), today()) }}
            </button></span
          >
        }
      </app-note>
    }
    @if (draft().periods.length === 0) {
      <app-note tone="accent">
        <span>{{ words.calendar.usualBellsLead }}</span>
        <span class="bar">
          @for (one of bells; track $index) {
            <button matButton="outlined" type="button" (click)="putBells(one)">{{ words.calendar.usualBells(one) }}</button>
          }
        </span>
      </app-note>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 0.75rem;
    }
    :host:empty {
      display: none;
    }
  `,
})
export class CalendarOffers {
  readonly draft = input.required<CalendarDraft>();
  /** The parts of the form that are filled. */
  readonly put = output<Partial<CalendarDraft>>();
  protected readonly words = inject(ALL_WORDS);
  protected readonly bells = USUAL_BELLS;
  protected readonly today = inject(Clock).today;
  protected readonly year = computed(() => schoolYearOf(this.today()));
  protected readonly without = computed(() => withoutHalfTerm(this.draft().terms, this.closed()).map(({ name }) => name));
  protected readonly halves = computed(() => halfTermsFor(this.draft().terms, this.closed()));
  private readonly closed = computed(() => this.draft().closures.map(({ from, to }) => ({ from, to: to || from })));

  protected putTerms(): void {
    this.put.emit({ terms: usualTerms(this.year()) });
  }

  protected putHalfTerms(): void {
    const halves = this.halves().map((half) => ({ ...half, kind: 'holiday' as const }));
    this.put.emit({ closures: [...this.draft().closures, ...halves].sort((one, other) => one.from.localeCompare(other.from)) });
  }

  protected putBells(bells: UsualBells): void {
    this.put.emit({ periods: periodsOf(bells).map((period) => ({ ...period, weekdays: [], schedule: '' })) });
  }
}
