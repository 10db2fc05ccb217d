import { Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { Department } from '@app/shared/contracts';
import { DEFAULT_POLICY, isIsoDate, weeklyTerms } from '@app/shared/rules';
import { action } from '../core/action';
import { Clock } from '../core/clock';
import { ALL_WORDS } from '../core/words';
import { SchoolClient } from '../school/school.client';
import { DateControl } from '../ui/date-control';
import { Field } from '../ui/field';
import { ProblemNotice } from '../ui/problem';

/** A department's deadline while the school is set up: the usual one kept with one press, and the day from which it counts. */
@Component({
  selector: 'app-keep-deadline',
  imports: [DateControl, Field, MatButton, ProblemNotice, RouterLink],
  template: `
    <div class="bar" role="group" [attr.aria-label]="department().name">
      <b class="name">{{ department().name }}</b>
      <app-field [label]="words.setUp.beginOn" [error]="keeping.wrong()['deadlinesFrom']">
        <input appDate [value]="from()" (typed)="from.set($event)" />
      </app-field>
      <button matButton="filled" type="button" [disabled]="keeping.busy()" (click)="keep()">
        {{ words.setUp.keep(usual(), isDate() ? from() : null, today()) }}
      </button>
      <a matButton routerLink="/school/departments">{{ words.setUp.change }}</a>
    </div>
    @if (keeping.refusal(); as refused) {
      <app-problem [error]="refused" [retryLabel]="null" />
    }
  `,
  styles: `
    .bar {
      align-items: end;
    }
    .name {
      flex: 1 1 6rem;
      min-height: 2rem;
      overflow-wrap: anywhere;
    }
    app-field {
      width: 9.5rem;
    }
    button,
    a {
      min-height: 2.75rem;
    }
  `,
})
export class KeepDeadline {
  readonly department = input.required<Department>();
  /** The day offered. */
  readonly begins = input.required<string | null>();
  readonly kept = output();
  protected readonly words = inject(ALL_WORDS);
  private readonly client = inject(SchoolClient);
  protected readonly today = inject(Clock).today;
  protected readonly keeping = action();
  private readonly fromAtFirst = computed(() => this.department().deadlinesFrom ?? this.begins() ?? '');
  /** As it was typed also while the departments are read again. */
  protected readonly from = linkedSignal(this.fromAtFirst);
  protected readonly isDate = computed(() => isIsoDate(this.from()));
  protected readonly usual = computed(() => {
    const { weekday, time } = weeklyTerms(DEFAULT_POLICY);
    return `${this.words.dates.longWeekday(weekday)} ${time}`;
  });

  /** The day first: a deadline that is set without it would already count. */
  protected async keep(): Promise<void> {
    const { id, name } = this.department();
    if (this.from() !== '' && !this.isDate()) return void this.keeping.lacks({ deadlinesFrom: this.words.forms.dateMissing });
    const from = this.isDate() ? this.from() : null;
    const ending = await this.keeping.run(async () => {
      if (from !== null) await this.client.changeDepartment(id, { deadlinesFrom: from });
      await this.client.setPolicy(id, { ...DEFAULT_POLICY, from: this.today() });
      return this.words.setUp.kept(name, this.usual(), from, this.today());
    });
    if (ending === 'done') this.kept.emit();
  }
}
