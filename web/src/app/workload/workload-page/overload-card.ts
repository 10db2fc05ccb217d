import { Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { Overload } from '@app/shared/contracts';
import { WORDS } from '../../core/words';
import { byRequest } from '../load-words';

const FIRST = 12;

/** One stretch with more work than time, in a sentence, and the requests that make it so. */
@Component({
  selector: 'app-overload-card',
  imports: [MatButton, RouterLink],
  template: `
    <section class="card edge stop">
      <div class="bar">
        <div class="words">
          <h2>{{ words.workload.overloaded(words.overloads.sentence(overload(), timeZone())) }}</h2>
          <p class="small">{{ facts() }}</p>
        </div>
        <button matButton="outlined" type="button" [attr.aria-expanded]="unfolded()" (click)="unfolded.set(!unfolded())">
          {{ unfolded() ? words.workload.fold : words.workload.theRequests(requests().length) }}
        </button>
      </div>
      @if (unfolded()) {
        <div class="scroll" tabindex="0" role="region" [attr.aria-label]="words.workload.stretchWork">
          <table class="rows">
            <thead>
              <tr>
                <th scope="col">{{ words.workload.stretchColumns.request }}</th>
                <th scope="col">{{ words.workload.stretchColumns.work }}</th>
                <th scope="col">{{ words.workload.stretchColumns.due }}</th>
                <th scope="col" class="right">{{ words.workload.stretchColumns.minutes }}</th>
              </tr>
            </thead>
            <tbody>
              @for (one of shown(); track $index) {
                <tr>
                  <td>
                    @if (one.requisitionId) {
                      <a [routerLink]="['/requests', one.requisitionId]">{{ one.title }}</a>
                    } @else {
                      {{ one.title }}
                    }
                  </td>
                  <td>{{ words.workload.kinds(one.kinds) }}</td>
                  <td class="num">{{ when(one.due) }}</td>
                  <td class="num right">{{ round(one.minutes) }}</td>
                </tr>
              }
            </tbody>
          </table>
        </div>
        @if (shown().length < requests().length) {
          <button type="button" class="link-button" (click)="all.set(true)">{{ words.workload.showAll(requests().length) }}</button>
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
  protected readonly round = Math.round;
  protected readonly requests = computed(() => byRequest(this.overload().tasks));
  protected readonly shown = computed(() => (this.all() ? this.requests() : this.requests().slice(0, FIRST)));
  protected readonly facts = computed(() => {
    const { tasks, workMinutes, technicianMinutes } = this.overload();
    return this.words.workload.overBy(workMinutes - technicianMinutes, tasks.length, this.requests()[0]);
  });

  protected when(instant: string): string {
    return this.words.dates.instant(instant, this.timeZone());
  }
}
