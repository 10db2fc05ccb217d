import { Component, computed, inject, input, resource } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { addDays } from '@app/shared/rules';
import { Clock } from '../../core/clock';
import { ALL_WORDS } from '../../core/words';
import { DateControl } from '../../ui/date-control';
import { Empty } from '../../ui/empty';
import { Control, Field } from '../../ui/field';
import { ProblemNotice } from '../../ui/problem';
import { Skeleton } from '../../ui/skeleton';
import { PrepClient } from '../prep.client';
import { KitOfRequests } from '../today/kit-of-requests';
import { PickPlaces } from '../today/pick-places';
import { periodsOf } from './day-rows';
import { DaySheet } from './day-sheet';
import { LabelsSheet } from './labels-sheet';
import { SlipsSheet } from './slips-sheet';

const SHEETS = ['day', 'pick', 'week', 'slips', 'labels'] as const;
type Sheet = (typeof SHEETS)[number];
const WEEK = 7;

/** The day on paper: `?date=` is the day, `?sheet=` which of the sheets. What is shown is what is printed. */
@Component({
  selector: 'app-paper-page',
  imports: [
    Control,
    DateControl,
    DaySheet,
    Empty,
    Field,
    LabelsSheet,
    MatButton,
    PickPlaces,
    ProblemNotice,
    RouterLink,
    Skeleton,
    SlipsSheet,
  ],
  template: `
    <div class="page" [class.bare]="shown() === 'labels'">
      <div class="no-print head">
        <h1>{{ words.paper.page }}</h1>
        <div class="row">
          <app-field [label]="words.paper.which">
            <select appControl (typed)="go({ sheet: $any($event) })">
              @for (one of sheets; track one) {
                <option [value]="one" [selected]="one === shown()">{{ words.paper.sheets[one] }}</option>
              }
            </select>
          </app-field>
          <app-field [label]="shown() === 'week' ? words.paper.firstDay : words.paper.day">
            <input appDate [value]="day()" (typed)="go({ date: $event })" />
          </app-field>
        </div>
        <div class="bar">
          <button matButton="filled" type="button" [disabled]="!ready()" (click)="print()">{{ words.paper.print }}</button>
          <a matButton="outlined" routerLink="/today" [queryParams]="{ date: day() }">{{ words.paper.backToDay }}</a>
        </div>
      </div>
      @if (shown() === 'week') {
        @if (week.error(); as refused) {
          <app-problem [error]="refused" (retry)="week.reload()" />
        } @else if (week.hasValue()) {
          @for (list of week.value(); track list.date) {
            <app-day-sheet class="of-week" [list]="list" [short]="true" />
          } @empty {
            <app-empty icon="print" [heading]="words.paper.nothing">{{ words.paper.nothingWhy }}</app-empty>
          }
        } @else {
          <app-skeleton [rows]="8" [height]="40" [label]="words.paper.loading" />
        }
      } @else if (list.error(); as refused) {
        <app-problem [error]="refused" (retry)="list.reload()" />
      } @else if (read(); as found) {
        @switch (shown()) {
          @case ('day') {
            <app-day-sheet [list]="found" />
          }
          @case ('pick') {
            <h2>{{ words.paper.sheets.pick }}, {{ words.dates.day(found.date) }}</h2>
            <app-pick-places [places]="found.pickList" [tasks]="found.tasks" />
          }
          @default {
            @if (kits.error(); as refused) {
              <app-problem [error]="refused" (retry)="kits.reload()" />
            } @else if (periods().length === 0) {
              <app-empty icon="print" [heading]="words.paper.nothing">{{ words.paper.nothingWhy }}</app-empty>
            } @else if (kits.hasValue()) {
              @if (shown() === 'slips') {
                <app-slips-sheet [periods]="periods()" [kits]="kits.value()" />
              } @else {
                <app-labels-sheet [periods]="periods()" [kits]="kits.value()" />
              }
            } @else {
              <app-skeleton [rows]="8" [height]="40" [label]="words.paper.loading" />
            }
          }
        }
      } @else {
        <app-skeleton [rows]="8" [height]="40" [label]="words.paper.loading" />
      }
    </div>
  `,
  styles: `
    .head {
      display: grid;
      gap: var(--s2);
      margin-bottom: var(--s3);
    }
    .row {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(10rem, 16rem));
      gap: var(--s2);
    }
    .of-week {
      margin-bottom: var(--s3);
      break-inside: avoid;
    }
    .bare {
      overflow-x: auto;
    }
    @media print {
      .page {
        padding: 0;
      }
      app-pick-places {
        display: block;
        columns: 2;
      }
      .bare {
        overflow: visible;
      }
    }
  `,
})
export class PaperPage {
  readonly date = input<string>();
  readonly sheet = input<string>();
  protected readonly words = inject(ALL_WORDS);
  protected readonly sheets = SHEETS;
  private readonly router = inject(Router);
  private readonly client = inject(PrepClient);
  private readonly requests = inject(KitOfRequests);
  private readonly today = inject(Clock).today;
  protected readonly day = computed(() => this.date() ?? this.today());
  protected readonly shown = computed<Sheet>(() => SHEETS.find((one) => one === this.sheet()) ?? 'day');
  protected readonly list = this.client.list(() => ({ date: this.day() }));
  protected readonly read = computed(() => (this.list.hasValue() ? this.list.value() : undefined));
  protected readonly periods = computed(() => {
    const list = this.read();
    return list ? periodsOf(list) : [];
  });
  protected readonly kits = resource({
    params: () => (['slips', 'labels'].includes(this.shown()) ? this.periods().flatMap(({ rows }) => rows) : undefined),
    loader: ({ params }) => this.requests.read(params.map(({ requisitionId }) => requisitionId)),
  });
  /** The teaching days of the seven from the day that is chosen. */
  protected readonly week = resource({
    params: () => (this.shown() === 'week' ? this.day() : undefined),
    loader: async ({ params }) => {
      const lists = await Promise.all(Array.from({ length: WEEK }, (_, after) => this.client.read({ date: addDays(params, after) })));
      return lists.filter(({ teachingDay }) => teachingDay);
    },
  });
  protected readonly ready = computed(() => (this.shown() === 'week' ? this.week.hasValue() : this.list.hasValue()));

  protected go(to: { sheet?: string; date?: string }): void {
    void this.router.navigate([], { queryParams: to, queryParamsHandling: 'merge', replaceUrl: true });
  }

  protected print(): void {
    window.print();
  }
}
