import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { LearntEstimate } from '@app/shared/contracts';
import { action } from '../../core/action';
import { lastRead } from '../../core/last-read';
import { newsOf } from '../../core/live-news';
import { refreshOnReturn } from '../../core/refresh-on-return';
import { UndoClient } from '../../core/undo.client';
import { ALL_WORDS } from '../../core/words';
import { LibraryClient } from '../../practicals/practicals.client';
import { Empty } from '../../ui/empty';
import { ProblemNotice } from '../../ui/problem';
import { Skeleton } from '../../ui/skeleton';

/** Estimates beside what work really took: each is taken by itself, or left. */
@Component({
  selector: 'app-estimates-page',
  imports: [Empty, MatButton, ProblemNotice, RouterLink, Skeleton],
  template: `
    <div class="page">
      <p class="small">
        <a routerLink="/library">{{ said.back }}</a>
      </p>
      <h1>{{ said.page }}</h1>
      <p class="lead">{{ said.lead }}</p>
      @if (taking.refusal(); as refused) {
        <app-problem [error]="refused" [retryLabel]="null" />
      }
      @if (found.error(); as refused) {
        <app-problem [error]="refused" (retry)="found.reload()" />
      } @else if (list(); as all) {
        @if (all.items.length > 0) {
          <ul class="card">
            @for (one of all.items; track one.practicalId + one.kind) {
              <li>
                <div>
                  <a [routerLink]="['/library', one.practicalId]"
                    ><b>{{ one.title }}</b></a
                  >
                  <span class="small">{{ said.works[one.kind] }}</span>
                </div>
                <dl>
                  <dt>{{ said.columns.took }}</dt>
                  <dd>
                    <b>{{ said.took(one) }}</b>
                  </dd>
                  <dt>{{ said.columns.now }}</dt>
                  <dd>{{ one.now ? said.effort(one.now, one.sets) : said.noEstimate }}</dd>
                  <dt>{{ said.columns.offered }}</dt>
                  <dd>{{ said.effort(one.offered, one.sets) }}</dd>
                </dl>
                <button
                  matButton="outlined"
                  type="button"
                  [disabled]="taking.busy()"
                  [attr.aria-label]="said.takeOf(one.title, one.kind)"
                  (click)="take(one)"
                >
                  {{ said.take }}
                </button>
              </li>
            }
          </ul>
        } @else {
          <div class="card">
            <app-empty icon="check" [heading]="said.none">{{ said.noneHint }}</app-empty>
          </div>
        }
      } @else {
        <div class="card"><app-skeleton [rows]="4" [height]="64" [label]="said.loading" /></div>
      }
    </div>
  `,
  styles: `
    .page {
      max-width: 64rem;
    }
    .lead {
      margin-bottom: var(--s2);
      color: var(--ink-2);
    }
    ul {
      padding: 0;
      list-style: none;
    }
    li {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 0.5rem var(--s2);
      align-items: center;
      padding: 0.75rem var(--s2);
      overflow-wrap: anywhere;
    }
    @media (min-width: 48em) {
      li {
        grid-template-columns: minmax(0, 1fr) minmax(0, 1.75fr) auto;
      }
    }
    li + li {
      border-top: 1px solid var(--line);
    }
    li > div {
      display: grid;
    }
    li > button {
      justify-self: start;
      min-height: 3rem;
    }
    dl {
      display: grid;
      grid-template-columns: auto minmax(0, 1fr);
      gap: 0 0.75rem;
      margin: 0;
      font-size: var(--text-s);
    }
    dd {
      margin: 0;
    }
  `,
})
export class EstimatesPage {
  private readonly client = inject(LibraryClient);
  private readonly undo = inject(UndoClient);
  protected readonly said = inject(ALL_WORDS).estimates;
  protected readonly taking = action();
  protected readonly found = this.client.estimates();
  /** What was read last stays while it is read again. */
  protected readonly list = lastRead(this.found);

  constructor() {
    refreshOnReturn(
      () => this.found.reload(),
      () => 300,
      { of: newsOf('practical', 'task') },
    );
  }

  protected async take(one: LearntEstimate): Promise<void> {
    const { practicalId, version, title, subject, kind, offered } = one;
    await this.taking.run(
      async () => {
        const saved = await this.client.change(practicalId, { version, title, subject, [kind]: offered });
        return { says: this.said.taken(title, kind), undo: this.undo.of([saved], () => this.found.reload()) ?? null };
      },
      { on: practicalId + kind },
    );
    this.found.reload();
  }
}
