import { Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { PracticalSummary } from '@app/shared/contracts';
import { action } from '../../core/action';
import { focusShown } from '../../core/focus-shown';
import { lastRead } from '../../core/last-read';
import { newsOf } from '../../core/live-news';
import { onUndone } from '../../core/on-undone';
import { refreshOnReturn } from '../../core/refresh-on-return';
import { ALL_WORDS } from '../../core/words';
import { LibraryClient } from '../../practicals/practicals.client';
import { Empty } from '../../ui/empty';
import { Control, Field } from '../../ui/field';
import { ProblemNotice } from '../../ui/problem';
import { Skeleton } from '../../ui/skeleton';

const PART = 50;
const MOST = 200;

/** What was taken out of the library, each to be looked at and brought back. */
@Component({
  selector: 'app-archived-page',
  imports: [Control, Empty, Field, MatButton, ProblemNotice, RouterLink, Skeleton],
  template: `
    <div class="page">
      <p class="small">
        <a routerLink="/library">{{ words.page }}</a>
      </p>
      <h1 tabindex="-1">{{ said.page }}</h1>
      <p class="lead">{{ said.lead }}</p>
      <app-field class="search" [label]="words.search">
        <input appControl type="search" autocomplete="off" [value]="asked()" #box (input)="type(box.value)" />
      </app-field>
      @if (bringing.refusal(); as refused) {
        <app-problem [error]="refused" [retryLabel]="null" />
      }
      @if (found.error(); as refused) {
        <app-problem [error]="refused" (retry)="found.reload()" />
      } @else if (list(); as part) {
        @if (part.items.length > 0) {
          <p class="small" role="status">{{ words.shown(part.items.length, part.total ?? part.items.length) }}</p>
          <ul class="card">
            @for (one of part.items; track one.id) {
              <li>
                <div>
                  <a [routerLink]="['/library', one.id]">{{ one.title }}</a>
                  <span class="small">{{ one.subject }} · {{ words.years(one.years) }}</span>
                </div>
                <button
                  matButton="outlined"
                  type="button"
                  [disabled]="bringing.busy()"
                  [attr.aria-label]="said.bringBackOf(one.title)"
                  (click)="bringBack(one)"
                >
                  {{ said.bringBack }}
                </button>
              </li>
            }
          </ul>
          @if (part.items.length < (part.total ?? 0) && part.items.length < most) {
            <button matButton="outlined" type="button" [disabled]="found.isLoading()" (click)="limit.set(most)">{{ words.more }}</button>
          }
        } @else if (asked().trim() !== '') {
          <app-empty [heading]="said.noneFits">{{ said.noneFitsHint }}</app-empty>
        } @else {
          <app-empty icon="library" [heading]="said.none">{{ said.noneHint }}</app-empty>
        }
      } @else {
        <div class="card"><app-skeleton [rows]="4" [height]="64" [label]="words.loading" /></div>
      }
    </div>
  `,
  styles: `
    .page {
      max-width: 48rem;
    }
    .lead,
    .search,
    ul {
      margin-bottom: var(--s2);
    }
    .lead {
      color: var(--ink-2);
    }
    .search {
      display: grid;
      max-width: 40rem;
    }
    ul {
      padding: 0;
      list-style: none;
    }
    li {
      display: flex;
      flex-wrap: wrap;
      gap: 0.5rem var(--s2);
      align-items: center;
      justify-content: space-between;
      padding: 0.75rem var(--s2);
      overflow-wrap: anywhere;
    }
    li + li {
      border-top: 1px solid var(--line);
    }
    li > div {
      display: grid;
      flex: 1 1 12rem;
    }
    li > button {
      min-height: 3rem;
    }
  `,
})
export class ArchivedPage {
  protected readonly words = inject(ALL_WORDS).library;
  protected readonly said = this.words.gone;
  private readonly client = inject(LibraryClient);
  private readonly focus = focusShown();
  protected readonly bringing = action();
  protected readonly most = MOST;
  protected readonly asked = signal('');
  protected readonly limit = signal(PART);
  protected readonly found = this.client.archived(() => ({ q: this.asked().trim(), limit: this.limit() }));
  /** What was read last stays while it is read again. */
  protected readonly list = lastRead(this.found);

  constructor() {
    refreshOnReturn(
      () => this.found.reload(),
      () => 300,
      { of: newsOf('practical') },
    );
    onUndone(() => this.found.reload());
  }

  protected type(words: string): void {
    this.asked.set(words);
    this.limit.set(PART);
  }

  protected async bringBack({ id, title }: PracticalSummary): Promise<void> {
    const ending = await this.bringing.run(async () => {
      await this.client.restore(id);
      return this.said.broughtBack(title);
    });
    // its row goes, and would take the focus with it
    if (ending === 'done') this.focus('h1');
    this.found.reload();
  }
}
