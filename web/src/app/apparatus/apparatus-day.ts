import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { TimelineItem } from '@app/shared/contracts';
import { addDays, weekStart } from '@app/shared/rules';
import { MONDAY } from './week-grid';
import { Clock } from '../core/clock';
import { ALL_WORDS } from '../core/words';
import { Icon } from '../ui/icon/icon';
import { ProblemNotice } from '../ui/problem';
import { Skeleton } from '../ui/skeleton';
import { ApparatusClient } from './apparatus.client';

/** One day: what is free of everything in each period, what is scarcest first. */
@Component({
  selector: 'app-apparatus-day',
  imports: [Icon, ProblemNotice, RouterLink, Skeleton],
  template: `
    <div class="page">
      <p class="small">
        <a routerLink="/apparatus">{{ words.apparatus.back }}</a>
      </p>
      <div class="bar days">
        <a class="icon-button" [attr.aria-label]="words.apparatus.dayBefore" [routerLink]="[]" [queryParams]="{ date: dayAt(-1) }"
          ><app-icon name="left"
        /></a>
        <h1>{{ words.dates.longDay(day()) }}</h1>
        <a class="icon-button" [attr.aria-label]="words.apparatus.dayAfter" [routerLink]="[]" [queryParams]="{ date: dayAt(1) }"
          ><app-icon name="right"
        /></a>
      </div>
      @if (times.error(); as refused) {
        <app-problem [error]="refused" (retry)="times.reload()" />
      } @else if (times.hasValue()) {
        @if (periods().length === 0) {
          <p>{{ words.apparatus.noTeachingDay }}</p>
        } @else {
          <p class="small">{{ words.apparatus.scarceFirst }}</p>
          <div class="scroll card">
            <table class="rows">
              <thead>
                <tr>
                  <th scope="col">{{ words.apparatus.item }}</th>
                  @for (name of periods(); track name) {
                    <th scope="col" class="right">{{ name }}</th>
                  }
                </tr>
              </thead>
              <tbody>
                @for (one of items(); track one.apparatus.id) {
                  <tr>
                    <th scope="row">
                      <a [routerLink]="['/apparatus', one.apparatus.id]" [queryParams]="{ week: week() }">{{ one.apparatus.name }}</a>
                    </th>
                    @for (cell of one.cells; track $index) {
                      <td class="right num" [class.none]="cell.free === 0" [class.held]="cell.free < most(one)">
                        {{ cell.free }}
                      </td>
                    }
                  </tr>
                }
              </tbody>
            </table>
          </div>
        }
      } @else {
        <div class="card"><app-skeleton [rows]="10" [height]="40" [label]="words.apparatus.loading" /></div>
      }
    </div>
  `,
  styles: `
    .days {
      flex-wrap: nowrap;
      align-items: center;
    }
    .card {
      max-width: 60rem;
      margin-top: var(--s);
      padding: 0 var(--s2);
    }
    th[scope='row'] {
      min-width: 9rem;
      font-size: inherit;
    }
    @media (max-width: 30em) {
      .card {
        padding: 0 0.75rem;
      }
      .card :is(th, td) {
        padding-inline: 0.25rem;
      }
      th[scope='row'] {
        min-width: 6rem;
        overflow-wrap: anywhere;
      }
    }
    .held {
      font-weight: 650;
    }
    .none {
      color: var(--warn);
      font-weight: 650;
    }
  `,
})
export class ApparatusDay {
  readonly date = input<string>();
  protected readonly words = inject(ALL_WORDS);
  private readonly client = inject(ApparatusClient);
  private readonly clock = inject(Clock);
  protected readonly day = computed(() => {
    const date = this.date();
    return date !== undefined && /^\d{4}-\d\d-\d\d$/.test(date) ? date : this.clock.today();
  });
  protected readonly week = computed(() => weekStart(this.day(), MONDAY));
  protected readonly times = this.client.timeline(() => ({ from: this.day(), to: this.day() }));
  /** What is least there at some time, and of that what most is asked of, comes first. */
  protected readonly items = computed(() => {
    const items = this.times.hasValue() ? this.times.value().items : [];
    const share = (one: TimelineItem) => Math.min(1, ...one.cells.map(({ free }) => free / Math.max(1, this.most(one))));
    return items.toSorted((one, other) => share(one) - share(other) || one.apparatus.name.localeCompare(other.apparatus.name, 'en-GB'));
  });
  protected readonly periods = computed(() =>
    (this.items()[0]?.cells ?? []).map(({ period, schedule }) => `${schedule ?? ''} ${period}`.trim()),
  );

  protected most({ apparatus, cells }: TimelineItem): number {
    return Math.max(apparatus.owned - apparatus.outOfService, ...cells.map(({ free }) => free), 0);
  }

  protected dayAt(days: number): string {
    return addDays(this.day(), days);
  }
}
