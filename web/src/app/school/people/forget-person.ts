import { Component, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { Person } from '@app/shared/contracts';
import { action } from '../../core/action';
import { ALL_WORDS } from '../../core/words';
import { Note } from '../../ui/note';
import { ProblemNotice } from '../../ui/problem';
import { SchoolClient } from '../school.client';

/** Has somebody who left forgotten: says first what goes and what stays, and that it cannot be taken back. */
@Component({
  selector: 'app-forget-person',
  imports: [MatButton, Note, ProblemNotice],
  template: `
    @if (asking()) {
      <section class="card edge stop stack" aria-labelledby="forget">
        <h2 id="forget">{{ words.keeping.forgetHeading(person().name) }}</h2>
        <p>{{ words.keeping.forgetGoes }}</p>
        <p>{{ words.keeping.forgetStays }}</p>
        <app-note tone="warn"
          ><span>{{ words.keeping.forgetForEver }}</span></app-note
        >
        @if (forgetting.refusal(); as refused) {
          <app-problem [error]="refused" [retryLabel]="null" [listFields]="false" />
        }
        <div class="bar">
          <button matButton="filled" type="button" [disabled]="forgetting.busy()" (click)="forget()">
            {{ forgetting.busy() ? words.keeping.forgetting : words.keeping.forgetNow(person().name) }}
          </button>
          <button matButton type="button" [disabled]="forgetting.busy()" (click)="asking.set(false)">{{ words.forms.cancel }}</button>
        </div>
      </section>
    } @else {
      <button matButton="outlined" type="button" (click)="asking.set(true)">{{ words.keeping.forget }}</button>
    }
  `,
  styles: `
    .card {
      max-width: 46rem;
      overflow-wrap: anywhere;
    }
  `,
})
export class ForgetPerson {
  readonly person = input.required<Person>();
  readonly gone = output();
  private readonly client = inject(SchoolClient);
  protected readonly words = inject(ALL_WORDS);
  protected readonly asking = signal(false);
  protected readonly forgetting = action();

  protected async forget(): Promise<void> {
    await this.forgetting.run(async () => {
      await this.client.forget(this.person().id);
      this.gone.emit();
      return this.words.keeping.forgotten;
    });
  }
}
