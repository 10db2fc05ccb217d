import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import type { LibraryPractical } from '@app/shared/contracts';
import { fieldsThatDiffer, type PracticalField } from '@app/shared/rules';
import { action } from '../../core/action';
import { ALL_WORDS } from '../../core/words';
import { Note } from '../../ui/note';
import { ProblemNotice } from '../../ui/problem';
import { Skeleton } from '../../ui/skeleton';
import { LibraryClient } from '../../practicals/practicals.client';
import { changedOf, bodyOf, draftOf, type PracticalDraft } from './practical-draft';
import { PracticalForm } from './practical-form';

/** A practical is written here, anew or as its next version; what somebody else saved meanwhile stays, and is named. */
@Component({
  selector: 'app-practical-edit-page',
  imports: [MatButton, Note, PracticalForm, ProblemNotice, RouterLink, Skeleton],
  template: `
    <div class="page">
      <p class="small">
        <a [routerLink]="back()">{{ one()?.title ?? words.page }}</a>
      </p>
      <h1>{{ isNew() ? words.add : words.editing.heading(one()?.title ?? '') }}</h1>
      @if (practical.error(); as refused) {
        <app-problem [error]="refused" (retry)="practical.reload()" />
      } @else if (one() || isNew()) {
        <form class="stack" novalidate (submit)="save($event)">
          @if (theirs(); as fields) {
            <app-note tone="wait">
              <span
                ><b>{{ words.editing.meanwhile }}</b> {{ words.editing.theyChanged(fields) }}</span
              >
            </app-note>
          } @else if (saving.refusal()) {
            <app-problem [error]="saving.refusal()" [retryLabel]="null" [listFields]="true" />
          }
          <app-practical-form [(draft)]="draft" [wrong]="saving.wrong()" />
          <div class="bar">
            <button matButton="filled" type="submit" [disabled]="saving.busy()">{{ words.editing.save }}</button>
            <a matButton="outlined" [routerLink]="back()">{{ words.editing.cancel }}</a>
          </div>
          @if (!isNew()) {
            <p class="small">{{ words.editing.newVersion }}</p>
          }
        </form>
      } @else {
        <div class="card"><app-skeleton [rows]="8" [height]="40" [label]="words.loadingOne" /></div>
      }
    </div>
  `,
  styles: `
    .stack {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--s2);
      max-width: 60rem;
      margin-top: var(--s2);
    }
  `,
})
export class EditPage {
  readonly id = input('new');
  protected readonly words = inject(ALL_WORDS).library;
  private readonly client = inject(LibraryClient);
  private readonly router = inject(Router);
  protected readonly isNew = computed(() => this.id() === 'new');
  protected readonly back = computed(() => (this.isNew() ? '/library' : `/library/${this.id()}`));
  protected readonly practical = this.client.one(this.id);
  protected readonly one = computed(() => (this.practical.hasValue() ? this.practical.value() : undefined));
  protected readonly saving = action();
  /** What was read first: a change is what the draft has otherwise. */
  private readonly read = linkedSignal<LibraryPractical | undefined, LibraryPractical | undefined>({
    source: this.one,
    computation: (now, before) => (before?.value && before.value.id === now?.id ? before.value : now),
  });
  protected readonly draft = linkedSignal<LibraryPractical | undefined, PracticalDraft>({ source: this.read, computation: draftOf });
  /** As somebody else saved it meanwhile. */
  private readonly current = signal<LibraryPractical | null>(null);
  protected readonly theirs = computed<PracticalField[] | null>(() => {
    const [read, current] = [this.read(), this.current()];
    return read && current ? fieldsThatDiffer(read, current) : null;
  });

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const read = this.read();
    await this.saving.run(async () => {
      const saved = read ? await this.change(read) : await this.client.add(bodyOf(this.draft(), undefined));
      await this.router.navigate(['/library', saved.id]);
      return this.words.editing.saved(saved.title);
    });
    const refused = this.saving.refusal();
    const current = refused?.code === 'STALE_VERSION' ? (refused.body['current'] as LibraryPractical | undefined) : undefined;
    if (current) this.current.set(current);
  }

  /** Sends what was changed here alone, on top of the newest version that was seen. */
  private change(read: LibraryPractical): Promise<LibraryPractical> {
    const newest = this.current() ?? read;
    const { title, subject, version } = newest;
    return this.client.change(read.id, { title, subject, ...changedOf(this.draft(), read), version });
  }
}
