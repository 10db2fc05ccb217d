import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { lastRead } from '../core/last-read';
import { onUndone } from '../core/on-undone';
import { ALL_WORDS } from '../core/words';
import { Session } from '../identity/session';
import { TakeInList } from '../imports/take-in-list';
import { Chip } from '../ui/chip';
import { Empty } from '../ui/empty';
import { Control, Field } from '../ui/field';
import { ProblemNotice } from '../ui/problem';
import { Skeleton } from '../ui/skeleton';
import { LibraryClient, type LibraryFilter } from '../practicals/practicals.client';
import { LibraryFacets } from './library-facets';

const PART = 50;
const MOST = 200;

/** Every practical of the school, to be found by words and narrowed by what it is; what is chosen stands in the address. */
@Component({
  selector: 'app-library-page',
  imports: [Chip, Control, Empty, Field, LibraryFacets, MatButton, ProblemNotice, RouterLink, Skeleton, TakeInList],
  template: `
    <div class="page">
      <div class="bar head">
        <h1>{{ words.page }}</h1>
        <a matButton="outlined" routerLink="/library/schemes">{{ schemes }}</a>
        @if (mayWrite()) {
          <a matButton="outlined" routerLink="/library/estimates">{{ estimates }}</a>
          <a matButton="outlined" routerLink="/library/new">{{ words.add }}</a>
        }
      </div>
      <p class="lead">{{ words.lead }}</p>
      <app-field class="search" [label]="words.search">
        <input appControl type="search" autocomplete="off" [value]="asked()" #box (input)="type(box.value)" />
      </app-field>
      @if (found.error(); as refused) {
        <app-problem [error]="refused" (retry)="found.reload()" />
      } @else if (list(); as part) {
        <div class="columns">
          <app-library-facets [facets]="part.facets" [filter]="filter()" (chosen)="choose($event)" />
          <div class="found">
            <p class="small" role="status">{{ words.shown(part.items.length, part.total ?? part.items.length) }}</p>
            @if (part.items.length > 0) {
              <ul class="card links">
                @for (one of part.items; track one.id) {
                  <li>
                    <a [routerLink]="['/library', one.id]">{{ one.title }}</a>
                    <span class="small">{{ one.subject }} · {{ words.years(one.years) }}</span>
                    <span class="marks">
                      @if (one.required; as reference) {
                        <app-chip tone="accent">{{ words.required(reference) }}</app-chip>
                      }
                      @for (need of one.needs; track need) {
                        <app-chip>{{ words.facilities[need] }}</app-chip>
                      }
                      @if (one.leadSchoolDays; as days) {
                        <app-chip icon="clock">{{ words.askBefore(days) }}</app-chip>
                      }
                    </span>
                  </li>
                }
              </ul>
            } @else if (isNarrowed()) {
              <app-empty [heading]="words.nothing">
                <p>{{ words.nothingWhy }}</p>
                <button matButton="outlined" type="button" (click)="clear()">{{ words.clear }}</button>
              </app-empty>
            } @else {
              <app-empty icon="library" [heading]="words.empty">
                <p>{{ words.emptyWhy }}</p>
              </app-empty>
            }
            @if (part.items.length < (part.total ?? 0) && part.items.length < most) {
              <button matButton="outlined" type="button" [disabled]="found.isLoading()" (click)="limit.set(limit() + 50)">
                {{ words.more }}
              </button>
            }
          </div>
        </div>
      } @else {
        <div class="card"><app-skeleton [rows]="8" [height]="48" [label]="words.loading" /></div>
      }
      @if (mayWrite()) {
        <app-take-in-list kind="practicals" [file]="file" (taken)="found.reload()" />
        <a matButton="outlined" routerLink="/library/archived">{{ words.gone.page }}</a>
      }
    </div>
  `,
  styles: `
    .head,
    .search,
    ul {
      margin-bottom: var(--s2);
    }
    .lead {
      margin: 0 0 var(--s2);
      max-width: 40rem;
      color: var(--ink-2);
    }
    .search {
      display: grid;
      max-width: 40rem;
    }
    .columns {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--s2);
    }
    .found {
      min-width: 0;
    }
    @media (min-width: 60em) {
      .columns {
        grid-template-columns: 15rem minmax(0, 1fr);
        gap: var(--s3);
      }
    }
    .marks {
      display: flex;
      flex-wrap: wrap;
      gap: 0.25rem;
    }
  `,
})
export class LibraryPage {
  readonly q = input('', { transform: said });
  readonly subject = input('', { transform: said });
  readonly year = input('', { transform: said });
  readonly required = input('', { transform: said });
  readonly needs = input('', { transform: said });
  protected readonly words = inject(ALL_WORDS).library;
  protected readonly schemes = inject(ALL_WORDS).schemes.page;
  protected readonly estimates = inject(ALL_WORDS).estimates.page;
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  protected readonly most = MOST;
  protected readonly mayWrite = computed(() => this.session.may('practical.write'));
  /** What is typed here goes before the address, which follows it. */
  private readonly typed = signal<string | null>(null);
  protected readonly asked = computed(() => this.typed() ?? this.q());
  protected readonly filter = computed<LibraryFilter>(() => ({
    q: this.asked(),
    subject: this.subject(),
    year: this.year(),
    required: this.required(),
    needs: this.needs(),
  }));
  protected readonly isNarrowed = computed(() => Object.values(this.filter()).some((value) => value !== ''));
  protected readonly limit = linkedSignal({ source: this.filter, computation: () => PART });
  private readonly client = inject(LibraryClient);
  protected readonly file = this.client.exportUrl;
  protected readonly found = this.client.list(() => ({
    ...this.filter(),
    q: this.asked().trim(),
    limit: Math.min(this.limit(), MOST),
  }));
  /** What was found last stays while the next is looked for, so that nothing jumps as somebody types. */
  protected readonly list = lastRead(this.found);

  constructor() {
    onUndone(() => this.found.reload());
  }

  protected type(words: string): void {
    this.typed.set(words);
    this.choose({});
  }

  protected choose(chosen: Partial<LibraryFilter>): void {
    const queryParams = Object.fromEntries(Object.entries({ ...this.filter(), ...chosen }).map(([name, value]) => [name, value || null]));
    void this.router.navigate(['/library'], { queryParams, replaceUrl: true });
  }

  protected clear(): void {
    this.typed.set('');
    this.choose({ q: '', subject: '', year: '', required: '', needs: '' });
  }
}

/** What is not in the address narrows nothing. */
function said(value: string | undefined): string {
  return value ?? '';
}
