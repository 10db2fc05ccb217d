import { Component, computed, effect, inject, input, output, signal, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { ImportAnswer } from '@app/shared/contracts';
import { action } from '../core/action';
import { ALL_WORDS } from '../core/words';
import { ProblemNotice } from '../ui/problem';
import { ImportsClient, type ListKind } from './imports.client';

/** A file of schemes of work, apparatus, stock or practicals: what it would change is told first, and then it is taken in. */
@Component({
  selector: 'app-list-file',
  imports: [MatButton, ProblemNotice],
  template: `
    @if (acting.refusal(); as refused) {
      <app-problem [error]="refused" [retryLabel]="null" />
    }
    @if (told(); as answer) {
      <p role="status">
        <b>{{ words().would(answer) }}</b>
      </p>
      @if (answer.changes?.length) {
        <ul>
          @for (change of answer.changes; track change.row) {
            <li>{{ words().changes(change) }}</li>
          }
        </ul>
      }
      @if (answer.rejectedCount > 0) {
        <p>{{ words().left(answer.rejectedCount) }}</p>
        <ul>
          @for (note of answer.rejected; track $index) {
            <li>{{ words().why(note.row, note.message) }}</li>
          }
        </ul>
      }
      <div class="bar">
        @if (answer.created + answer.updated + answer.removed > 0) {
          <button matButton="filled" type="button" [disabled]="acting.busy()" (click)="takeIn(answer)">{{ words().takeIn }}</button>
        }
        <button matButton="outlined" type="button" [disabled]="acting.busy()" (click)="left.emit()">{{ words().not }}</button>
      </div>
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--s1);
    }
    ul {
      padding-inline-start: 1.25rem;
      overflow-wrap: anywhere;
    }
  `,
})
export class ListFile {
  readonly kind = input.required<ListKind>();
  readonly file = input.required<File>();
  readonly taken = output();
  readonly left = output();
  private readonly all = inject(ALL_WORDS).listFiles;
  protected readonly words = computed(() => this.all[this.kind()]);
  private readonly imports = inject(ImportsClient);
  protected readonly acting = action();
  protected readonly told = signal<ImportAnswer | null>(null);

  constructor() {
    effect(() => {
      const file = this.file();
      // the same file may be said to be of another kind
      this.kind();
      untracked(() => void this.look(file));
    });
  }

  private async look(file: File): Promise<void> {
    this.told.set(null);
    await this.acting.run(
      async (isLatest) => {
        const answer = await this.send(file, 'preview', false);
        if (isLatest()) this.told.set(answer);
      },
      { latest: true },
    );
  }

  /** The rows that could not be read were listed above: whoever presses has seen them. */
  protected async takeIn({ needsAcceptUnread }: ImportAnswer): Promise<void> {
    const ending = await this.acting.run(async () => {
      const answer = await this.send(this.file(), 'apply', needsAcceptUnread);
      return answer ? this.words().done(answer) : undefined;
    });
    if (ending === 'done') this.taken.emit();
  }

  private send(file: File, mode: 'preview' | 'apply', acceptUnread: boolean): Promise<ImportAnswer | null> {
    const asked = { file, kind: this.kind(), mode, columns: {}, words: {}, from: '', acceptUnread, only: null } as const;
    return this.imports.take(asked, { sent: () => undefined, goesOn: () => true });
  }
}
