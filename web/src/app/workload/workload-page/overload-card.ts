import { Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { Overload } from '@app/shared/contracts';
import { dateOf } from '../../core/when';
import { WORDS } from '../../core/words';

const FIRST = 12;

/** One stretch with more work than time, in the one sentence, and the practicals that make it so. */
@Component({
  selector: 'app-overload-card',
  imports: [MatButton, RouterLink],
  template: `
    <section class="card edge stop">
      <div class="bar">
        <div class="words">
          <h2>{{ words.overloads.sentence(overload(), timeZone()) }}</h2>
          <p class="small">{{ facts() }}</p>
        </div>
        <button matButton="outlined" type="button" [attr.aria-expanded]="unfolded()" (click)="unfolded.set(!unfolded())">
          {{ unfolded() ? words.workload.fold : words.workload.byPractical(practicals().length) }}
        </button>
      </div>
      @if (unfolded()) {
        <div class="scroll" tabindex="0" role="region" [attr.aria-label]="words.workload.stretchWork">
          <table class="rows">
            <thead>
              <tr>
                <th scope="col">{{ words.workload.practicalColumns.practical }}</th>
                <th scope="col" class="right">{{ words.workload.practicalColumns.tasks }}</th>
                <th scope="col" class="right">{{ words.workload.practicalColumns.time }}</th>
              </tr>
            </thead>
            <tbody>
              @for (one of shown(); track $index) {
                <tr>
                  <td>
                    @if (one.practicalId) {
                      <a routerLink="/requests" [queryParams]="{ practical: one.practicalId, ...lessons() }">{{ one.title }}</a>
                    } @else {
                      {{ one.title }}
                    }
                  </td>
                  <td class="num right">{{ one.tasks }}</td>
                  <td class="num right">{{ words.durations.work(one.minutes) }}</td>
                </tr>
              }
            </tbody>
          </table>
        </div>
        @if (shown().length < practicals().length) {
          <button type="button" class="link-button" (click)="all.set(true)">{{ words.workload.showAll(practicals().length) }}</button>
        }
      }
    </section>
  `,
  styles: `
    :host {
      display: block;
      min-width: 0;
    }
    h2 {
      font-size: var(--text-m);
    }
    .words {
      flex: 1 1 16rem;
    }
    .scroll {
      margin-top: 0.75rem;
    }
    td a {
      display: inline-flex;
      align-items: center;
      min-height: 3rem;
      margin: -0.75rem 0;
    }
    .link-button {
      min-height: 2.5rem;
    }
  `,
})
export class OverloadCard {
  readonly overload = input.required<Overload>();
  readonly timeZone = input.required<string>();
  protected readonly words = inject(WORDS);
  protected readonly unfolded = signal(false);
  protected readonly all = signal(false);
  /** All of its work by practical, most minutes first; the tasks beside it are named up to a number only. */
  protected readonly practicals = computed(() => this.overload().groups);
  protected readonly shown = computed(() => (this.all() ? this.practicals() : this.practicals().slice(0, FIRST)));
  /** The requests for lessons of these days in the departments that were judged together. */
  protected readonly lessons = computed(() => {
    const [from, to] = [this.overload().from, this.overload().to].map((at) => dateOf(at, this.timeZone()));
    return { view: 'year', from, to, department: this.overload().departmentIds.join(',') };
  });
  protected readonly facts = computed(() => {
    const tasks = this.practicals().reduce((sum, one) => sum + one.tasks, 0);
    return this.words.workload.madeOf(tasks, this.practicals()[0]);
  });
}
