import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import type { Substance } from '@app/shared/contracts';
import { action } from '../core/action';
import { focusShown } from '../core/focus-shown';
import { ALL_WORDS } from '../core/words';
import { Session } from '../identity/session';
import { Chip } from '../ui/chip';
import { Note } from '../ui/note';
import { ProblemNotice } from '../ui/problem';
import { Skeleton } from '../ui/skeleton';
import { bodyOf, draftOf, type SubstanceDraft } from './substance-draft';
import { SubstanceForm } from './substance-form';
import { SubstancesClient } from './substances.client';

/** Whether a band is of a mixture in percent; 100 % is the substance itself. */
function isInPercent({ unit, from }: Substance['bands'][number]): boolean {
  return unit === '%' && from < 100;
}

/** One chemical: what it is called, weighs and is classified as at each strength, with the sources; a technician writes it as the school's own cards say. */
@Component({
  selector: 'app-substance-page',
  imports: [Chip, MatButton, Note, ProblemNotice, RouterLink, Skeleton, SubstanceForm],
  template: `
    <div class="page">
      <p class="small">
        <a routerLink="/school/substances">{{ words.substancePage.page }}</a>
      </p>
      @if (substance.error(); as refused) {
        <app-problem [error]="refused" (retry)="substance.reload()" />
      } @else if (one() || isNew()) {
        <div class="bar head">
          <h1>{{ one()?.name ?? words.substancePage.add }}</h1>
          @if (one()?.own) {
            <app-chip>{{ words.substancePage.own }}</app-chip>
          }
        </div>
        @if (saving.refusal(); as refused) {
          <app-problem [error]="refused" [retryLabel]="null" [listFields]="false" />
        }
        @if (editing() || isNew()) {
          <form class="stack" novalidate (submit)="save($event)">
            <app-substance-form [(draft)]="draft" [wrong]="saving.wrong()" />
            <div class="bar">
              <button matButton="filled" type="submit" [disabled]="saving.busy()">{{ words.substancePage.save }}</button>
              <button matButton="outlined" type="button" [disabled]="saving.busy()" (click)="cancel()">
                {{ words.substancePage.cancel }}
              </button>
            </div>
          </form>
        } @else if (one(); as it) {
          <app-note tone="wait" class="gap"
            ><span>{{ words.substances.checkCards }}. {{ words.substancePage.neverComplete }}</span></app-note
          >
          <dl class="card">
            @for (fact of facts(); track fact.label) {
              <div>
                <dt>{{ fact.label }}</dt>
                <dd>{{ fact.value }}</dd>
              </div>
            }
          </dl>
          <h2>{{ words.substancePage.bandsHeading }}</h2>
          @if (it.bands.length === 0) {
            <p>{{ words.substances.bandNotKnown }}</p>
          } @else {
            <ul class="card">
              @for (band of inMolar(); track $index) {
                <li>
                  <b>{{ words.substances.bandRange(band) }}</b>
                  <span>{{ words.substances.hazard({ kind: 'band', band }) }}</span>
                  <span class="small">{{ words.substancePage.label(band) }}</span>
                </li>
              }
              <li class="small">{{ words.substancePage.below(it.belowBands) }}</li>
            </ul>
            @if (inPercent().length > 0) {
              <details>
                <summary>{{ words.substancePage.inPercent }}</summary>
                <ul class="card">
                  @for (band of inPercent(); track $index) {
                    <li>
                      <b>{{ words.substances.bandRange(band) }}</b>
                      <span>{{ words.substances.hazard({ kind: 'band', band }) }}</span>
                      <span class="small">{{ words.substancePage.label(band) }}</span>
                    </li>
                  }
                </ul>
              </details>
            }
            @for (source of sources(); track source) {
              <p class="small source">{{ words.substancePage.sourceOf(source) }}</p>
            }
          }
          @if (mayWrite()) {
            <div class="bar">
              <button matButton="outlined" type="button" id="edit-substance" (click)="edit(true)">{{ words.substancePage.edit }}</button>
              @if (it.own) {
                <button matButton="outlined" type="button" [disabled]="saving.busy()" (click)="remove(it)">
                  {{ words.substancePage.remove }}
                </button>
              }
            </div>
          }
        }
      } @else {
        <div class="card"><app-skeleton [rows]="6" [height]="40" [label]="words.substancePage.loading" /></div>
      }
    </div>
  `,
  styles: `
    .page {
      max-width: 60rem;
    }
    .head,
    .gap,
    dl,
    ul,
    .source {
      margin-bottom: var(--s2);
    }
    .gap {
      display: grid;
    }
    .stack {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--s2);
    }
    dl > div {
      display: grid;
      grid-template-columns: minmax(7rem, 14rem) minmax(0, 1fr);
      gap: 0 var(--s2);
      padding: 0.5rem var(--s2);
    }
    dt {
      color: var(--ink-2);
    }
    dd {
      margin: 0;
    }
    dd,
    li,
    .source {
      overflow-wrap: anywhere;
    }
    ul {
      padding: 0;
      list-style: none;
    }
    li {
      display: grid;
      gap: 0.125rem;
      padding: 0.5rem var(--s2);
    }
    li + li,
    dl > div + div {
      border-top: 1px solid var(--line);
    }
    @media (max-width: 47.5em) {
      dl > div {
        grid-template-columns: minmax(0, 1fr);
      }
    }
    summary {
      min-height: 2.75rem;
      color: var(--accent);
      cursor: pointer;
    }
    h2 {
      margin: var(--s2) 0 0.5rem;
    }
  `,
})
export class SubstancePage {
  readonly id = input.required<string>();
  protected readonly words = inject(ALL_WORDS);
  private readonly client = inject(SubstancesClient);
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  protected readonly mayWrite = computed(() => this.session.may('substance.write'));
  protected readonly isNew = computed(() => this.id() === 'new');
  protected readonly substance = this.client.one(this.id);
  protected readonly one = computed(() => (this.substance.hasValue() ? this.substance.value() : undefined));
  private readonly show = focusShown();
  protected readonly editing = signal(false);
  protected readonly saving = action();
  /** What is typed stays, whatever is read later. */
  protected readonly draft = linkedSignal<Substance | undefined, SubstanceDraft>({
    source: this.one,
    computation: (read, before) => (before && before.source?.id === read?.id && this.editing() ? before.value : draftOf(read)),
  });
  protected readonly facts = computed(() => this.words.substancePage.about(this.one()));
  /** Strengths of solutions, and the substance itself. */
  protected readonly inMolar = computed(() => (this.one()?.bands ?? []).filter((band) => !isInPercent(band)));
  protected readonly inPercent = computed(() => (this.one()?.bands ?? []).filter(isInPercent));
  protected readonly sources = computed(() => [...new Set((this.one()?.bands ?? []).map(({ source }) => source))]);

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const body = bodyOf(this.draft());
    const was = this.one();
    await this.saving.run(async () => {
      const saved = was ? await this.client.change(was.id, { ...body, version: was.version }) : await this.client.add(body);
      this.edit(false);
      if (was) this.substance.reload();
      else await this.router.navigate(['/school/substances', saved.id]);
    });
  }

  protected cancel(): void {
    if (this.isNew()) void this.router.navigate(['/school/substances']);
    this.draft.set(draftOf(this.one()));
    this.edit(false);
  }

  protected edit(isEdited: boolean): void {
    this.editing.set(isEdited);
    this.show(isEdited ? 'form input' : '#edit-substance');
  }

  protected async remove({ id, name }: Substance): Promise<void> {
    await this.saving.run(async () => {
      await this.client.remove(id);
      await this.router.navigate(['/school/substances']);
      return this.words.substancePage.removed(name);
    });
  }
}
