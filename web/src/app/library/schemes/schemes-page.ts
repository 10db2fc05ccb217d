import { Component, computed, inject, input, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import type { Scheme } from '@app/shared/contracts';
import { SCHEME_LIMITS } from '@app/shared/rules';
import { lastRead } from '../../core/last-read';
import { SchoolLists } from '../../core/school-lists';
import { onUndone } from '../../core/on-undone';
import { ALL_WORDS } from '../../core/words';
import { Session } from '../../identity/session';
import { Empty } from '../../ui/empty';
import { ProblemNotice } from '../../ui/problem';
import { Skeleton } from '../../ui/skeleton';
import { FollowForm } from './follow-form';
import { TakeInList } from '../../imports/take-in-list';
import { SchemesClient } from '../../schemes/schemes.client';

const PART = 50;
/** No page of the API has more. */
const MOST = Math.min(200, SCHEME_LIMITS.schemes);

/** The schemes of work of the school; with `?group=` which of them a class follows is said first. */
@Component({
  selector: 'app-schemes-page',
  imports: [Empty, FollowForm, MatButton, ProblemNotice, RouterLink, Skeleton, TakeInList],
  template: `
    <div class="page">
      <p class="small">
        <a routerLink="/library">{{ words.library }}</a>
      </p>
      <div class="bar head">
        <h1>{{ words.page }}</h1>
        @if (mayWrite()) {
          <a matButton="outlined" routerLink="/library/schemes/new">{{ words.add }}</a>
        }
      </div>
      <p class="lead">{{ words.lead }}</p>
      @if (schemes.error(); as refused) {
        <app-problem [error]="refused" (retry)="schemes.reload()" />
      } @else if (list(); as part) {
        @if (chosenGroup(); as group) {
          @if (part.items.length > 0) {
            <section class="card gap" [attr.aria-label]="words.follow.whichFor(group.code)">
              <h2>{{ words.follow.whichFor(group.code) }}</h2>
              <app-follow-form [schemes]="part.items" [groups]="[group]" [group]="group.id" (done)="followed()" />
            </section>
          }
        }
        @if (part.items.length > 0) {
          <p class="small" role="status">{{ words.shown(part.items.length, part.total) }}</p>
          <ul class="card links">
            @for (one of part.items; track one.id) {
              <li>
                <a [routerLink]="['/library/schemes', one.id]">{{ one.name }}</a>
                <span class="small">{{ factsOf(one) }}</span>
                <span class="grow"></span>
                <a
                  class="small"
                  [routerLink]="['/library/schemes', one.id, 'coverage']"
                  [attr.aria-label]="words.coverage.heading(one.name)"
                  >{{ words.coverageOf }}</a
                >
              </li>
            }
          </ul>
          @if (part.items.length < part.total && limit() < most) {
            <button matButton="outlined" type="button" [disabled]="schemes.isLoading()" (click)="limit.set(most)">{{ words.more }}</button>
          }
        } @else {
          <div class="card">
            <app-empty icon="library" [heading]="words.none">
              <p>{{ mayWrite() ? words.noneWhy : words.noneToRead }}</p>
              @if (mayWrite()) {
                <a matButton="outlined" routerLink="/library/schemes/new">{{ words.add }}</a>
              }
            </app-empty>
          </div>
        }
      } @else {
        <div class="card"><app-skeleton [rows]="6" [height]="48" [label]="words.loading" /></div>
      }
      <app-take-in-list kind="schemes" [file]="file" (taken)="schemes.reload()" />
    </div>
  `,
  styles: `
    .head,
    .lead,
    .gap,
    ul {
      margin-bottom: var(--s2);
    }
    .lead {
      max-width: 60rem;
      color: var(--ink-2);
    }
    .gap,
    ul {
      max-width: 60rem;
    }
    h2 {
      margin-bottom: var(--s1);
      font-size: var(--text-l);
    }
  `,
})
export class SchemesPage {
  readonly group = input<string>();
  protected readonly words = inject(ALL_WORDS).schemes;
  private readonly client = inject(SchemesClient);
  protected readonly file = this.client.exportUrl;
  private readonly router = inject(Router);
  private readonly lists = inject(SchoolLists);
  private readonly session = inject(Session);
  protected readonly most = MOST;
  protected readonly mayWrite = computed(() => this.session.may('scheme.write'));
  protected readonly limit = signal(PART);
  protected readonly schemes = this.client.list(this.limit);
  /** What was read last stays while more is read. */
  protected readonly list = lastRead(this.schemes);
  private readonly groups = resource({
    params: () => this.group() ?? undefined,
    loader: async ({ params }) => (await this.lists.groups()).find(({ id }) => id === params) ?? null,
  });
  protected readonly chosenGroup = computed(() => (this.groups.hasValue() ? this.groups.value() : null));

  constructor() {
    onUndone(() => this.schemes.reload());
  }

  protected factsOf(scheme: Scheme): string {
    return this.words.facts(scheme);
  }

  protected followed(): void {
    this.schemes.reload();
    void this.router.navigate(['/library/schemes'], { queryParams: {} });
  }
}
