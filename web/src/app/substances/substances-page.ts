import { Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { lastRead } from '../core/last-read';
import { onUndone } from '../core/on-undone';
import { ALL_WORDS } from '../core/words';
import { Session } from '../identity/session';
import { Chip } from '../ui/chip';
import { Control, Field } from '../ui/field';
import { Note } from '../ui/note';
import { ProblemNotice } from '../ui/problem';
import { Skeleton } from '../ui/skeleton';
import { SubstancesClient } from './substances.client';

const PART = 50;

/** The chemicals that the school knows, to be looked up by name, other name or formula. */
@Component({
  selector: 'app-substances-page',
  imports: [Chip, Control, Field, MatButton, Note, ProblemNotice, RouterLink, Skeleton],
  template: `
    <div class="page">
      <div class="bar head">
        <h1>{{ words.substancePage.page }}</h1>
        @if (mayWrite()) {
          <a matButton="outlined" routerLink="/school/substances/new">{{ words.substancePage.add }}</a>
        }
      </div>
      <app-note class="gap"
        ><span>{{ words.substancePage.lead }}</span></app-note
      >
      <app-field class="gap" [label]="words.substancePage.search">
        <input appControl type="search" autocomplete="off" [value]="typed()" (input)="typed.set($any($event.target).value)" />
      </app-field>
      @if (found.error(); as refused) {
        <app-problem [error]="refused" (retry)="found.reload()" />
      } @else if (list(); as part) {
        <p class="small" role="status">{{ words.substancePage.shown(part.items.length, part.total) }}</p>
        @if (part.items.length > 0) {
          <ul class="card links">
            @for (one of part.items; track one.id) {
              <li>
                <a [routerLink]="['/school/substances', one.id]">{{ one.name }}</a>
                <span class="small">{{ words.substancePage.facts(one) }}</span>
                @if (one.own) {
                  <app-chip>{{ words.substancePage.own }}</app-chip>
                }
              </li>
            }
          </ul>
        }
        @if (part.items.length < part.total) {
          <button matButton="outlined" type="button" [disabled]="found.isLoading()" (click)="limit.set(limit() + 50)">
            {{ words.substancePage.more }}
          </button>
        }
      } @else {
        <div class="card"><app-skeleton [rows]="8" [height]="48" [label]="words.substancePage.loading" /></div>
      }
    </div>
  `,
  styles: `
    .head,
    .gap,
    ul {
      margin-bottom: var(--s2);
    }
    .gap {
      display: grid;
      max-width: 40rem;
    }
    ul {
      max-width: 60rem;
    }
  `,
})
export class SubstancesPage {
  protected readonly words = inject(ALL_WORDS);
  private readonly client = inject(SubstancesClient);
  private readonly session = inject(Session);
  protected readonly mayWrite = computed(() => this.session.may('substance.write'));
  protected readonly typed = signal('');
  protected readonly limit = linkedSignal({ source: this.typed, computation: () => PART });
  protected readonly found = this.client.search(() => ({ q: this.typed().trim(), limit: Math.min(this.limit(), 200) }));
  /** What was found last stays while the next is looked for, so that nothing jumps as somebody types. */
  protected readonly list = lastRead(this.found);

  constructor() {
    onUndone(() => this.found.reload());
  }
}
