import { Component, computed, inject, linkedSignal, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { KEPT_YEARS, keptFrom } from '@app/shared/rules';
import { action } from '../core/action';
import { Clock } from '../core/clock';
import { dateOf } from '../core/when';
import { ALL_WORDS } from '../core/words';
import { Session } from '../identity/session';
import { Control, Field } from '../ui/field';
import { Note } from '../ui/note';
import { ProblemNotice } from '../ui/problem';
import { Skeleton } from '../ui/skeleton';
import { CalendarBook } from './calendar-book';
import { SchoolClient } from './school.client';

/** Says what the school keeps and for how long; an administrator says how many school years, and is asked before anything goes. */
@Component({
  selector: 'app-kept-page',
  imports: [Control, Field, MatButton, Note, ProblemNotice, Skeleton],
  templateUrl: './kept-page.html',
  styles: `
    .card,
    app-problem {
      display: grid;
      gap: var(--s2);
      grid-template-columns: minmax(0, 1fr);
      max-width: 60rem;
      margin-top: var(--s2);
    }
    dl {
      margin: 0;
    }
    dl > div {
      display: grid;
      grid-template-columns: minmax(0, 3fr) minmax(0, 2fr);
      gap: 0.25rem var(--s2);
      padding: 0.625rem 0;
      border-bottom: 1px solid var(--line);
    }
    dl > div:last-child {
      border-bottom: 0;
    }
    dd {
      margin: 0;
    }
    .choice {
      display: grid;
      grid-template-columns: auto minmax(0, 1fr);
      gap: 0.75rem;
      align-items: center;
      min-height: 2.75rem;
      cursor: pointer;
    }
    .choice input {
      width: 1.25rem;
      height: 1.25rem;
    }
    fieldset {
      margin: 0;
      padding: 0;
      border: 0;
    }
    app-field {
      max-width: 16rem;
    }
    @media (max-width: 30em) {
      dl > div {
        grid-template-columns: minmax(0, 1fr);
      }
    }
  `,
})
export class KeptPage {
  private readonly client = inject(SchoolClient);
  private readonly session = inject(Session);
  private readonly clock = inject(Clock);
  private readonly book = inject(CalendarBook);
  protected readonly words = inject(ALL_WORDS);
  protected readonly mayChange = computed(() => this.session.may('person.write'));
  protected readonly settings = resource({ loader: () => this.client.settings() });
  private readonly terms = resource({ loader: async () => (await this.book.read()).terms });
  protected readonly lines = computed(() => this.words.keeping.lines(this.settings.hasValue() ? this.settings.value().keepYears : null));
  private readonly kept = computed(() => (this.settings.hasValue() ? this.settings.value().keepYears : null));
  protected readonly isAll = linkedSignal(() => this.kept() === null);
  protected readonly typed = linkedSignal(() => String(this.kept() ?? 7));
  private readonly years = computed(() => (/^\d{1,2}$/.test(this.typed().trim()) ? Number(this.typed()) : NaN));
  protected readonly wanted = computed(() => (this.isAll() ? null : this.years()));
  /** From which day on is kept what is about to be saved; null where nothing more goes by it. */
  protected readonly goesBefore = computed(() => {
    const [years, kept] = [this.wanted(), this.kept()];
    if (years === null || !(years >= KEPT_YEARS.min && years <= KEPT_YEARS.max) || (kept !== null && years >= kept)) return null;
    const today = dateOf(this.clock.now(), this.session.timeZone());
    return keptFrom(today, years, this.terms.hasValue() ? this.terms.value() : []);
  });
  protected readonly isChanged = computed(() => this.wanted() !== this.kept());
  protected readonly wasAsked = signal(false);
  protected readonly saving = action();

  protected choose(isAll: boolean): void {
    this.isAll.set(isAll);
    this.wasAsked.set(false);
  }

  protected type(years: string): void {
    this.typed.set(years);
    this.wasAsked.set(false);
  }

  /** What lets something go is asked for first, and done by the second press. */
  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const keepYears = this.wanted();
    const isWrong = keepYears !== null && !(keepYears >= KEPT_YEARS.min && keepYears <= KEPT_YEARS.max);
    if (this.saving.lacks(isWrong ? { keepYears: this.words.keeping.yearsWrong(KEPT_YEARS.min, KEPT_YEARS.max) } : {})) return;
    if (this.goesBefore() !== null && !this.wasAsked()) {
      this.wasAsked.set(true);
      return;
    }
    await this.saving.run(async () => {
      this.settings.set(await this.client.changeSettings({ keepYears }));
      this.wasAsked.set(false);
      return this.words.keeping.saved;
    });
  }
}
