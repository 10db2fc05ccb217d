import { Component, computed, inject, input, linkedSignal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { PracticalVersion } from '@app/shared/contracts';
import { fieldsThatDiffer } from '@app/shared/rules';
import { dateOf } from '../../core/when';
import { ALL_WORDS } from '../../core/words';
import { Session } from '../../identity/session';
import { Control, Field } from '../../ui/field';
import { ProblemNotice } from '../../ui/problem';
import { Skeleton } from '../../ui/skeleton';
import { LibraryClient } from '../../practicals/practicals.client';

/** What a practical was, version by version, and any two of them side by side. */
@Component({
  selector: 'app-practical-versions-page',
  imports: [Control, Field, ProblemNotice, RouterLink, Skeleton],
  template: `
    <div class="page">
      <p class="small">
        <a [routerLink]="['/library', id()]">{{ title() }}</a>
      </p>
      <h1>{{ words.versions }}</h1>
      @if (versions.error(); as refused) {
        <app-problem [error]="refused" (retry)="versions.reload()" />
      } @else if (list(); as all) {
        <ul class="card">
          @for (one of all; track one.version) {
            <li>
              <b>{{ words.compare.version(one.version) }}</b>
              <span class="small">{{ whenOf(one) }}</span>
              <span>{{ one.differs.length > 0 ? words.compare.changed(one.differs) : words.compare.first }}</span>
            </li>
          }
        </ul>
        @if (all.length > 1) {
          <section class="card" aria-labelledby="compare">
            <h2 id="compare">{{ words.compare.heading }}</h2>
            <div class="two">
              <app-field [label]="words.compare.older">
                <select appControl #old (change)="older.set(+old.value)">
                  @for (one of all; track one.version) {
                    <option [value]="one.version" [selected]="one.version === older()">{{ words.compare.version(one.version) }}</option>
                  }
                </select>
              </app-field>
              <app-field [label]="words.compare.newer">
                <select appControl #now (change)="newer.set(+now.value)">
                  @for (one of all; track one.version) {
                    <option [value]="one.version" [selected]="one.version === newer()">{{ words.compare.version(one.version) }}</option>
                  }
                </select>
              </app-field>
            </div>
            @for (row of rows(); track row.field) {
              <div class="row">
                <h3>{{ row.name }}</h3>
                <p class="was">
                  <span class="visually-hidden">{{ words.compare.older }}</span> {{ row.was }}
                </p>
                <p>
                  <span class="visually-hidden">{{ words.compare.newer }}</span> {{ row.is }}
                </p>
              </div>
            } @empty {
              <p>{{ words.compare.same }}</p>
            }
          </section>
        }
      } @else {
        <div class="card"><app-skeleton [rows]="4" [height]="40" [label]="words.loadingOne" /></div>
      }
    </div>
  `,
  styles: `
    .page {
      max-width: 60rem;
    }
    ul,
    .card {
      margin-bottom: var(--s2);
    }
    ul {
      padding: 0;
      list-style: none;
    }
    li {
      display: grid;
      padding: 0.5rem var(--s2);
      overflow-wrap: anywhere;
    }
    li + li {
      border-top: 1px solid var(--line);
    }
    section {
      padding: var(--s2);
    }
    .two,
    .row {
      display: grid;
      grid-template-columns: repeat(2, minmax(0, 1fr));
      gap: 0 var(--s2);
    }
    .row {
      margin-top: var(--s2);
    }
    .row h3 {
      grid-column: 1 / -1;
      margin: 0;
      font-size: var(--text-s);
    }
    .row p {
      margin: 0;
      padding: 0.375rem 0.5rem;
      border-radius: var(--r-s);
      background: var(--ok-soft);
      white-space: pre-line;
      overflow-wrap: anywhere;
    }
    .row p.was {
      background: var(--sunken);
    }
    @media (max-width: 40em) {
      .row {
        grid-template-columns: minmax(0, 1fr);
      }
    }
  `,
})
export class VersionsPage {
  readonly id = input.required<string>();
  private readonly all = inject(ALL_WORDS);
  protected readonly words = this.all.library;
  private readonly session = inject(Session);
  protected readonly versions = inject(LibraryClient).versions(this.id);
  protected readonly list = computed(() => (this.versions.hasValue() ? this.versions.value() : undefined));
  protected readonly title = computed(() => this.list()?.[0]?.practical.title ?? this.words.page);
  protected readonly newer = linkedSignal(() => this.list()?.[0]?.version ?? 1);
  protected readonly older = linkedSignal(() => this.list()?.[1]?.version ?? 1);
  protected readonly rows = computed(() => {
    const [was, is] = [this.of(this.older()), this.of(this.newer())];
    if (!was || !is) return [];
    return fieldsThatDiffer(was, is).map((field) => ({
      field,
      name: this.words.fieldNames[field],
      was: this.words.valueOf(field, was),
      is: this.words.valueOf(field, is),
    }));
  });

  protected whenOf({ from, by }: PracticalVersion): string {
    const day = from === null ? null : this.all.dates.dayOfYear(dateOf(from, this.session.timeZone()));
    return [day, by?.name].filter(Boolean).join(', ');
  }

  private of(version: number): PracticalVersion['practical'] | undefined {
    return this.list()?.find((one) => one.version === version)?.practical;
  }
}
