import { Component, computed, inject, linkedSignal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { Storage } from '@app/shared/contracts';
import { action } from '../core/action';
import { refreshOnReturn } from '../core/refresh-on-return';
import { ALL_WORDS } from '../core/words';
import { Empty } from '../ui/empty';
import { ProblemNotice } from '../ui/problem';
import { Skeleton } from '../ui/skeleton';
import { StockClient } from './stock.client';
import { type GroupDraft, groupDrafts, newGroup, storageGroups } from './storage-draft';
import { StorageGroupForm } from './storage-group-form';

/** The school's own rules of storage: its groups, what each must stand apart from, and how long what is in it may stand open. */
@Component({
  selector: 'app-storage-page',
  imports: [Empty, MatButton, ProblemNotice, RouterLink, Skeleton, StorageGroupForm],
  template: `
    <div class="page">
      <p class="small">
        <a routerLink="/stock">{{ words.stock.back }}</a>
      </p>
      <h1>{{ words.storage.page }}</h1>
      <p class="head">{{ words.storage.lead }}</p>
      @if (found.error(); as refused) {
        <app-problem [error]="refused" (retry)="found.reload()" />
      } @else if (storage()) {
        @if (saving.refusal(); as refused) {
          <app-problem [error]="refused" [retryLabel]="null" [listFields]="false" />
        }
        @if (groups().length === 0) {
          <app-empty icon="apparatus" [heading]="words.storage.noneYet">
            <p>{{ words.storage.begin }}</p>
            <button matButton="filled" type="button" (click)="offer()">{{ words.storage.offer }}</button>
          </app-empty>
        }
        <form novalidate (submit)="save($event)">
          @for (group of groups(); track group.id; let at = $index) {
            <app-storage-group-form
              class="card"
              [group]="group"
              [groups]="groups()"
              [at]="at"
              [wrong]="saving.wrong()"
              (changed)="set(at, $event)"
              (removed)="takeOut(at)"
            />
          }
          <div class="bar">
            <button matButton="outlined" type="button" (click)="add()">{{ words.storage.add }}</button>
            <button matButton="filled" type="submit" [disabled]="saving.busy()">{{ words.storage.save }}</button>
            <a matButton="outlined" routerLink="/stock">{{ words.storage.cancel }}</a>
          </div>
        </form>
      } @else {
        <div class="card"><app-skeleton [rows]="5" [height]="56" [label]="words.storage.loading" /></div>
      }
    </div>
  `,
  styles: `
    .page {
      max-width: 60rem;
    }
    .head,
    app-problem {
      margin-bottom: var(--s2);
    }
    form {
      display: grid;
      gap: var(--s2);
    }
  `,
})
export class StoragePage {
  protected readonly words = inject(ALL_WORDS);
  private readonly client = inject(StockClient);
  protected readonly found = this.client.storage();
  protected readonly storage = computed(() => (this.found.hasValue() ? this.found.value() : undefined));
  protected readonly saving = action();
  /** What is typed stays while the page is read again, until there is another version. */
  protected readonly groups = linkedSignal<Storage | undefined, GroupDraft[]>({
    source: this.storage,
    computation: (now, before) =>
      before && now && before.source && before.source.version === now.version ? before.value : groupDrafts(now?.groups ?? []),
  });

  constructor() {
    refreshOnReturn(
      () => this.found.reload(),
      () => 300,
    );
  }

  protected add(): void {
    this.groups.update((groups) => [...groups, newGroup('')]);
  }

  protected offer(): void {
    this.groups.set(this.words.storage.plainNames.map(newGroup));
  }

  /** Writes a group over the one at its place; the rule of two groups is kept with both. */
  protected set(at: number, group: GroupDraft): void {
    this.groups.update((groups) => groups.map((one, index) => (index === at ? group : bothWays(one, group))));
  }

  protected takeOut(at: number): void {
    this.groups.update((groups) => {
      const gone = groups[at]?.id;
      return groups.filter((_, index) => index !== at).map((one) => ({ ...one, apart: one.apart.filter((id) => id !== gone) }));
    });
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    await this.saving.run(async () => {
      const saved = await this.client.saveStorage({ version: this.storage()?.version ?? 0, groups: storageGroups(this.groups()) });
      this.found.set(saved);
      return this.words.storage.saved;
    });
  }
}

function bothWays(one: GroupDraft, { id, apart }: GroupDraft): GroupDraft {
  const without = one.apart.filter((other) => other !== id);
  return { ...one, apart: apart.includes(one.id) ? [...without, id] : without };
}
