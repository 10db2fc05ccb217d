import { Component, computed, inject, linkedSignal, resource } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { addDays, APPARATUS_LIMITS } from '@app/shared/rules';
import { CalendarClient } from '../calendar/calendar.client';
import { lastRead } from '../core/last-read';
import { Clock } from '../core/clock';
import { newsOf } from '../core/live-news';
import { refreshOnReturn } from '../core/refresh-on-return';
import { ALL_WORDS } from '../core/words';
import { Session } from '../identity/session';
import { Empty } from '../ui/empty';
import { Control, Field } from '../ui/field';
import { ProblemNotice } from '../ui/problem';
import { Skeleton } from '../ui/skeleton';
import { BreakagesClient } from './breakages.client';

const PART = 50;
const MOST = 200;
/** The choice beside the terms: the last days, over a year of them. */
const LAST = '';

/** The breakage book of the school, by term: what broke, was lost, used up or repaired, with which request, and what all of it cost. */
@Component({
  selector: 'app-breakages-page',
  imports: [Control, Empty, Field, MatButton, ProblemNotice, RouterLink, Skeleton],
  template: `
    <div class="page">
      <p class="small screen">
        <a routerLink="/apparatus">{{ words.apparatus.back }}</a>
      </p>
      <div class="bar head">
        <h1>{{ words.apparatus.book }}</h1>
        <button matButton="outlined" type="button" class="screen" (click)="print()">{{ words.stock.print }}</button>
        <a matButton="outlined" class="screen" [href]="file()" download>{{ words.stock.download }}</a>
      </div>
      <app-field class="screen term" [label]="words.apparatus.bookOf">
        <select appControl #which (change)="chosen.set(which.value)">
          @for (term of terms(); track term.from) {
            <option [value]="term.from" [selected]="term.from === chosen()">{{ words.apparatus.termOf(term) }}</option>
          }
          <option value="" [selected]="chosen() === ''">{{ words.apparatus.lastDays }}</option>
        </select>
      </app-field>
      @if (read.error() && !book()) {
        <app-problem [error]="read.error()" (retry)="read.reload()" />
      } @else if (book(); as it) {
        <p role="status">
          <b>{{ words.apparatus.bookSums(it) }}</b>
          <span class="small"> {{ words.apparatus.bookDays(it.from, it.to) }}</span>
        </p>
        @if (it.items.length > 0) {
          <p class="small">{{ words.apparatus.entriesShown(it.items.length, it.total) }}</p>
          <ul class="card">
            @for (entry of it.items; track entry.id) {
              <li>
                <span class="small when">{{ words.dates.instant(entry.at, session.timeZone()) }}</span>
                <span class="what">
                  <a [routerLink]="['/apparatus', entry.apparatusId]">{{ entry.apparatus }}</a>
                  <span>{{ words.apparatus.entry(entry) }}</span>
                </span>
                @if (entry.requisitionId; as request) {
                  <a class="small" [routerLink]="['/requests', request]"
                    >{{ words.apparatus.withRequest }}<span class="visually-hidden">: {{ entry.apparatus }}</span></a
                  >
                }
              </li>
            }
          </ul>
          @if (it.items.length < it.total && limit() < most) {
            <button matButton="outlined" class="screen" type="button" [disabled]="read.isLoading()" (click)="limit.set(most)">
              {{ words.apparatus.moreEntries }}
            </button>
          }
        } @else {
          <div class="card">
            <app-empty icon="apparatus" [heading]="words.apparatus.bookEmpty">{{ words.apparatus.bookEmptyHint }}</app-empty>
          </div>
        }
      } @else {
        <div class="card"><app-skeleton [rows]="6" [height]="48" [label]="words.apparatus.loadingBook" /></div>
      }
    </div>
  `,
  styles: `
    .page {
      max-width: 60rem;
    }
    .head,
    .term,
    ul {
      margin-bottom: var(--s2);
    }
    .term {
      max-width: 24rem;
    }
    ul {
      padding: 0;
      list-style: none;
    }
    li {
      display: grid;
      grid-template-columns: 9rem minmax(0, 1fr) auto;
      gap: 0.125rem 0.75rem;
      align-items: baseline;
      padding: 0.625rem var(--s2);
      overflow-wrap: anywhere;
      break-inside: avoid;
    }
    li + li {
      border-top: 1px solid var(--line);
    }
    .what {
      display: grid;
      gap: 0.125rem;
    }
    @media (max-width: 40em) {
      li {
        grid-template-columns: minmax(0, 1fr);
      }
    }
    @media print {
      .screen {
        display: none;
      }
    }
  `,
})
export class BreakagesPage {
  protected readonly words = inject(ALL_WORDS);
  protected readonly session = inject(Session);
  protected readonly most = MOST;
  private readonly client = inject(BreakagesClient);
  private readonly calendar = inject(CalendarClient);
  private readonly today = inject(Clock).today;
  private readonly found = resource({
    params: () => this.today(),
    loader: async ({ params: today }) => (await this.calendar.between(today, today)).terms.filter(({ from }) => from <= today),
  });
  /** The terms that have begun, the newest first. */
  protected readonly terms = computed(() =>
    this.found.hasValue() ? [...this.found.value()].sort((one, other) => (one.from < other.from ? 1 : -1)) : [],
  );
  /** The first day of the term that is looked at; the term of today unless another is chosen. */
  protected readonly chosen = linkedSignal(() => this.terms().find(({ to }) => to >= this.today())?.from ?? LAST);
  private readonly range = computed(() => {
    const term = this.terms().find(({ from }) => from === this.chosen());
    const to = this.today();
    if (!term) return { from: addDays(to, 1 - APPARATUS_LIMITS.bookDays), to };
    return { from: term.from, to: term.to };
  });
  protected readonly limit = linkedSignal({ source: this.range, computation: () => PART });
  protected readonly read = this.client.book(() => (this.found.isLoading() ? undefined : { ...this.range(), limit: this.limit() }));
  /** The book as last read stays while it is read again. */
  protected readonly book = lastRead(this.read);
  protected readonly file = computed(() => this.client.file(this.range()));

  constructor() {
    refreshOnReturn(
      () => this.read.reload(),
      () => 300,
      { of: newsOf('apparatus') },
    );
  }

  protected print(): void {
    globalThis.print();
  }
}
