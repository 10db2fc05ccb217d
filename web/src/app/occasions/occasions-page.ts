import { Component, computed, inject, input, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import type { OccasionView } from '@app/shared/contracts';
import { addDays } from '@app/shared/rules';
import { Clock } from '../core/clock';
import { refreshOnReturn } from '../core/refresh-on-return';
import { SchoolLists } from '../core/school-lists';
import { ALL_WORDS } from '../core/words';
import { Session } from '../identity/session';
import { Empty } from '../ui/empty';
import { ProblemNotice } from '../ui/problem';
import { Skeleton } from '../ui/skeleton';
import { OccasionList } from './occasion-list';
import { OccasionsClient } from './occasions.client';

const EVERY_SECONDS = 300;
const MINE = 'mine';

/** What is outside the timetable: one's own, or that of a department; what comes first, and what is past when it is asked for. */
@Component({
  selector: 'app-occasions-page',
  imports: [Empty, MatButton, OccasionList, ProblemNotice, RouterLink, Skeleton],
  template: `
    @let said = words.occasions;
    <div class="page">
      <div class="bar head">
        <h1>{{ said.page }}</h1>
        @if (mayAdd()) {
          <a matButton="filled" routerLink="/occasions/new">{{ said.add }}</a>
        }
      </div>
      <p class="lead">{{ said.lead }}</p>
      @if (departments().length > 0) {
        <p>
          <select class="control" [attr.aria-label]="said.whose" #chosen (change)="show(chosen.value)">
            @if (mayAdd()) {
              <option [value]="mine" [selected]="whose() === mine">{{ said.mine }}</option>
            }
            @for (one of departments(); track one.id) {
              <option [value]="one.id" [selected]="one.id === whose()">{{ one.name }}</option>
            }
          </select>
        </p>
      }
      @if (found.error(); as refused) {
        <app-problem [error]="refused" (retry)="found.reload()" />
      } @else if (coming(); as items) {
        @if (items.length > 0) {
          <section aria-labelledby="coming">
            <h2 id="coming">{{ said.coming }}</h2>
            <app-occasion-list [occasions]="items" [today]="today()" [named]="whose() !== mine" />
          </section>
        } @else {
          <div class="card">
            <app-empty icon="calendar" [heading]="said.none">{{ whose() === mine ? said.noneHint : said.noneHere }}</app-empty>
          </div>
        }
        <section aria-labelledby="past">
          <h2 id="past">
            <button type="button" class="link-button" [attr.aria-expanded]="showsPast()" (click)="showsPast.set(!showsPast())">
              {{ showsPast() ? said.past : said.showPast }}
            </button>
          </h2>
          @if (showsPast()) {
            @if (earlier.error(); as refused) {
              <app-problem [error]="refused" (retry)="earlier.reload()" />
            } @else if (past(); as over) {
              @if (over.length > 0) {
                <app-occasion-list [occasions]="over" [today]="today()" [named]="whose() !== mine" />
              } @else {
                <p class="small">{{ said.nonePast }}</p>
              }
            } @else {
              <app-skeleton [rows]="2" [height]="48" [label]="said.loading" />
            }
          }
        </section>
      } @else {
        <div class="card"><app-skeleton [rows]="4" [height]="56" [label]="said.loading" /></div>
      }
    </div>
  `,
  styles: `
    .page {
      max-width: 64rem;
    }
    .head,
    .lead,
    section,
    .page > p {
      margin-bottom: var(--s2);
    }
    .lead {
      color: var(--ink-2);
    }
    section {
      display: grid;
      gap: var(--s1);
    }
    h2 {
      font-size: var(--text-m);
    }
    .link-button {
      min-height: 2.75rem;
      font-weight: inherit;
    }
    select {
      width: auto;
      max-width: 100%;
    }
  `,
})
export class OccasionsPage {
  /** Whose: a department's id; one's own without it. */
  readonly of = input<string>();
  protected readonly words = inject(ALL_WORDS);
  protected readonly mine = MINE;
  private readonly client = inject(OccasionsClient);
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  protected readonly today = inject(Clock).today;
  private readonly all = inject(SchoolLists).departments();
  protected readonly mayAdd = computed(() => this.session.may('occasion.add'));
  protected readonly departments = computed(() => (this.session.may('lesson.seeAll') && this.all.hasValue() ? this.all.value() : []));
  /** Who teaches begins with their own; others with their first department. */
  protected readonly whose = computed(() => {
    const asked = this.of();
    if (asked !== undefined || this.session.may('lesson.teach') || !this.session.may('lesson.seeAll')) return asked ?? MINE;
    return this.session.person().departments[0]?.id ?? this.departments()[0]?.id ?? MINE;
  });
  private readonly filter = computed(() => (this.whose() === MINE ? {} : { departmentId: this.whose() }));
  protected readonly found = resource({
    params: () => ({ ...this.filter(), from: this.today() }),
    loader: ({ params }) => this.client.list(params),
  });
  protected readonly showsPast = signal(false);
  protected readonly earlier = resource({
    params: () => (this.showsPast() ? { ...this.filter(), to: addDays(this.today(), -1) } : undefined),
    loader: ({ params }) => this.client.list(params),
  });
  protected readonly coming = computed(() =>
    this.found.hasValue()
      ? this.found
          .value()
          .filter((one) => nextOf(one, this.today()) !== undefined)
          .sort(by((one) => nextOf(one, this.today()) ?? ''))
      : null,
  );
  protected readonly past = computed(() =>
    this.earlier.hasValue()
      ? this.earlier
          .value()
          .filter((one) => nextOf(one, this.today()) === undefined)
          .sort(by(lastOf))
          .reverse()
      : null,
  );

  constructor() {
    refreshOnReturn(
      () => this.found.reload(),
      () => EVERY_SECONDS,
    );
  }

  protected show(whose: string): void {
    void this.router.navigate([], { queryParams: { of: whose }, replaceUrl: true });
  }
}

function nextOf({ lessonIds }: OccasionView, today: string): string | undefined {
  return lessonIds.map((id) => id.slice(-10)).find((date) => date >= today);
}

function lastOf({ lessonIds, date }: OccasionView): string {
  return lessonIds.at(-1)?.slice(-10) ?? date;
}

function by(key: (one: OccasionView) => string) {
  return (one: OccasionView, other: OccasionView): number =>
    key(one).localeCompare(key(other)) || one.start.localeCompare(other.start) || one.title.localeCompare(other.title);
}
