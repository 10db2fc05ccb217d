import { Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { ListedApparatus } from '@app/shared/contracts';
import { addDays, weekStart } from '@app/shared/rules';
import { MONDAY } from './week-grid';
import { lastRead } from '../core/last-read';
import { Clock } from '../core/clock';
import { onUndone } from '../core/on-undone';
import { ALL_WORDS } from '../core/words';
import { Session } from '../identity/session';
import { Chip } from '../ui/chip';
import { Empty } from '../ui/empty';
import { Control, Field } from '../ui/field';
import { ProblemNotice } from '../ui/problem';
import { Skeleton } from '../ui/skeleton';
import { ApparatusClient } from './apparatus.client';
import { ReportBroken } from './report-broken';

const PART = 50;

/** What the school owns, to be looked up by name: where it is, how much is free now, and one click to next week. */
@Component({
  selector: 'app-apparatus-page',
  imports: [Chip, Control, Empty, Field, MatButton, ProblemNotice, ReportBroken, RouterLink, Skeleton],
  template: `
    <div class="page">
      <div class="bar head">
        <h1>{{ words.apparatus.page }}</h1>
        <a matButton="outlined" routerLink="/apparatus/day">{{ words.apparatus.dayView }}</a>
        <a matButton="outlined" routerLink="/scan">{{ words.scanning.page }}</a>
        @if (mayWrite()) {
          <a matButton="outlined" routerLink="/apparatus/breakages">{{ words.apparatus.book }}</a>
          <a matButton="outlined" routerLink="/apparatus/new">{{ words.apparatus.add }}</a>
        }
        <a matButton="outlined" [href]="file" download="apparatus.csv">{{ words.stock.download }}</a>
      </div>
      <p class="small gap">{{ words.apparatus.lead }}</p>
      <app-field class="gap" [label]="words.apparatus.search">
        <input appControl type="search" autocomplete="off" [value]="typed()" (typed)="typed.set($event)" />
      </app-field>
      @if (found.error(); as refused) {
        <app-problem [error]="refused" (retry)="found.reload()" />
      } @else if (list(); as part) {
        @if (part.items.length > 0) {
          <p class="small" role="status">{{ words.apparatus.shown(part.items.length, part.total) }}</p>
          <ul class="card">
            @for (one of part.items; track one.id) {
              <li>
                <div class="what">
                  <a class="name" [routerLink]="['/apparatus', one.id]">{{ one.name }}</a>
                  <span class="small">{{ words.apparatus.facts(one) }}</span>
                </div>
                @if (one.free !== undefined) {
                  <app-chip [tone]="one.free === 0 ? 'warn' : 'mute'" [icon]="one.free === 0 ? 'cross' : 'check'">{{
                    words.apparatus.freeNow(one.free)
                  }}</app-chip>
                }
                <div class="acts">
                  <a matButton [routerLink]="['/apparatus', one.id]" [queryParams]="{ week: next() }"
                    >{{ words.apparatus.nextWeek }}<span class="visually-hidden">: {{ one.name }}</span></a
                  >
                  @if (mayWrite()) {
                    <button matButton type="button" [disabled]="one.owned <= one.outOfService" (click)="report(one)">
                      {{ words.apparatus.report }}<span class="visually-hidden">: {{ one.name }}</span>
                    </button>
                  }
                </div>
              </li>
            }
          </ul>
        } @else if (typed().trim() === '') {
          <app-empty icon="apparatus" [heading]="words.apparatus.none">{{ words.apparatus.noneHint }}</app-empty>
        } @else {
          <p role="status">{{ words.apparatus.noneFound }}</p>
        }
        @if (part.items.length < part.total && limit() < 200) {
          <button matButton="outlined" type="button" [disabled]="found.isLoading()" (click)="limit.set(limit() + 50)">
            {{ words.apparatus.more }}
          </button>
        }
      } @else {
        <div class="card"><app-skeleton [rows]="8" [height]="56" [label]="words.apparatus.loading" /></div>
      }
      @if (broken(); as one) {
        <app-report-broken [of]="one" [(open)]="reporting" (written)="found.reload()" />
      }
    </div>
  `,
  styles: `
    .head,
    .gap,
    ul {
      margin-bottom: var(--s2);
    }
    app-field.gap {
      display: grid;
      max-width: 40rem;
    }
    ul {
      padding: 0;
      max-width: 70rem;
      list-style: none;
    }
    li {
      display: flex;
      flex-wrap: wrap;
      gap: 0.25rem 0.75rem;
      align-items: center;
      padding: 0.375rem var(--s2);
      overflow-wrap: anywhere;
    }
    li + li {
      border-top: 1px solid var(--line);
    }
    .what {
      display: grid;
      flex: 1 1 16rem;
      min-width: 0;
    }
    .name {
      display: inline-flex;
      align-items: center;
      min-height: 1.75rem;
      font-weight: 600;
    }
    .acts {
      display: flex;
      flex-wrap: wrap;
    }
  `,
})
export class ApparatusPage {
  protected readonly words = inject(ALL_WORDS);
  private readonly client = inject(ApparatusClient);
  protected readonly file = this.client.file;
  private readonly clock = inject(Clock);
  private readonly session = inject(Session);
  protected readonly mayWrite = computed(() => this.session.may('apparatus.write'));
  protected readonly typed = signal('');
  protected readonly limit = linkedSignal({ source: this.typed, computation: () => PART });
  protected readonly found = this.client.list(() => ({ q: this.typed().trim(), limit: Math.min(this.limit(), 200) }));
  /** What was found last stays while the next is looked for, so that nothing jumps as somebody types. */
  protected readonly list = lastRead(this.found);
  protected readonly next = computed(() => addDays(weekStart(this.clock.today(), MONDAY), 7));
  protected readonly broken = signal<ListedApparatus | null>(null);
  protected readonly reporting = signal(false);

  constructor() {
    onUndone(() => this.found.reload());
  }

  protected report(one: ListedApparatus): void {
    this.broken.set(one);
    this.reporting.set(true);
  }
}
