import { Component, computed, inject, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { Duty } from '@app/shared/contracts';
import { action } from '../core/action';
import { Clock } from '../core/clock';
import { refreshOnReturn } from '../core/refresh-on-return';
import { SchoolLists } from '../core/school-lists';
import { ALL_WORDS } from '../core/words';
import { Session } from '../identity/session';
import { Empty } from '../ui/empty';
import { ProblemNotice } from '../ui/problem';
import { Skeleton } from '../ui/skeleton';
import { ChecksList } from './checks-list';
import { DutiesClient } from './duties.client';
import { dutyBody, type DutyDraft, dutyDraft } from './duty-draft';
import { DutyForm } from './duty-form';

/** Technicians' work that no request asks for, and below it the checks of equipment. */
@Component({
  selector: 'app-duties-page',
  imports: [ChecksList, DutyForm, Empty, MatButton, ProblemNotice, Skeleton],
  template: `
    <div class="page">
      <h1>{{ words.duties.page }}</h1>
      <p class="small">{{ words.duties.lead }}</p>
      <section>
        <div class="bar head">
          <h2>{{ words.duties.heading }}</h2>
          @if (mayWrite() && editing() === null) {
            <button matButton="outlined" type="button" (click)="edit(null)">{{ words.duties.add }}</button>
          }
        </div>
        @if (saving.refusal(); as refused) {
          <app-problem [error]="refused" [retryLabel]="null" [listFields]="false" />
        }
        @if (editing(); as at) {
          <form class="card" novalidate (submit)="save($event)">
            <app-duty-form [(draft)]="draft" [wrong]="saving.wrong()" [technicians]="technicians.value() ?? []" />
            <div class="bar">
              <button matButton="filled" type="submit" [disabled]="saving.busy()">{{ words.duties.save }}</button>
              <button matButton="outlined" type="button" [disabled]="saving.busy()" (click)="editing.set(null)">
                {{ words.duties.cancel }}
              </button>
              @if (at.duty; as duty) {
                <button matButton="outlined" type="button" [disabled]="saving.busy()" (click)="remove(duty)">
                  {{ words.duties.remove }}
                </button>
              }
            </div>
          </form>
        }
        @if (found.error(); as refused) {
          <app-problem [error]="refused" (retry)="found.reload()" />
        } @else if (list(); as duties) {
          @if (duties.length === 0 && editing() === null) {
            <app-empty icon="clock" [heading]="words.duties.noneYet"
              ><p>{{ words.duties.begin }}</p></app-empty
            >
          } @else if (duties.length > 0) {
            <ul class="card">
              @for (duty of duties; track duty.id) {
                <li>
                  <div>
                    <b>{{ duty.title }}</b>
                    <span class="small">{{ duty.rrule === null ? words.duties.repeats.once : words.duties.often(duty.rrule) }}</span>
                    <span class="small">{{ words.duties.window(duty.window, duty.minutes) }}</span>
                    <span class="small">{{ duty.assignee?.name ?? words.duties.nobody }}</span>
                    <span class="small">{{ words.duties.functions[duty.function] }}</span>
                  </div>
                  <span class="small">{{ words.duties.next(duty.next === null ? null : words.dates.dayFrom(duty.next, today())) }}</span>
                  @if (mayWrite()) {
                    <button
                      matButton="outlined"
                      type="button"
                      (click)="edit(duty)"
                      [attr.aria-label]="words.duties.edit + ': ' + duty.title"
                    >
                      {{ words.duties.edit }}
                    </button>
                  }
                </li>
              }
            </ul>
          }
        } @else {
          <div class="card"><app-skeleton [rows]="4" [height]="56" [label]="words.duties.loading" /></div>
        }
      </section>
      <app-checks-list [mayWrite]="mayWrite()" />
    </div>
  `,
  styles: `
    .page {
      max-width: 64rem;
    }
    .head,
    section,
    form {
      margin-bottom: var(--s2);
    }
    section {
      margin-top: var(--s2);
    }
    form {
      display: grid;
      gap: var(--s2);
      padding: var(--s2);
    }
    ul {
      padding: 0;
      list-style: none;
    }
    li {
      display: flex;
      flex-wrap: wrap;
      gap: 0.25rem var(--s2);
      align-items: center;
      padding: 0.5rem var(--s2);
    }
    li + li {
      border-top: 1px solid var(--line);
    }
    li > div {
      display: flex;
      flex: 1 1 18rem;
      flex-wrap: wrap;
      gap: 0 0.75rem;
      align-items: baseline;
      min-width: 0;
      overflow-wrap: anywhere;
    }
  `,
})
export class DutiesPage {
  protected readonly words = inject(ALL_WORDS);
  private readonly client = inject(DutiesClient);
  private readonly session = inject(Session);
  private readonly lists = inject(SchoolLists);
  protected readonly today = inject(Clock).today;
  protected readonly mayWrite = computed(() => this.session.may('duty.write'));
  protected readonly found = this.client.duties();
  protected readonly list = computed(() => (this.found.hasValue() ? this.found.value()?.items : undefined));
  protected readonly technicians = resource({
    params: () => (this.mayWrite() ? true : undefined),
    loader: async () => (await this.lists.people()).filter(({ roles }) => roles.includes('technician')),
  });
  protected readonly saving = action();
  protected readonly editing = signal<{ duty: Duty | null } | null>(null);
  protected readonly draft = signal<DutyDraft>(dutyDraft(null, ''));

  constructor() {
    refreshOnReturn(
      () => this.found.reload(),
      () => 300,
    );
  }

  protected edit(duty: Duty | null): void {
    this.saving.clear();
    this.draft.set(dutyDraft(duty, this.today()));
    this.editing.set({ duty });
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const body = dutyBody(this.draft());
    const was = this.editing()?.duty ?? null;
    await this.saving.run(async () => {
      const saved = was ? await this.client.change(was.id, { ...body, version: was.version }) : await this.client.add(body);
      this.editing.set(null);
      this.found.reload();
      return saved.title;
    });
  }

  protected async remove({ id }: Duty): Promise<void> {
    await this.saving.run(async () => {
      await this.client.remove(id);
      this.editing.set(null);
      this.found.reload();
      return this.words.duties.removed;
    });
  }
}
