import { Component, computed, inject, input, output, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { addDays } from '@app/shared/rules';
import { Clock } from '../../core/clock';
import { WORDS } from '../../core/words';
import { wordsThere } from '../../core/words-there';
import { Session } from '../../identity/session';
import { PlanPreview } from './plan-preview';

/**
 * Plans a week of a department: `<app-plan-card [week]="firstDay" [departmentId]="id" (applied)="reload()" />`. What it opens comes once it is
 * pressed; whoever may not plan sees nothing.
 */
@Component({
  selector: 'app-plan-card',
  imports: [MatButton, PlanPreview],
  template: `
    @if (isShown()) {
      <section class="card" aria-labelledby="plan-heading">
        <div class="bar">
          <div class="words">
            <h2 id="plan-heading">{{ words.workload.planWeek(week(), today()) }}</h2>
            <p class="small">{{ departmentId() === 'all' ? words.workload.planOneDepartment : words.workload.planWhy }}</p>
          </div>
          @if (departmentId() !== 'all' && !open()) {
            <button matButton="filled" type="button" (click)="opened.set(key())">{{ words.workload.planPreview }}</button>
          }
        </div>
        @if (open()) {
          @defer (when lateWords.hasValue()) {
            <app-plan-preview [days]="days()" (applied)="applied.emit()" (closed)="opened.set(null)" />
          } @error {
            <p>{{ words.workload.planLost }}</p>
          }
          @if (lateWords.error()) {
            <p>{{ words.workload.planLost }}</p>
          }
        }
      </section>
    }
  `,
  styles: `
    :host {
      display: block;
      min-width: 0;
    }
    section {
      display: grid;
      gap: var(--s2);
    }
    .words {
      flex: 1 1 16rem;
    }
  `,
})
export class PlanCard {
  /** The first day of the week. */
  readonly week = input.required<string>();
  /** An id, or `all`: one of them is to be chosen first. */
  readonly departmentId = input.required<string>();
  readonly applied = output();
  protected readonly words = inject(WORDS);
  protected readonly today = inject(Clock).today;
  private readonly session = inject(Session);
  protected readonly isShown = computed(() => {
    const departmentId = this.departmentId();
    return departmentId === 'all'
      ? this.session.me()?.permissions.includes('workload.plan')
      : this.session.may('workload.plan', { departmentId });
  });
  protected readonly days = computed(() => ({ from: this.week(), to: addDays(this.week(), 6), departmentId: this.departmentId() }), {
    equal: (one, other) => JSON.stringify(one) === JSON.stringify(other),
  });
  protected readonly key = computed(() => JSON.stringify(this.days()));
  /** Which week was opened: another one is to be asked for anew. */
  protected readonly opened = signal<string | null>(null);
  protected readonly open = computed(() => this.opened() === this.key());
  protected readonly lateWords = resource({ params: () => (this.open() ? true : undefined), loader: wordsThere });
}
