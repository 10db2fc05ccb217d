import { Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { Apparatus, Check, CheckBody } from '@app/shared/contracts';
import { ApparatusClient } from '../apparatus/apparatus.client';
import { action } from '../core/action';
import { Clock } from '../core/clock';
import { refreshOnReturn } from '../core/refresh-on-return';
import { ALL_WORDS } from '../core/words';
import { Chip } from '../ui/chip';
import { DateControl } from '../ui/date-control';
import { Empty } from '../ui/empty';
import { Control, Field } from '../ui/field';
import { ProblemNotice } from '../ui/problem';
import { Skeleton } from '../ui/skeleton';
import { DutiesClient } from './duties.client';

interface CheckDraft {
  title: string;
  apparatusId: string | null;
  item: string;
  due: string;
  everyMonths: string;
  blocksItem: boolean;
}

/** Checks of equipment: what is due first, done with one tap, written down with what was found; the list prints. */
@Component({
  selector: 'app-checks-list',
  imports: [Chip, Control, DateControl, Empty, Field, MatButton, ProblemNotice, Skeleton],
  template: `
    <div class="bar head">
      <h2>{{ words.checks.heading }}</h2>
      @if (mayWrite() && editing() === null) {
        <button matButton="outlined" type="button" class="screen" (click)="edit(null)">{{ words.checks.add }}</button>
      }
      <button matButton="outlined" type="button" class="screen" (click)="print()">{{ words.checks.print }}</button>
    </div>
    @if (saving.refusal(); as refused) {
      <app-problem [error]="refused" [retryLabel]="null" [listFields]="false" />
    }
    @if (editing(); as at) {
      <form class="card screen" novalidate (submit)="save($event)">
        <app-field [label]="words.checks.fields.title" [error]="saving.wrong()['title']">
          <input appControl autocomplete="off" [value]="draft().title" (typed)="set({ title: $event })" />
        </app-field>
        <app-field [label]="words.checks.fields.apparatus" [optional]="true" [error]="saving.wrong()['apparatusId']">
          <input appControl type="search" autocomplete="off" [value]="draft().item" (typed)="set({ item: $event, apparatusId: null })" />
        </app-field>
        @if (draft().apparatusId === null && items(); as list) {
          <div class="bar" role="group" [attr.aria-label]="words.checks.fields.apparatus">
            @for (item of list; track item.id) {
              <button matButton="outlined" type="button" (click)="set({ item: item.name, apparatusId: item.id })">{{ item.name }}</button>
            }
          </div>
        }
        <app-field [label]="words.checks.fields.due" [error]="saving.wrong()['due']">
          <input appDate autocomplete="off" [value]="draft().due" (typed)="set({ due: $event })" />
        </app-field>
        <app-field [label]="words.checks.fields.everyMonths" [optional]="true" [error]="saving.wrong()['everyMonths']">
          <input appControl inputmode="numeric" autocomplete="off" [value]="draft().everyMonths" (typed)="set({ everyMonths: $event })" />
        </app-field>
        <label class="tick"
          ><input type="checkbox" [checked]="draft().blocksItem" (change)="set({ blocksItem: $any($event.target).checked })" />
          {{ words.checks.fields.blocksItem }}</label
        >
        <div class="bar">
          <button matButton="filled" type="submit" [disabled]="saving.busy()">{{ words.checks.save }}</button>
          <button matButton="outlined" type="button" [disabled]="saving.busy()" (click)="editing.set(null)">
            {{ words.checks.cancel }}
          </button>
          @if (at.check; as check) {
            <button matButton="outlined" type="button" [disabled]="saving.busy()" (click)="remove(check)">{{ words.checks.remove }}</button>
          }
        </div>
      </form>
    }
    @if (found.error(); as refused) {
      <app-problem [error]="refused" (retry)="found.reload()" />
    } @else if (list(); as checks) {
      @if (checks.length === 0 && editing() === null) {
        <app-empty icon="check" [heading]="words.checks.noneYet"
          ><p>{{ words.checks.begin }}</p></app-empty
        >
      } @else if (checks.length > 0) {
        <ul class="card">
          @for (check of checks; track check.id) {
            <li>
              <div>
                <b>{{ check.title }}</b>
                @if (check.apparatusName) {
                  <span>{{ check.apparatusName }}</span>
                }
                @if (check.overdue) {
                  <app-chip tone="stop" icon="bang">{{ words.checks.overdue }}</app-chip>
                }
                @if (check.blocked) {
                  <app-chip tone="warn" icon="cross">{{ words.checks.blocked }}</app-chip>
                }
                <span class="small">{{ words.checks.due(check.due === null ? null : words.dates.dayFrom(check.due, today())) }}</span>
                <span class="small">{{ words.checks.every(check.everyMonths) }}</span>
                @if (check.lastDone; as last) {
                  <span class="small">{{ words.checks.lastDone(words.dates.dayFrom(last.doneOn, today()), last.by) }}</span>
                  @if (last.note) {
                    <span class="small">{{ last.note }}</span>
                  }
                }
              </div>
              @if (mayWrite()) {
                <form class="done screen" novalidate (submit)="done($event, check)">
                  <app-field [label]="words.checks.note + ': ' + check.title" [labelHidden]="true">
                    <input
                      appControl
                      autocomplete="off"
                      [placeholder]="words.checks.note"
                      [value]="notes()[check.id] ?? ''"
                      (typed)="note(check.id, $event)"
                    />
                  </app-field>
                  <button
                    matButton="outlined"
                    type="submit"
                    [disabled]="saving.busy()"
                    [attr.aria-label]="words.checks.done + ': ' + check.title"
                  >
                    {{ words.checks.done }}
                  </button>
                  <button
                    matButton="outlined"
                    type="button"
                    (click)="edit(check)"
                    [attr.aria-label]="words.checks.edit + ': ' + check.title"
                  >
                    {{ words.checks.edit }}
                  </button>
                </form>
              }
            </li>
          }
        </ul>
      }
    } @else {
      <div class="card"><app-skeleton [rows]="4" [height]="56" [label]="words.checks.loading" /></div>
    }
  `,
  styles: `
    .head {
      margin: var(--s2) 0;
    }
    form.card {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 13rem), 1fr));
      gap: var(--s2);
      align-items: end;
      margin-bottom: var(--s2);
      padding: var(--s2);
    }
    .tick {
      display: flex;
      gap: 0.5rem;
      align-items: center;
      min-height: 2.75rem;
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
      break-inside: avoid;
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
    .done {
      display: flex;
      flex-wrap: wrap;
      gap: 0.5rem;
    }
    @media print {
      .screen {
        display: none;
      }
    }
  `,
})
export class ChecksList {
  readonly mayWrite = input(false);
  protected readonly words = inject(ALL_WORDS);
  private readonly client = inject(DutiesClient);
  protected readonly today = inject(Clock).today;
  protected readonly found = this.client.checks();
  protected readonly list = computed(() => (this.found.hasValue() ? this.found.value()?.items : undefined));
  protected readonly saving = action();
  protected readonly editing = signal<{ check: Check | null } | null>(null);
  protected readonly draft = signal<CheckDraft>(draftOf(null, ''));
  protected readonly notes = signal<Record<string, string>>({});
  private readonly searched = inject(ApparatusClient).search(() =>
    this.editing() && this.draft().apparatusId === null ? this.draft().item.trim() || undefined : undefined,
  );
  protected readonly items = computed<Apparatus[] | undefined>(() => (this.searched.hasValue() ? this.searched.value()?.items : undefined));

  constructor() {
    refreshOnReturn(
      () => this.found.reload(),
      () => 300,
    );
  }

  protected set(changes: Partial<CheckDraft>): void {
    this.draft.update((draft) => ({ ...draft, ...changes }));
  }

  protected note(id: string, text: string): void {
    this.notes.update((notes) => ({ ...notes, [id]: text }));
  }

  protected edit(check: Check | null): void {
    this.saving.clear();
    this.draft.set(draftOf(check, this.today()));
    this.editing.set({ check });
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const body = bodyOf(this.draft());
    const was = this.editing()?.check ?? null;
    await this.saving.run(async () => {
      const saved = was ? await this.client.changeCheck(was.id, { ...body, version: was.version }) : await this.client.addCheck(body);
      this.editing.set(null);
      this.found.reload();
      return saved.title;
    });
  }

  protected async done(event: Event, { id, title }: Check): Promise<void> {
    event.preventDefault();
    await this.saving.run(
      async () => {
        const { due } = await this.client.doneCheck(id, { note: this.notes()[id]?.trim() || null });
        this.note(id, '');
        this.found.reload();
        return this.words.checks.isDone(title, due === null ? null : this.words.dates.dayFrom(due, this.today()));
      },
      { on: id },
    );
  }

  protected async remove({ id }: Check): Promise<void> {
    await this.saving.run(async () => {
      await this.client.removeCheck(id);
      this.editing.set(null);
      this.found.reload();
      return this.words.checks.removed;
    });
  }

  protected print(): void {
    globalThis.print();
  }
}

function draftOf(check: Check | null, today: string): CheckDraft {
  return {
    title: check?.title ?? '',
    apparatusId: check?.apparatusId ?? null,
    item: check?.apparatusName ?? '',
    due: check?.due ?? today,
    everyMonths: check?.everyMonths?.toString() ?? '',
    blocksItem: check?.blocksItem ?? false,
  };
}

function bodyOf({ title, apparatusId, due, everyMonths, blocksItem }: CheckDraft): CheckBody {
  const months = everyMonths.trim();
  return { title, apparatusId, due, everyMonths: months === '' ? null : Number(months), blocksItem };
}
